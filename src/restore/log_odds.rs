//! Logarithms of counts and odds, in hundredths of a logit.

/// The log odds of a probability, in hundredths of a logit. Probabilities outside 1–99 % are clamped.
pub(crate) fn log_odds(percent: u8) -> i32 {
    let p = percent.clamp(1, 99) as usize;
    ln(p) - ln(100 - p)
}

/// The natural logarithm of `n`, times 100. It never falls when `n` grows. Zero counts as one.
pub(super) fn ln(n: usize) -> i32 {
    /// The logarithm of 2, times 10,000.
    const LN_2: u32 = 6931;
    let halvings = (usize::BITS - n.leading_zeros()).saturating_sub(7);
    LN[(n >> halvings).clamp(1, LN.len()) - 1] as i32 + (halvings * LN_2 / 100) as i32
}

/// The logarithms of 1 to 127, times 100.
static LN: [u16; 127] = [
    0, 69, 110, 139, 161, 179, 195, 208, 220, 230, 240, 248, 256, 264, 271, 277, 283, 289, 294, 300, 304,
    309, 314, 318, 322, 326, 330, 333, 337, 340, 343, 347, 350, 353, 356, 358, 361, 364, 366, 369, 371, 374,
    376, 378, 381, 383, 385, 387, 389, 391, 393, 395, 397, 399, 401, 403, 404, 406, 408, 409, 411, 413, 414,
    416, 417, 419, 420, 422, 423, 425, 426, 428, 429, 430, 432, 433, 434, 436, 437, 438, 439, 441, 442, 443,
    444, 445, 447, 448, 449, 450, 451, 452, 453, 454, 455, 456, 457, 458, 460, 461, 462, 462, 463, 464, 465,
    466, 467, 468, 469, 470, 471, 472, 473, 474, 474, 475, 476, 477, 478, 479, 480, 480, 481, 482, 483, 484,
    484,
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logarithms_are_right_and_never_fall() {
        assert_eq!((ln(0), ln(1), ln(2), ln(100)), (0, 0, 69, 461));
        let mut last = 0;
        for n in 1..100_000 {
            let exact = 100.0 * (n as f64).ln();
            assert!((ln(n) as f64 - exact).abs() < 3.0 && ln(n) >= last, "{n}");
            last = ln(n);
        }
    }

    #[test]
    fn odds_are_even_at_fifty_percent_and_clamped_at_the_ends() {
        assert_eq!(log_odds(50), 0);
        assert_eq!((log_odds(0), log_odds(100)), (log_odds(1), log_odds(99)));
        assert!((1..99).all(|p| log_odds(p) <= log_odds(p + 1) && log_odds(p) == -log_odds(100 - p)));
    }
}
