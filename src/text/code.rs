//! The signs of programs, for [`are_of_data`](super::signs::are_of_data): keywords, calls, braces,
//! operators.

use crate::work::memchr::{memchr, memchr_iter, memmem};

use crate::chars;

/// Words that begin lines of code, but no line of prose.
#[rustfmt::skip]
const KEYWORDS: &[&str] = &[
    "async", "await", "const", "def", "echo", "elif", "enum", "export", "fn", "func", "function", "impl",
    "let", "mut", "namespace", "private", "protected", "pub", "public", "static", "struct", "var", "void",
    "CREATE", "DELETE", "FROM", "INSERT", "JOIN", "ORDER", "SELECT", "SET", "UPDATE", "VALUES", "WHERE",
    "Dialogue:", "Comment:",
];

/// Words that begin lines of code and lines of prose. The line is code if it also ends like one.
#[rustfmt::skip]
const WEAK_KEYWORDS: &[&str] = &[
    "alter", "and", "assert", "bool", "case", "char", "class", "create", "delete", "double", "else", "except",
    "float", "for", "from", "if", "import", "in", "insert", "int", "long", "match", "new", "or", "print",
    "raise", "return", "select", "string", "String", "switch", "throw", "try", "type", "update", "use",
    "values", "where", "while", "with", "AND", "OR",
];

/// Whether the line has something that only programs have.
pub(super) fn is_code(content: &str) -> bool {
    is_statement(content)
        || ends_block(content)
        || has_operator(content)
        || has_path(content)
        || has_comment_after_code(content)
        || has_option_with_text(content)
}

/// Whether the line has a command with an option and its value in quotation marks: `git commit -m "…"`, `--name='…'`.
fn has_option_with_text(content: &str) -> bool {
    memmem::find_iter(content.as_bytes(), " -").any(|i| {
        let option = content[i + 2..].trim_start_matches('-');
        let name = option.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(option.len());
        content[..i].ends_with(|c: char| c.is_ascii_graphic())
            && option.starts_with(|c: char| c.is_ascii_alphabetic())
            && option[name..].starts_with([' ', '='])
            && option[name + 1..].starts_with(['"', '\''])
    })
}

/// Whether the line has an operator of a program: `?? "…"`, `f().g`.
fn has_operator(content: &str) -> bool {
    let has_call =
        || memmem::find_iter(content.as_bytes(), "().").any(|i| content[..i].ends_with(is_ascii_name));
    content.contains("?? \"") || content.contains("?? '") || has_call()
}

/// Whether the line ends a block as only programs do: `f() { return 1; }`, `Range { start: u8 },`.
fn ends_block(content: &str) -> bool {
    let is_fields = || content.contains(" { ") && (content.ends_with(" },") || content.ends_with(" };"));
    let is_body = || {
        let body = content.trim_end_matches([',', ';']).strip_suffix('}').map(str::trim_ascii_end);
        body.is_some_and(|body| body.ends_with(';'))
    };
    // The argument of a TeX command may end with any sign.
    (is_fields() || is_body()) && content.contains('{') && !content.contains(ARGUMENT)
}

/// A brace after a protected span, which is a TeX command in most cases.
const ARGUMENT: &str = "\u{FFFC}{";

/// Whether the line has a path of names: `std::path`, `Self::برگ`.
fn has_path(content: &str) -> bool {
    memmem::find_iter(content.as_bytes(), "::").any(|i| {
        let is_name = |c: char| is_ascii_name(c) || chars::is_letter(c);
        content[..i].ends_with(is_ascii_name) && content[i + 2..].starts_with(is_name)
    })
}

/// Whether a comment follows code as in Python: two spaces, `#`, and a space.
fn has_comment_after_code(content: &str) -> bool {
    content.contains("  # ")
}

/// Whether the line describes an option of a command: `-n, --lines <N>`, `--help`.
pub(super) fn is_option(line: &str) -> bool {
    let line = line.trim_ascii_start();
    let is_short = line.as_bytes().get(1).is_some_and(u8::is_ascii_alphabetic)
        && line.get(2..).is_some_and(|rest| rest.starts_with([',', ' ']) && rest.contains("  "));
    line.starts_with('-') && is_short
        || line.strip_prefix("--").is_some_and(|name| name.starts_with(|c: char| c.is_ascii_alphabetic()))
}

/// Whether `content` has a map whose first key is in quotation marks: `[{"نام": 1}]`.
pub(super) fn has_quoted_keys(content: &str) -> bool {
    memchr_iter(b'{', content.as_bytes()).any(|i| {
        let inside = &content[i + 1..];
        let quote = inside.chars().next().filter(|&c| matches!(c, '"' | '\''));
        let rest = quote.and_then(|quote| inside[1..].split_once(quote));
        rest.is_some_and(|(_, rest)| rest.starts_with(':'))
    })
}

fn is_ascii_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

/// Whether a brace is in a place where only code, a message format or a formula has one: `x = {…}`,
/// `{n, plural, …`, `x_{i}`.
pub(super) fn has_braces_of_code(content: &str) -> bool {
    const SIGNS: [&str; 5] = ["^{", "_{", ", plural,", ", select,", ", selectordinal,"];
    const BLOCKS: [&str; 3] = [": {", "= {", "> {"];
    let is_block = content.trim_end_matches([',', ';']).ends_with('}') && !content.contains("{\\");
    let has = |sign: &&str| content.contains(*sign);
    SIGNS.iter().any(has) || is_block && BLOCKS.iter().any(has)
}

/// Whether the line is an assignment with a `;` after it: `x = 25;`.
pub(super) fn is_assignment(content: &str) -> bool {
    let value = memchr(b'=', content.as_bytes()).map_or("", |at| &content[at..]);
    value.rfind(';').is_some_and(|end| !value[..end].ends_with(' '))
}

/// Whether the line begins with a word that begins only code, or begins with a keyword or a call and also
/// ends like a statement.
fn is_statement(content: &str) -> bool {
    if !content.starts_with(|c: char| c.is_ascii()) {
        return false;
    }
    // Restoration may put a ZWNJ after a Latin word.
    let first = content.split([' ', '(', '\u{200C}']).next().unwrap_or_default();
    let with_more = first.len() < content.len();
    if with_more && KEYWORDS.contains(&first) {
        return true;
    }
    let ends = || without_comment(content).ends_with(['{', '}', ';', ':', ')', ',']);
    if with_more && WEAK_KEYWORDS.contains(&first) && ends() {
        return true;
    }
    // A call that begins the line: f(…), f(…);
    let name = content.find(|c: char| !c.is_ascii_alphanumeric() && !"_.:!$".contains(c)).unwrap_or(0);
    let is_call = content.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && content[name..].starts_with('(');
    is_call && ends()
}

/// A line of code without the comment at its end.
fn without_comment(content: &str) -> &str {
    let end = [" # ", " // ", "  #"].iter().filter_map(|sign| content.find(sign)).min();
    content[..end.unwrap_or(content.len())].trim_ascii_end()
}
