//! HTML: elements, attributes, text, scripts and comments, as a browser reads them.

use scraper::{ElementRef, Html, Node};

use crate::outline::Outline;

/// Attributes that hold text for a reader.
const TEXT_ATTRIBUTES: [&str; 6] = ["title", "alt", "placeholder", "content", "aria-label", "label"];
/// Elements whose text is not prose: every sign counts.
const CODE_ELEMENTS: [&str; 6] = ["script", "style", "pre", "code", "kbd", "samp"];

pub fn outline(text: &str, _: &str) -> Result<Outline, String> {
    let page = Html::parse_document(text);
    let mut outline = Outline::default();
    add_children(&mut outline, page.root_element(), false);
    Ok(outline)
}

/// Adds the children of `element`. `code` says whether the element is in one of the code elements.
fn add_children(outline: &mut Outline, element: ElementRef, code: bool) {
    for child in element.children() {
        match child.value() {
            Node::Text(text) if element.value().name() == "style" => outline.words(text),
            // A line does not show that it is in an element of several lines.
            Node::Text(text) if code && text.contains('\n') => outline.block(&**text),
            Node::Text(text) if code => outline.value(&**text),
            Node::Text(text) => outline.template(text),
            Node::Comment(text) => {
                outline.exact("comment");
                outline.prose(&**text);
                outline.exact("end of comment");
            }
            Node::Element(tag) => {
                outline.exact(format_args!("<{}>", tag.name()));
                let mut attributes: Vec<_> = tag.attrs().collect();
                attributes.sort();
                for (name, value) in attributes {
                    outline.exact(name);
                    if ["class", "id", "for"].contains(&name) {
                        outline.words(value);
                        continue;
                    }
                    if TEXT_ATTRIBUTES.contains(&name) { outline.value(value) } else { outline.exact(value) }
                }
                let element = ElementRef::wrap(child).expect("the node is an element");
                add_children(outline, element, code || CODE_ELEMENTS.contains(&tag.name()));
                outline.exact(format_args!("</{}>", tag.name()));
            }
            _ => outline.exact(format_args!("{:?}", child.value())),
        }
    }
}
