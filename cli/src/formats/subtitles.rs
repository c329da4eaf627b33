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

/// Returns `line`, a line of text of a cue, without its tags: `<i>`, `<v Name>` and `<00:01.000>`, and `{\\an8}`. Of WebVTT,
/// the entities are read, too.
pub(crate) fn without_tags(line: &str, is_vtt: bool) -> String {
    let mut out = String::with_capacity(line.len());
    let mut rest = line;
    while let Some(at) = rest.find(['<', '{']) {
        out.push_str(&rest[..at]);
        rest = &rest[at..];
        match tag_len(rest) {
            Some(len) => {
                let is_break =
                    ["br>", "br/>", "br />"].iter().any(|tag| rest[1..len].eq_ignore_ascii_case(tag));
                out.push_str(if is_break { " " } else { "" });
                rest = &rest[len..];
            }
            None => {
                out.push_str(&rest[..1]);
                rest = &rest[1..];
            }
        }
    }
    out.push_str(rest);
    if is_vtt && out.contains('&') {
        for (entity, text) in ENTITIES {
            out = out.replace(entity, text);
        }
    }
    out
}

/// The entities of WebVTT. The last one must be read after the others.
const ENTITIES: [(&str, &str); 6] = [
    ("&lt;", "<"),
    ("&gt;", ">"),
    ("&nbsp;", "\u{A0}"),
    ("&lrm;", "\u{200E}"),
    ("&rlm;", "\u{200F}"),
    ("&amp;", "&"),
];

/// Returns the length of the tag that `text` begins with. A tag has no other tag inside.
fn tag_len(text: &str) -> Option<usize> {
    let end = if text.starts_with('<') { '>' } else { '}' };
    let content = &text[1..1 + text[1..].find([end, '<'])?];
    let is_tag = match (end, content.as_bytes().first()?) {
        ('}', first) => *first == b'\\',
        (_, b'0'..=b'9') => {
            content.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b':' | b'.')) && content.contains(':')
        }
        (_, first) => first.is_ascii_alphabetic() || *first == b'/',
    };
    (is_tag && text[1 + content.len()..].starts_with(end)).then_some(content.len() + 2)
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
    fn tags_are_no_text() {
        for (line, is_vtt, expected) in [
            ("<i>سلام</i> دنیا", false, "سلام دنیا"),
            ("{\\an8}<font color=\"#fff\">سلام</font>", false, "سلام"),
            ("یک<br/>دو<BR>سه", false, "یک دو سه"),
            ("<v.loud مینا>کجایی؟</v>", true, "کجایی؟"),
            ("<00:01.500>یک <c.red>دو</c>", true, "یک دو"),
            ("&lt;a&gt; &amp;lt; &nbsp;ب", true, "<a> &lt; \u{A0}ب"),
            ("یک &amp; دو", false, "یک &amp; دو"),
            ("۵ < ۶ > ۳ و {متن} <", false, "۵ < ۶ > ۳ و {متن} <"),
            ("<i یک <b>دو</b>", false, "<i یک دو"),
            ("a<", false, "a<"),
            ("<3 تو > <۳>", false, "<3 تو > <۳>"),
            ("<>{}", false, "<>{}"),
        ] {
            assert_eq!(without_tags(line, is_vtt), expected, "{line}");
        }
    }

    #[test]
    fn a_piece_ends_after_an_empty_line() {
        assert_eq!(last_end("a\n\nb\n \r\nc\n"), Some(8));
        assert_eq!(last_end("a\nb"), None);
    }
}
