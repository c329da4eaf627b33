//! Wikitext: templates with their parameters, links and their targets, files, tables, headings, lists,
//! emphasis, tags and comments.

use crate::outline::Outline;

/// Tags whose content is not wikitext: every sign counts.
const RAW_TAGS: [&str; 7] = ["math", "nowiki", "syntaxhighlight", "source", "code", "pre", "templatedata"];
/// Namespaces of links whose target is the name of a file.
const FILE_SPACES: [&str; 4] = ["پرونده:", "تصویر:", "File:", "Image:"];

pub fn outline(text: &str, _: &str) -> Result<Outline, String> {
    let mut reader =
        Reader { rest: text.trim_start_matches('\u{FEFF}'), outline: Outline::default(), open: Vec::new() };
    let mut line_start = true;
    while !reader.rest.is_empty() {
        line_start = reader.step(line_start)?;
    }
    match reader.open.pop() {
        None => Ok(reader.outline),
        Some(open) => Err(format!("{open} is not closed")),
    }
}

struct Reader<'t> {
    rest: &'t str,
    outline: Outline,
    /// The templates, parameters of templates, links and tables that are open.
    open: Vec<&'static str>,
}

impl<'t> Reader<'t> {
    /// Takes what comes next, and returns whether a line begins after it.
    fn step(&mut self, line_start: bool) -> Result<bool, String> {
        let rest = self.rest;
        if line_start && self.line_prefix() {
            return Ok(false);
        }
        if rest.starts_with("<!--") {
            let comment = self.take_through("-->");
            self.outline.exact("comment");
            self.outline.prose(comment);
            self.outline.exact("end of comment");
        } else if rest.starts_with('<')
            && rest[1..].starts_with(|c: char| c.is_ascii_alphabetic() || c == '/')
        {
            self.tag();
        } else if rest.starts_with("{|") {
            self.open.push("{|");
            let table = self.take_through("\n");
            self.outline.name(table);
            return Ok(true);
        } else if rest.starts_with("{{") || rest.starts_with("[[") {
            let parameter = rest.starts_with("{{{") && !rest.starts_with("{{{{");
            let open = match rest.as_bytes()[0] {
                b'{' if parameter => "{{{",
                b'{' => "{{",
                _ => "[[",
            };
            self.open.push(open);
            self.sign(open);
            self.target();
        } else if rest.starts_with("}}") || rest.starts_with("]]") {
            let parameter = rest.starts_with("}}}") && self.open.last() == Some(&"{{{");
            let (close, open) = match rest.as_bytes()[0] {
                b'}' if parameter => ("}}}", "{{{"),
                b'}' => ("}}", "{{"),
                _ => ("]]", "[["),
            };
            if self.open.pop() != Some(open) {
                return Err(format!("{close} closes nothing"));
            }
            self.sign(close);
        } else if rest.starts_with("[http") {
            let end = rest.find([' ', ']']).unwrap_or(rest.len());
            let link = self.take(end);
            self.outline.exact(link);
        } else if rest.starts_with("__") {
            let word = self.take(2);
            self.outline.exact(word);
        } else if rest.starts_with("''") {
            let quotes = rest.len() - rest.trim_start_matches('\'').len();
            let quotes = self.take(quotes);
            self.outline.exact(quotes);
        } else if rest.starts_with("||") || rest.starts_with("!!") {
            let cell = self.take(2);
            self.outline.exact(cell);
        } else if rest.starts_with('|') {
            self.parameter();
        } else if rest.starts_with('\n') {
            self.sign("\n");
            return Ok(true);
        } else {
            let first = rest.chars().next().map_or(0, char::len_utf8);
            let end = rest[first..].find(['\n', '<', '{', '}', '[', ']', '|', '\'', '_', '!']);
            let prose = self.take(end.map_or(rest.len(), |end| first + end));
            // A heading ends with its signs.
            let body = prose.trim_end_matches(['=', ' ']);
            self.outline.prose(body);
            if prose.ends_with("==") {
                self.outline.exact(prose[body.len()..].trim());
            }
        }
        Ok(false)
    }

    fn take(&mut self, len: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at(len);
        self.rest = rest;
        taken
    }

    /// Takes the text up to and including `end`.
    fn take_through(&mut self, end: &str) -> &'t str {
        self.take(self.rest.find(end).map_or(self.rest.len(), |at| at + end.len()))
    }

    fn sign(&mut self, sign: &str) {
        self.rest = &self.rest[sign.len()..];
        self.outline.exact(sign);
    }

    /// Takes the signs with which a line begins: list, heading, row, cell or caption of a table.
    fn line_prefix(&mut self) -> bool {
        let in_table = self.open.last() == Some(&"{|");
        if in_table && self.rest.starts_with("|}") {
            self.open.pop();
            self.sign("|}");
            return true;
        }
        if in_table && self.rest.starts_with("|-") {
            let row = self.take(self.rest.find('\n').unwrap_or(self.rest.len()));
            self.outline.exact(row);
            return true;
        }
        let signs: &[char] = if in_table { &['!', '|', '+'] } else { &['*', '#', ':', ';', '='] };
        let len = self.rest.len() - self.rest.trim_start_matches(signs).len();
        if len == 0 {
            return false;
        }
        let prefix = self.take(len);
        self.outline.exact(prefix);
        true
    }

    /// Takes a tag, and its content if that is raw.
    fn tag(&mut self) {
        let tag = self.take_through(">");
        self.outline.exact(tag);
        let name = tag[1..].split([' ', '>', '/']).next().unwrap_or_default();
        if RAW_TAGS.contains(&name) && !tag.ends_with("/>") {
            let close = format!("</{name}>");
            let raw = self.take(self.rest.find(&close).unwrap_or(self.rest.len()));
            self.outline.value(raw);
        }
    }

    /// Takes the target of a link or the name of a template.
    fn target(&mut self) {
        let target = self.take(self.rest.find(['|', ']', '{', '}', '\n']).unwrap_or(self.rest.len()));
        if FILE_SPACES.iter().any(|space| target.starts_with(space)) {
            self.outline.exact(target);
        } else {
            self.outline.name(target);
        }
    }

    /// Takes `|` and what follows, if that is the name of a parameter or a value that is no prose.
    fn parameter(&mut self) {
        self.sign("|");
        let end = self.rest.find(['|', '{', '}', '[', ']', '\n', '<']).unwrap_or(self.rest.len());
        let field = &self.rest[..end];
        let in_template = self.open.last() == Some(&"{{");
        if let (true, Some(name)) = (in_template, field.find('=')) {
            let name = self.take(name + 1);
            self.outline.name(name.trim_end_matches('=').trim());
            self.outline.exact("=");
        }
        let end = self.rest.find(['|', '{', '}', '[', ']', '\n', '<']).unwrap_or(self.rest.len());
        let value = &self.rest[..end];
        let in_data = self.open.last().is_some_and(|open| *open != "{|");
        if in_data && value.chars().all(|c| c.is_ascii() || matches!(c, '\u{6F0}'..='\u{6F9}' | '٫' | '٬'))
        {
            let value = self.take(end);
            self.outline.exact(value.trim());
        } else if value.contains("=\"") {
            // The attributes of a cell.
            let value = self.take(end);
            self.outline.name(value);
        }
    }
}
