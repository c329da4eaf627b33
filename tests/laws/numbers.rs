//! Digits: numbers are parsed in any set of digits, and conversions can be undone.

use hamvar::digits::{parse, to_arabic_indic, to_ascii, to_persian};
use proptest::num::f64::{NORMAL, SUBNORMAL, ZERO};
use proptest::prelude::*;

use crate::generators::{config, texts};

/// The three sets of digits.
const SETS: [fn(&str) -> std::borrow::Cow<'_, str>; 3] = [to_persian, to_ascii, to_arabic_indic];

/// How a number is written.
#[derive(Clone, Debug)]
struct Style {
    set: usize,
    /// The sign between groups of three digits.
    thousands: Option<char>,
    minus: char,
    /// The minus sign follows the digits.
    minus_last: bool,
    decimal: char,
    /// Around the number.
    space: &'static str,
}

fn styles() -> impl Strategy<Value = Style> {
    let thousands = prop::option::of(prop::sample::select(&['\u{66C}', ',', '،', '\'', '’'][..]));
    let minus = prop::sample::select(&['-', '\u{2212}', '\u{2013}'][..]);
    let decimal = prop::sample::select(&['\u{66B}', '.', '/'][..]);
    let space = prop::sample::select(&["", " ", "\u{200F}", "\n"][..]);
    (0usize..3, thousands, minus, any::<bool>(), decimal, space).prop_map(
        |(set, thousands, minus, minus_last, decimal, space)| Style {
            set,
            thousands,
            minus,
            minus_last,
            // Between ASCII digits a slash is a fraction or a date.
            decimal: if set == 1 && decimal == '/' { '.' } else { decimal },
            space,
        },
    )
}

/// A number in Rust's spelling, without an exponent, in the spelling of `style`.
fn write(number: &str, style: &Style) -> String {
    let (minus, number) = match number.strip_prefix('-') {
        Some(number) => (style.minus.to_string(), number),
        None => (String::new(), number),
    };
    let (whole, fraction) = number.split_once('.').map_or((number, None), |(w, f)| (w, Some(f)));
    let mut out = String::new();
    for (i, digit) in whole.chars().enumerate() {
        if let Some(sign) = style.thousands.filter(|_| i > 0 && (whole.len() - i).is_multiple_of(3)) {
            out.push(sign);
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push(style.decimal);
        out.push_str(fraction);
    }
    // A direction mark after a minus sign that follows the digits is refused today.
    let space = if style.minus_last && !minus.is_empty() {
        style.space.trim_matches('\u{200F}')
    } else {
        style.space
    };
    out = if style.minus_last { out + &minus } else { minus + &out };
    [space, &SETS[style.set](&out), space].concat()
}

proptest! {
    #![proptest_config(config(2048))]

    #[test]
    fn signed_numbers_are_read_back(n in any::<i64>(), style in styles()) {
        let text = write(&n.to_string(), &style);
        prop_assert_eq!(parse::<i64>(&text), Ok(n), "{:?}", text);
    }

    #[test]
    fn unsigned_numbers_are_read_back(n in any::<u64>(), style in styles()) {
        let text = write(&n.to_string(), &style);
        prop_assert_eq!(parse::<u64>(&text), Ok(n), "{:?}", text);
        if n > u64::from(u32::MAX) {
            prop_assert!(parse::<u32>(&text).is_err(), "{:?}", text);
        }
    }

    #[test]
    fn decimal_numbers_are_read_back(
        n in prop_oneof![-1e9..1e9f64, NORMAL | SUBNORMAL | ZERO],
        style in styles(),
    ) {
        let text = write(&n.to_string(), &style);
        prop_assert_eq!(parse::<f64>(&text).map(f64::to_bits), Ok(n.to_bits()), "{:?}", text);
    }

    /// Thousands signs that are not in groups of three are refused, not read as another number.
    #[test]
    fn misplaced_thousands_signs_are_refused(n in 1_000u64.., sign in "[٬,،'’]", cut in 1usize..19) {
        let mut text = n.to_string();
        let cut = cut % text.len();
        if cut > 0 && text.len() - cut != 3 {
            text.insert_str(cut, &sign);
            prop_assert!(parse::<u64>(&text).is_err(), "{:?}", text);
        }
    }

    #[test]
    fn conversions_are_inverse_to_each_other(text in texts(), n: u64) {
        let text = text + &to_persian(&n.to_string()) + &n.to_string();
        for first in SETS {
            for last in SETS {
                let through = first(&text);
                prop_assert_eq!(last(&through), last(&text), "{:?}", text);
            }
        }
        let latin = to_ascii(&text);
        let digit = |c: char| matches!(c, '۰'..='۹' | '٠'..='٩');
        prop_assert!(!latin.contains(digit), "{:?}", latin);
        // Only digits change, and they keep their value.
        prop_assert_eq!(latin.chars().count(), text.chars().count());
        for (old, new) in text.chars().zip(latin.chars()) {
            let value = match old {
                '۰'..='۹' => Some(old as u32 - '۰' as u32),
                '٠'..='٩' => Some(old as u32 - '٠' as u32),
                _ => None,
            };
            let expected = value.and_then(|value| char::from_digit(value, 10)).unwrap_or(old);
            prop_assert_eq!(new, expected, "{:?}", text);
        }
    }
}
