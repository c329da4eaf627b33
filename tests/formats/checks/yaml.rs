//! YAML: keys, scalars with their style, collections, anchors, tags and documents.

use saphyr_parser::{Event, Parser, ScalarStyle};

use crate::outline::{Outline, is_prose};

pub fn outline(text: &str, _: &str) -> Result<Outline, String> {
    let mut outline = Outline::default();
    // For each open collection: whether it is a mapping, and how many nodes it has so far.
    let mut open: Vec<(bool, usize)> = Vec::new();
    for event in Parser::new_from_str(text.trim_start_matches('\u{FEFF}')) {
        let (event, span) = event.map_err(|error| error.to_string())?;
        let is_key = open.last().is_some_and(|&(mapping, nodes)| mapping && nodes % 2 == 0);
        let opens = matches!(event, Event::MappingStart(..) | Event::SequenceStart(..));
        let closes = matches!(event, Event::MappingEnd | Event::SequenceEnd);
        if closes {
            open.pop();
        } else if let Some((_, nodes)) = open.last_mut() {
            *nodes += 1;
        }
        if opens {
            open.push((matches!(event, Event::MappingStart(..)), 0));
        }
        match event {
            Event::Scalar(text, style, anchor, tag) => {
                outline.exact(format_args!("{style:?} anchor {anchor} tag {tag:?}"));
                // Without quotation marks, a key looks like a heading, and a text like prose.
                let is_plain_prose = style == ScalarStyle::Plain && is_prose(&text);
                if is_key && is_plain_prose {
                    outline.value(text);
                } else if is_key {
                    outline.name(text);
                } else if is_plain_prose {
                    outline.prose(text);
                } else if style == ScalarStyle::Plain && text.is_ascii() {
                    outline.exact(text);
                } else if matches!(style, ScalarStyle::Literal | ScalarStyle::Folded)
                    || span.start.line() != span.end.line()
                {
                    outline.block(text);
                } else {
                    outline.value(text);
                }
            }
            other => outline.exact(format_args!("{other:?}")),
        }
    }
    Ok(outline)
}
