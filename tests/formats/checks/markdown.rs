//! Markdown with the usual extensions: blocks, emphasis, links, code, formulas and front matter.
//! Template tags of site generators (`{{< tip >}}`) are compared too.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};

use crate::outline::Outline;

pub fn outline(text: &str, _: &str) -> Result<Outline, String> {
    let mut outline = Outline::default();
    let mut literal = false; // inside a code block or front matter
    // The parser reports runs of text in pieces. A template tag may lie across them.
    let mut run = String::new();
    for event in Parser::new_ext(
        text.trim_start_matches('\u{FEFF}'),
        Options::all() - Options::ENABLE_SMART_PUNCTUATION,
    ) {
        if let Event::Text(text) = &event {
            run.push_str(text);
            continue;
        }
        add_text(&mut outline, &std::mem::take(&mut run), literal);
        match event {
            Event::Start(tag) => {
                literal = matches!(tag, Tag::CodeBlock(_) | Tag::MetadataBlock(_));
                add_tag(&mut outline, &tag);
            }
            Event::End(tag) => {
                literal &= !matches!(tag, TagEnd::CodeBlock | TagEnd::MetadataBlock(_));
                outline.exact(format_args!("end {tag:?}"));
            }
            Event::Code(code) => {
                outline.exact("code");
                outline.name(code);
            }
            Event::Html(html) | Event::InlineHtml(html) if html.starts_with("<!--") => {
                outline.exact("comment");
                outline.prose(html);
            }
            Event::Html(html) | Event::InlineHtml(html) => outline.markup(&html),
            Event::FootnoteReference(label) => outline.name(format_args!("reference to footnote {label}")),
            other => outline.exact(format_args!("{other:?}")),
        }
    }
    add_text(&mut outline, &run, literal);
    Ok(outline)
}

/// Adds a tag. Its destination must stay; its title is text.
fn add_tag(outline: &mut Outline, tag: &Tag) {
    match tag {
        Tag::Link { link_type, dest_url, title, id } | Tag::Image { link_type, dest_url, title, id } => {
            outline.exact(format_args!("link {link_type:?} to {dest_url}"));
            outline.value(title);
            // A label is read in its definition too, and a parser finds the link only if both agree.
            outline.value(id);
        }
        Tag::CodeBlock(CodeBlockKind::Fenced(info)) => outline.name(format_args!("fenced code {info}")),
        Tag::FootnoteDefinition(label) => outline.name(format_args!("footnote {label}")),
        other => outline.exact(format_args!("{other:?}")),
    }
}

/// Adds a run of text. Code and front matter (`literal`) are data.
fn add_text(outline: &mut Outline, text: &str, literal: bool) {
    if literal { outline.value(text) } else { outline.template(text) }
}
