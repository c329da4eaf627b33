//! SubRip and WebVTT: cues with their names, times, lines and styling tags.

use crate::outline::Outline;

pub fn outline(text: &str, extension: &str) -> Result<Outline, String> {
    let text = text.trim_start_matches('\u{FEFF}').replace("\r\n", "\n");
    let mut outline = Outline::default();
    let mut blocks =
        text.split("\n\n").map(|block| block.trim_matches('\n')).filter(|block| !block.is_empty());
    if extension == "vtt" {
        let header = blocks.next().filter(|header| header.starts_with("WEBVTT"));
        for line in header.ok_or("no WEBVTT header")?.lines() {
            outline.value(line);
        }
    }
    for block in blocks {
        add_block(&mut outline, block, extension)?;
    }
    Ok(outline)
}

fn add_block(outline: &mut Outline, block: &str, extension: &str) -> Result<(), String> {
    let first = block.lines().next().unwrap_or_default();
    if extension == "vtt" && first.starts_with("NOTE") {
        outline.exact("NOTE");
        outline.prose(block);
        return Ok(());
    }
    if extension == "vtt" && matches!(first.split(' ').next(), Some("STYLE" | "REGION")) {
        // Not as names: voices are folded here, and protected in the tags of cues.
        outline.value(block);
        return Ok(());
    }
    let mut lines = block.lines().peekable();
    if lines.peek().is_some_and(|line| !line.contains("-->")) {
        let name = lines.next().unwrap_or_default();
        if extension == "srt" && name.parse::<u32>().is_err() {
            return Err(format!("{name:?} is not the number of a cue"));
        }
        if name.is_ascii() { outline.exact(name) } else { outline.prose(name) }
    }
    let times = lines.next().filter(|times| is_time_line(times, extension));
    outline.name(times.ok_or_else(|| format!("no times in {block:?}"))?);
    for line in lines {
        outline.exact("line");
        add_line(outline, line);
    }
    Ok(())
}

/// Tests for `00:00:01,000 --> 00:00:02,000` (SubRip), or the same with points and without hours
/// (WebVTT). Settings may follow.
fn is_time_line(line: &str, extension: &str) -> bool {
    let fraction = if extension == "srt" { ',' } else { '.' };
    let is_time = |text: &str| {
        text.rsplit_once(fraction).is_some_and(|(clock, millis)| {
            let is_number = |part: &str| part.len() >= 2 && part.bytes().all(|b| b.is_ascii_digit());
            millis.len() == 3 && is_number(millis) && clock.split(':').all(is_number)
        })
    };
    let parts: Vec<&str> = line.split(' ').collect();
    parts.len() >= 3 && is_time(parts[0]) && parts[1] == "-->" && is_time(parts[2])
}

/// Adds a line of a cue: its tags (`<i>`, `{\an8}`) or data (`{"id": 1}`), and the text between them.
fn add_line(outline: &mut Outline, line: &str) {
    let mut rest = line;
    while let Some(start) = rest.find(['<', '{']) {
        let close = if rest[start..].starts_with('<') { '>' } else { '}' };
        let Some(end) = rest[start..].find(close) else { break };
        outline.prose(&rest[..start]);
        let tag = &rest[start..=start + end];
        if close == '>' {
            outline.words(tag)
        } else {
            outline.value(tag)
        }
        rest = &rest[start + end + 1..];
    }
    outline.prose(rest);
}
