//! Subtitles: finds the lines that are text, in SubRip and WebVTT.

use std::ops::Range;

/// Returns the end of the last block of `text`: the offset after its last empty line.
pub(crate) fn last_end(text: &str) -> Option<usize> {
    let mut last = None;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        at += line.len();
        if line.ends_with('\n') && line.trim().is_empty() {
            last = Some(at);
        }
    }
    last
}

/// Calls `found` with each line of text of the cues of `piece`, without its line end. `piece` has whole blocks.
///
/// In a block, everything up to the line with the times stays. A block without times is text that an empty line
/// separated from its cue; in WebVTT it is a header, a note, a style or a region.
pub(crate) fn text_lines(piece: &str, is_vtt: bool, mut found: impl FnMut(Range<usize>)) {
    let mut block: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    let mut end_block = |block: &mut Vec<Range<usize>>| {
        let times = block.iter().position(|line| piece[line.clone()].contains("-->"));
        let text = match times {
            Some(times) => times + 1,
            None if is_vtt => block.len(),
            None => 0,
        };
        for line in block.drain(..).skip(text) {
            // Without times, a number is more likely that of a cue than a text.
            let is_number = piece[line.clone()].trim().chars().all(|c| c.is_ascii_digit());
            if times.is_some() || !is_number {
                found(line);
            }
        }
    };
    for line in piece.split_inclusive('\n') {
        let content = line.trim_end_matches(['\n', '\r']);
        if content.trim().is_empty() {
            end_block(&mut block);
        } else {
            block.push(at..at + content.len());
        }
        at += line.len();
    }
    end_block(&mut block);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lines(piece: &str, is_vtt: bool) -> Vec<&str> {
        let mut all = Vec::new();
        text_lines(piece, is_vtt, |range| all.push(&piece[range]));
        all
    }

    #[test]
    fn only_the_text_of_cues_is_found() {
        let srt = "1\r\n00:00:01,000 --> 00:00:02,500\r\nسلام\r\n- خوبی؟\r\n\r\n2\n00:00:03,000 --> 00:00:04,000\n7\n\nبعد\n\n3\n";
        assert_eq!(lines(srt, false), ["سلام", "- خوبی؟", "7", "بعد"]);
        let vtt =
            "WEBVTT - نام\n\nNOTE یادداشت\n\nSTYLE\n::cue {}\n\nاول\n00:01.000 --> 00:02.000 line:0\nمتن\n";
        assert_eq!(lines(vtt, true), ["متن"]);
    }

    #[test]
    fn a_piece_ends_after_an_empty_line() {
        assert_eq!(last_end("a\n\nb\n \r\nc\n"), Some(8));
        assert_eq!(last_end("a\nb"), None);
    }
}
