//! Moves of chess in algebraic notation: Nf3, exd5, Qh4+, O-O. Signs after a move judge it (`Rd8!?`), so they stay.

/// How certain it is that a word is a move of chess.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ChessMove {
    Certain,
    /// Only the name of a square, as e4. Codes of other things look alike (b2).
    OfPawn,
}

/// How certain it is that `text` ends with a move. `None` if it does not.
pub(crate) fn move_at_end(text: &str) -> Option<ChessMove> {
    const LONGEST_MOVE: usize = 9; // Raxd8=Q+#
    let is_part = |b: &u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'=' | b'+' | b'#');
    let len = text.bytes().rev().take(LONGEST_MOVE + 1).take_while(is_part).count();
    if len > LONGEST_MOVE {
        return None;
    }
    let name = text[text.len() - len..].trim_end_matches(['+', '#']);
    if matches!(name, "O-O" | "O-O-O") {
        return Some(ChessMove::Certain);
    }
    let (name, promotes) = match name.split_once('=') {
        Some((name, "Q" | "R" | "B" | "N")) => (name, true),
        Some(_) => return None,
        None => (name, false),
    };
    let (origin, square) = name.split_at_checked(name.len().checked_sub(2)?)?;
    let is_square = matches!(square.as_bytes(), [b'a'..=b'h', b'1'..=b'8']);
    let (origin, takes) = origin.strip_suffix('x').map_or((origin, false), |origin| (origin, true));
    let kind = match origin.as_bytes() {
        [b'K' | b'Q' | b'R' | b'B' | b'N', b'a'..=b'h' | b'1'..=b'8'] => ChessMove::Certain,
        [b'K' | b'Q' | b'R' | b'B' | b'N'] => ChessMove::Certain,
        [b'a'..=b'h'] if takes => ChessMove::Certain,
        [] if !takes && promotes => ChessMove::Certain,
        [] if !takes => ChessMove::OfPawn,
        _ => return None,
    };
    is_square.then_some(kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moves_of_chess_are_found() {
        for name in ["Rd8", "Nxf7", "Qh4+", "exd5", "O-O", "O-O-O", "e8=Q", "Nbd7", "R1e2", "Raxd8#"] {
            assert_eq!(move_at_end(name), Some(ChessMove::Certain), "{name}");
        }
        assert_eq!(move_at_end("با e4"), Some(ChessMove::OfPawn));
        for text in
            ["", "Cat6", "A4", "i4", "e9", "MP3", "Rd8x", "xd5", "O", "=Q", "e4=K", "0123456789Nf3", "ب"]
        {
            assert_eq!(move_at_end(text), None, "{text}");
        }
    }
}
