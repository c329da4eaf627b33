//! Source code: tokens, strings and comments, as a parser of the language reads them.

use tree_sitter::{Language, Node, Parser};

use crate::outline::Outline;

pub fn outline(text: &str, extension: &str) -> Result<Outline, String> {
    let language: Language = match extension {
        "py" => tree_sitter_python::LANGUAGE.into(),
        "rs" => tree_sitter_rust::LANGUAGE.into(),
        _ => tree_sitter_javascript::LANGUAGE.into(),
    };
    let mut parser = Parser::new();
    parser.set_language(&language).map_err(|error| error.to_string())?;
    let tree = parser.parse(text, None).ok_or("the parser gave up")?;
    if let Some(error) = first_error(tree.root_node()) {
        let row = error.start_position().row;
        return Err(format!("line {}: {}", row + 1, text.lines().nth(row).unwrap_or_default()));
    }
    let mut outline = Outline::default();
    add(&mut outline, tree.root_node(), text);
    Ok(outline)
}

fn first_error(node: Node) -> Option<Node> {
    if node.is_error() || node.is_missing() {
        return Some(node);
    }
    let mut children = node.children(&mut node.walk()).collect::<Vec<_>>().into_iter();
    if node.has_error() { children.find_map(first_error) } else { None }
}

fn is_in_template(node: Node) -> bool {
    std::iter::successors(Some(node), Node::parent).any(|node| node.kind() == "template_string")
}

fn add(outline: &mut Outline, node: Node, text: &str) {
    let kind = node.kind();
    let own = &text[node.byte_range()];
    if kind.contains("comment") || kind == "jsx_text" {
        outline.exact(kind);
        outline.prose(own);
    } else if node.child_count() == 0 {
        let is_text = kind.contains("string") || kind.contains("content") || kind.contains("fragment");
        match is_text {
            true if own.contains('\n') => outline.block(own),
            true => outline.value(own),
            // Backticks protect what is between them, so names in a template keep letters that are folded
            // elsewhere.
            false if is_in_template(node) => outline.value(own),
            false => outline.name(own),
        }
    } else {
        let mut at = node.start_byte();
        for child in node.children(&mut node.walk()) {
            // Some grammars leave the text of a string between the nodes of its escapes.
            outline.value(&text[at..child.start_byte()]);
            add(outline, child, text);
            at = child.end_byte();
        }
        outline.value(&text[at..node.end_byte()]);
    }
}
