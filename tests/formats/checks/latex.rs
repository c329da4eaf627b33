//! LaTeX: commands, their options and labels, environments, formulas, verbatim text and comments.

use crate::outline::Outline;

/// Commands whose argument is a label: its letters may be folded, since all its uses are.
const LABELS: [&str; 10] =
    ["label", "ref", "eqref", "pageref", "autoref", "cite", "citep", "citet", "nocite", "bibitem"];
/// Commands whose arguments are files, addresses, lengths or settings, not text.
const REFERENCES: [&str; 24] = [
    "input",
    "include",
    "includegraphics",
    "usepackage",
    "documentclass",
    "bibliography",
    "bibliographystyle",
    "url",
    "href",
    "hyperref",
    "vspace",
    "hspace",
    "setlength",
    "setcounter",
    "addtocounter",
    "settextfont",
    "setlatintextfont",
    "setdigitfont",
    "hypersetup",
    "newcounter",
    "definecolor",
    "color",
    "lstset",
    "RequirePackage",
];
/// Environments whose content is a formula.
const FORMULAS: [&str; 7] = ["equation", "equation*", "align", "align*", "gather", "cases", "multline"];
/// Environments whose content is verbatim.
const VERBATIM: [&str; 4] = ["verbatim", "lstlisting", "minted", "tikzpicture"];
/// Environments with a second argument that describes columns.
const COLUMNS: [&str; 3] = ["tabular", "array", "longtable"];

pub fn outline(text: &str, _: &str) -> Result<Outline, String> {
    let mut reader =
        Reader { rest: text.trim_start_matches('\u{FEFF}'), outline: Outline::default(), depth: 0 };
    let mut open: Vec<String> = Vec::new();
    while let Some(sign) = reader.rest.chars().next() {
        match sign {
            '\\' => reader.command(&mut open)?,
            '%' => {
                let comment = reader.take_to("\n");
                reader.outline.exact("comment");
                reader.outline.prose(comment);
                reader.outline.exact("end of comment");
            }
            '$' => {
                let fence = if reader.rest.starts_with("$$") { "$$" } else { "$" };
                reader.formula(fence, fence)?;
            }
            '{' | '}' => {
                reader.depth += if sign == '{' { 1 } else { -1 };
                reader.sign(1);
            }
            '&' | '~' | '^' | '_' => reader.sign(1),
            '#' => reader.sign(2),
            _ => {
                let end = reader.rest.find(['\\', '%', '$', '{', '}', '&', '~', '^', '_', '#']);
                let prose = reader.take(end.unwrap_or(reader.rest.len()));
                reader.outline.prose(prose);
            }
        }
    }
    match (open.pop(), reader.depth) {
        (None, 0) => Ok(reader.outline),
        (Some(environment), _) => Err(format!("{environment} is not closed")),
        (None, depth) => Err(format!("{depth} braces are not closed")),
    }
}

struct Reader<'t> {
    rest: &'t str,
    outline: Outline,
    /// How many braces are open.
    depth: isize,
}

impl<'t> Reader<'t> {
    fn take(&mut self, len: usize) -> &'t str {
        let (taken, rest) = self.rest.split_at(len);
        self.rest = rest;
        taken
    }

    /// Takes the text before `end`, which remains.
    fn take_to(&mut self, end: &str) -> &'t str {
        self.take(self.rest.find(end).unwrap_or(self.rest.len()))
    }

    /// Takes the next `chars` characters as syntax.
    fn sign(&mut self, chars: usize) {
        let len = self.rest.chars().take(chars).map(char::len_utf8).sum();
        let sign = self.take(len);
        self.outline.name(sign);
    }

    /// Adds a formula. Only the text in it may change.
    fn add_formula(&mut self, formula: &str) {
        for (index, part) in formula.split("\\text{").enumerate() {
            let end = if index == 0 { 0 } else { part.find('}').unwrap_or(0) };
            self.outline.prose(&part[..end]);
            self.outline.name(&part[end..]);
        }
    }

    /// Takes a formula from `open` to `close`.
    fn formula(&mut self, open: &str, close: &str) -> Result<(), String> {
        let end = self.rest[open.len()..].find(close).ok_or_else(|| format!("{open} is not closed"))?;
        let formula = self.take(open.len() + end + close.len());
        self.add_formula(formula);
        Ok(())
    }

    fn command(&mut self, open: &mut Vec<String>) -> Result<(), String> {
        let after = &self.rest[1..];
        let letters = after.find(|c: char| !c.is_alphabetic() && c != '\u{200C}').unwrap_or(after.len());
        if letters == 0 {
            match after.chars().next() {
                Some('[') => return self.formula("\\[", "\\]"),
                Some('(') => return self.formula("\\(", "\\)"),
                _ => self.sign(2),
            }
            self.options();
            return Ok(());
        }
        let name = self.take(1 + letters).trim_start_matches('\\');
        self.outline.name(format_args!("\\{name}"));
        match name {
            "begin" => return self.environment(open),
            "end" => {
                let environment = self.argument().ok_or("an end without a name")?;
                let opened = open.pop();
                if opened.as_deref() != Some(environment) {
                    return Err(format!("{opened:?} ends as {environment}"));
                }
                self.outline.name(environment);
            }
            "verb" | "lstinline" => {
                let fence: String = self.rest.chars().take(1).collect();
                self.formula(&fence, &fence)?;
            }
            "newcommand" | "renewcommand" | "newenvironment" | "newtheorem" => {
                if let Some(defined) = self.argument() {
                    self.outline.name(defined);
                }
                self.options();
            }
            _ if LABELS.contains(&name) => {
                self.options();
                if let Some(label) = self.argument() {
                    self.outline.name(label);
                }
            }
            _ if REFERENCES.contains(&name) => {
                self.options();
                while let Some(argument) = self.argument() {
                    self.outline.exact(argument);
                    // The last argument of `href` is the text of a link.
                    if name == "href" {
                        break;
                    }
                }
            }
            _ => self.options(),
        }
        Ok(())
    }

    /// Takes the options `[…]` that follow a command.
    fn options(&mut self) {
        while self.rest.starts_with('[') {
            let Some(end) = self.rest.find(']') else { return };
            let options = self.take(end + 1);
            let content = &options[1..end];
            if content.contains('=') || content.is_ascii() {
                self.outline.value(options);
            } else {
                self.outline.exact("[");
                self.outline.prose(content);
                self.outline.exact("]");
            }
        }
    }

    /// Takes the argument `{…}` that follows a command, without its braces.
    fn argument(&mut self) -> Option<&'t str> {
        let mut depth = 0;
        let end = self.rest.starts_with('{').then(|| {
            self.rest.find(|c| {
                depth += i32::from(c == '{') - i32::from(c == '}');
                depth == 0
            })
        })??;
        Some(&self.take(end + 1)[1..end])
    }

    fn environment(&mut self, open: &mut Vec<String>) -> Result<(), String> {
        let environment = self.argument().ok_or("a begin without a name")?;
        self.outline.name(environment);
        let end = format!("\\end{{{environment}}}");
        if VERBATIM.contains(&environment) {
            let content = self.take_to(&end);
            self.outline.name(content);
        } else if FORMULAS.contains(&environment) {
            let content = self.take_to(&end);
            self.add_formula(content);
        } else {
            self.options();
            if COLUMNS.contains(&environment)
                && let Some(columns) = self.argument()
            {
                self.outline.exact(columns);
            }
        }
        open.push(environment.to_string());
        Ok(())
    }
}
