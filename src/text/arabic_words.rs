//! What is known of a word without marks: is it Arabic, Persian, or can it be both? ([`arabic_runs`](super::arabic_runs) finds
//! the passages of such words.)

use alloc::string::String;
use alloc::vec::Vec;

use crate::arabic::{WordList, has_article, is_arabic_only, is_persian_only, may_be_arabic};
use crate::chars::{self, ZWNJ};

/// The weight that makes a group of signs Arabic.
pub(super) const ENOUGH: u32 = 3;

/// Function words with a hamza below their first alef, in folded letters, as all lists here.
static BELOW: WordList = WordList::new(
    "إلی إلا إن إنما إنا إنی إنك إنه إنها إنهم إنکم إذ إذا إذن إلیه إلیها إلیهم إلیك إلینا إلیکم إیاك إیاکم إلهی",
);
/// Function words with a hamza above their first alef.
static ABOVE: WordList =
    WordList::new("ألا أن أنا أنت أنتم أو أی أیها أیتها أین ألم أما أنه أنها أنهم أفلا أولئك");
/// Demonstratives and relatives that Persian does not have.
static NEVER_PERSIAN: WordList =
    WordList::new("هذه هذان هذین هاتان هاتین هولاء هؤلاء اللذان اللذین اللتان اللتین اللواتی");
/// Demonstratives and relatives that Persian has only in phrases and quotations.
static RARELY_PERSIAN: WordList = WordList::new("هذا الذی الذین التی");
/// Words after which هذا is Persian: مع هذا, سند هذا.
static BEFORE_THIS: WordList =
    WordList::new("مع علی بر من سند قرارداد عقد ورقه نامه حکم قبض شرط قس وقس وعلی");
/// Prepositions and verbs that are a sign only before a word with the article.
static BEFORE_ARTICLE: WordList = WordList::new("الی کانت لیست عن منذ هل");
/// The words after الی in Persian phrases.
static AFTER_UNTIL: WordList = WordList::new("الابد الحال الان الاخر الله");

/// Persian words beside the Arabic title of a book. A passage has one only between two signs.
static OF_BOOKS: WordList = WordList::new(
    "کتاب تألیف تالیف ترجمه ترجمهی تفسیر شرح نوشته اثر چاپ جلد مقاله حدیث روایت سوره دعای عبارت جمله",
);

/// What is known of a word of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// It may be Arabic, since it is not known to be Persian.
    Unknown,
    /// It is a word of both languages.
    Either,
    /// It is one of [`OF_BOOKS`].
    OfBooks,
    /// It is a sign of Arabic, with this weight.
    Sign(u32),
}

/// A word of a run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) kind: Kind,
    /// Whether it is a function word that Persian does not have, or one that [`judge_pair`] found to be Arabic.
    pub(super) is_function: bool,
    /// Whether it begins with the article itself, without a prefix.
    pub(super) has_article: bool,
    /// Whether it ends in ة.
    pub(super) is_feminine: bool,
}

/// The sign that `word` is if it is a function word that Persian does not have. The word has folded letters.
pub(super) fn function_word(word: &str) -> Option<Kind> {
    let stem = without_prefix(word);
    if stem.starts_with(['أ', 'إ']) {
        let codes = codes_of(stem);
        if BELOW.contains(&codes) {
            return Some(Kind::Sign(ENOUGH));
        }
        return ABOVE.contains(&codes).then_some(Kind::Sign(1));
    }
    // ل is no prefix here: لهذا is Persian.
    let codes = codes_of(if word.starts_with('ل') { word } else { stem });
    if NEVER_PERSIAN.contains(&codes) {
        return Some(Kind::Sign(ENOUGH));
    }
    RARELY_PERSIAN.contains(&codes).then_some(Kind::Sign(2))
}

/// Corrects what is known of two words in a row, since each shows something of the other. `left` and `right` are their folded
/// letters.
pub(super) fn judge_pair(left: &str, left_word: &mut Word, right: &str, right_word: &mut Word) {
    if right.ends_with("هذا") && BEFORE_THIS.contains(&codes_of(left)) {
        (right_word.kind, right_word.is_function) = (Kind::Either, false);
    }
    if right == "شاء" && left_word.kind == Kind::Sign(ENOUGH) && left.ends_with("إن") {
        // Persian has إن شاء الله, too.
        (left_word.kind, left_word.is_function) = (Kind::Either, false);
        right_word.kind = Kind::Either;
    }
    if right_word.has_article && BEFORE_ARTICLE.contains(&codes_of(without_and(left))) {
        let is_persian_phrase = left == "الی" && AFTER_UNTIL.contains(&codes_of(right));
        if !is_persian_phrase {
            (left_word.kind, left_word.is_function) = (Kind::Sign(1), true);
        }
    }
}

/// The codes of the letters, as the word lists need them.
pub(super) fn codes_of(word: &str) -> Vec<u8> {
    word.chars().map(chars::letter_code).collect()
}

/// The word without a prefix of one letter: و, ف, ب, ل, ک.
pub(super) fn without_prefix(word: &str) -> &str {
    word.strip_prefix(['و', 'ف', 'ب', 'ل', 'ک']).unwrap_or(word)
}

fn without_and(word: &str) -> &str {
    word.strip_prefix('و').unwrap_or(word)
}

/// The number of bytes of the word that begins `text`.
pub(super) fn word_len(text: &str) -> usize {
    text.find(|c| !chars::is_inside_word(c)).unwrap_or(text.len())
}

/// Writes the folded letters of `word` into `folded`. If the word has a ZWNJ, or a mark other than the tanvin of حتماً and
/// the shadda, `folded` stays empty.
pub(super) fn fold_word(word: &str, folded: &mut String) {
    folded.clear();
    for c in word.trim_matches(ZWNJ).chars() {
        if chars::is_letter(c) {
            folded.push(chars::persian_letter(c));
        } else if !matches!(c, '\u{64B}' | '\u{651}') {
            return folded.clear();
        }
    }
}

/// What is known of a word of folded letters. `None` if it is Persian or of another language than Arabic.
pub(super) fn word_of(word: &str) -> Option<Word> {
    let codes = codes_of(word);
    let stem = without_prefix(word);
    let stem_codes = &codes[codes.len() - stem.chars().count()..];
    let is_feminine = codes.len() > 2 && word.ends_with('ة');
    let begins_with_article = has_article(&codes) || is_feminine && word.starts_with("ال"); // الفتاة, but not الفت
    let with_article = begins_with_article || has_article(stem_codes) && codes.len() > 5;
    let is_foreign = |code: &u8| matches!(*code, 0 | chars::FOREIGN);
    if codes.is_empty()
        || codes.iter().any(is_foreign)
        || word.contains(['پ', 'چ', 'ژ', 'گ', 'ۀ'])
        || word.contains('آ') && !with_article
        || is_persian_only(&codes) && !is_arabic_only(&codes)
        || is_persian_verb(word)
        || ["های", "هایی", "هایش", "ترین"].iter().any(|ending| word.ends_with(ending))
    {
        return None;
    }
    let of_kind = |kind| Word { kind, is_function: false, has_article: begins_with_article, is_feminine };
    if let Some(kind) = function_word(word) {
        return Some(Word { is_function: true, ..of_kind(kind) });
    }
    if OF_BOOKS.contains(&codes_of(&word.replace('ة', "ه"))) {
        return Some(Word { is_feminine: false, ..of_kind(Kind::OfBooks) });
    }
    let is_until = word == "الی"; // Persian uses it, too.
    if !is_until && (is_arabic_only(&codes) || word.starts_with('و') && is_arabic_only(stem_codes)) {
        return Some(of_kind(Kind::Sign(1)));
    }
    let after_article = "ال".len();
    let has_hamza =
        stem.starts_with(['أ', 'إ']) || with_article && stem[after_article..].starts_with(['أ', 'إ']);
    let weight = u32::from(has_hamza) + u32::from(is_feminine);
    Some(of_kind(if is_until {
        Kind::Either
    } else if with_article || weight > 0 {
        Kind::Sign(weight)
    } else if may_be_arabic(&codes) {
        Kind::Either
    } else {
        Kind::Unknown
    }))
}

/// Whether the word has the form of a Persian verb with می or نمی (میکنم, نمیروند).
fn is_persian_verb(word: &str) -> bool {
    let stem = word.strip_prefix("نمی").or_else(|| word.strip_prefix("می"));
    stem.is_some_and(|stem| stem.chars().count() > 2 && stem.ends_with(['م', 'د', 'ی', 'ت']))
}
