//! Whole lines of Arabic that have no decisive word: تقع مدينة بيروت على ساحل البحر المتوسط, صباح الخير.
//!
//! A Persian line that was typed on an Arabic keyboard has ي and ك in all words, too. But few such lines have no Persian word of
//! the lists. So a line is Arabic only if it has no such word, no letter of a Persian keyboard (ی ک پ چ ژ گ), and if its words
//! weigh [`ENOUGH`]. The first row that fits a word counts:
//!
//! | word | weight |
//! |---|---|
//! | the first of two words that Persian does not have side by side (كيف حالك); نحن; حدثنا and the like; هو at the beginning | 4 |
//! | على: 1; before the article: 2 (علي: 1); after حي and the like: 2 more | 1–4 |
//! | another preposition before the article (من النوم) | 2 |
//! | عن: 1; before أبي: 2, at the beginning 4 | 1–4 |
//! | function word or verb that Persian does not have (في, كنت, يدرسون) | 2 |
//! | function word that Persian phrases have (قال, عليه), perhaps with و (وآل); يا before a word with the article | 1 |
//!
//! For another word, these add up:
//!
//! | form | weight |
//! |---|---|
//! | final ة in a word with the article; hamza after a prefix and the article (والأرض) | 2 |
//! | other final ة: the first two of a line | 1 |
//! | article, hamza at the first alef: the first of each kind in a line | 1 |
//! | ending of a verb (كتبوا) | 1 |
//!
//! A name, a title or a phrase of Persian has less (السلام عليكم, الحاوي في الطب, يا صاحب الزمان).
//! [`arabic_runs`](super::arabic_runs) finds the passages that a single word shows, also inside a line. A line of Pashto without
//! a letter of its own is found here, too, since it has ي.

use alloc::string::String;
use alloc::vec::Vec;
use core::ops::Range;

use super::arabic_sentences::{ARABIC, IN_PHRASES, NAMES, has_initial_hamza, is_persian, is_pronoun_or_verb};
use super::arabic_words::{Kind, codes_of, function_word, word_len, word_of};
use super::pashto::is_pashto;
use crate::arabic::{WordList, has_article, is_arabic_only};
use crate::chars::{self, ZWNJ};
use crate::scan::{Finder, Text};
use crate::work::count_bytes;
use crate::work::memchr::{memchr, memrchr};

/// The weight that makes a line Arabic.
const ENOUGH: u32 = 4;

/// A line has at least one word with a weight for this number of words.
const WORDS_FOR_ONE_SIGN: usize = 4;

/// Two words side by side that decide, in folded letters, as all lists here.
const PAIRS: [[&str; 2]; 42] = [
    ["صباح", "الخیر"],
    ["صباح", "النور"],
    ["مساء", "الخیر"],
    ["مساء", "النور"],
    ["کیف", "حالک"],
    ["کیف", "حالکم"],
    ["کیف", "الحال"],
    ["کیف", "أنت"],
    ["کیف", "أنتم"],
    ["کیف", "یمکن"],
    ["کیف", "یمکننی"],
    ["شکرا", "جزیلا"],
    ["شکرا", "لک"],
    ["شکرا", "لکم"],
    ["أهلا", "وسهلا"],
    ["أهلا", "بک"],
    ["مرحبا", "بک"],
    ["مرحبا", "بکم"],
    ["مع", "السلامة"],
    ["ما", "اسمک"],
    ["من", "أنت"],
    ["جزاک", "الله"],
    ["جزاکم", "الله"],
    ["حفظک", "الله"],
    ["السلام", "علیک"],
    ["مالک", "یوم"],
    ["اهدنا", "الصراط"],
    ["فصل", "لربک"],
    ["لکم", "دینکم"],
    ["ولی", "دین"],
    ["تبت", "یدا"],
    ["ونعم", "الوکیل"],
    ["آلاء", "ربکما"],
    ["قریب", "من"],
    ["قریبة", "من"],
    ["بعید", "عن"],
    ["بعیدة", "عن"],
    ["کثیر", "من"],
    ["أکبر", "من"],
    ["أکثر", "من"],
    ["یوم", "سعید"],
    ["قل", "ودل"],
];

/// Words that weigh 2, as those of [`ARABIC`] do.
static STRONG: WordList = WordList::new(
    "نحن هی کنت کنتم کنتن کانوا قلنا رأیت رأینا رأوا ذهبنا قرأت قرأنا سمعت سألت سألنی أخذت تقع یقع یکونون یقال یدخل تدخل یخرج تخرج \
    یصل تصل یبدأ تبدأ ینتهی تنتهی یسمی تسمی یسمع تسمع یحمل تحمل یجد تجد یأخذ تأخذ یعنی تعنی یعتبر تعتبر یعد تعد یبلغ تبلغ یتکون تتکون \
    یحتوی تحتوی یضم تضم یستخدم تستخدم یدخلون یخرجون عندی عندک عنده عندنا مولاه فهذا وهذا وقد فقد وکنت لأن لأنه لأنها ولأن بأن وأن فإن وإن سأذهب للناس للعالمین",
);

/// Words that weigh 1: those with a و that Persian writes apart, and others that Persian has in phrases.
static WEAK: WordList = WordList::new(
    "توکلت ولا وما ومن وکل وآل وآله وعجل وبین ومع ویا فلا فما فمن فهل ولی ولک وله ولها هل قد ألم لعل عسی منها عنها لدی لدیه لدیک \
    کلا یوم حیث",
);

/// Verbs that begin a hadith and its chain of transmitters. They decide.
static TRANSMISSIONS: WordList =
    WordList::new("حدثنا حدثنی وحدثنا وحدثنی أخبرنا أخبرنی وأخبرنا وأخبرنی أنبأنا أنبأنی");

/// Prepositions that weigh 2 before the article.
static PREPOSITIONS: WordList = WordList::new("من عن مع منذ وعن ومن ومع تحت فوق أمام خلف حول");

/// Words with the article that follow a preposition in Persian phrases: من الله, مع الاسف, علي الخصوص.
static OF_PHRASES: WordList = WordList::new(
    "الله البدو الاسف الأسف الوصف الفارق الواسطه الواسطة الخصوص الحساب الاصول الأصول القاعده القاعدة الدوام البدل الظاهر الطلوع \
    السویه السویة الاطلاق الإطلاق الاجمال الإجمال العموم العجاله العجالة التحقیق الرأس",
);

/// Words after في in Persian phrases.
static AFTER_IN: WordList = WordList::new(
    "سبیل مابین ما حد نفسه المثل الجمله الجملة الواقع الحال الفور المجلس البداهه البداهة البدایه ذاته",
);

/// Words that end in وا and are no verbs.
static NO_VERBS: WordList = WordList::new("نانوا انزوا استوا محتوا احتوا التوا اغوا ابوا مانوا لیتوا");

/// Arabic words with آ. Other words with this letter are Persian.
static WITH_MADDA: WordList = WordList::new(
    "آل وآل آله وآله آمنوا آمنت آمنا آمن آمین آدم آیة آیات آخر آخرة آتنا آتیناک آتی الآن الآخرة الآخر القرآن والقرآن",
);

/// Appends to `found` the byte ranges of the Arabic lines of `text`, in order. No ي, ك and ى is before `from`.
pub(super) fn passages(text: &str, from: usize, found: &mut Vec<Range<usize>>) {
    let bytes = text.as_bytes();
    let (padded, mut finder) = (Text::new(text), Finder::default());
    let mut at = from;
    while let Some(sign) = finder.next(&padded, at, bytes.len(), may_show) {
        let start = memrchr(b'\n', &bytes[..sign]).map_or(0, |i| i + 1);
        let end = memchr(b'\n', &bytes[sign..]).map_or(text.len(), |i| sign + i);
        found.extend(passage_of(&text[start..end]).map(|words| start + words.start..start + words.end));
        at = end;
    }
}

/// Whether `text` has an Arabic line.
pub(crate) fn has_line(text: &str) -> bool {
    let mut found = Vec::new();
    passages(text, 0, &mut found);
    !found.is_empty()
}

/// Whether the last two of three bytes are ي, ى or ك.
#[inline(always)]
fn may_show(_: u8, b: u8, c: u8) -> bool {
    (b == 0xD9) & ((c == 0x8A) | (c == 0x89) | (c == 0x83))
}

/// A word of a line.
struct LineWord<'l> {
    spelling: &'l str,
    folded: String,
    /// Whether a sign that ends a clause is before the word.
    begins_clause: bool,
}

/// What a first, fast look finds in a line.
#[derive(PartialEq, Eq)]
enum Look {
    Persian,
    Pashto,
    Unknown,
}

/// Looks for the words and letters of which almost every Persian line has one, and for the demonstratives of Pashto.
fn look_at(line: &str) -> Look {
    count_bytes(line.len());
    let bytes = line.as_bytes();
    let (mut start, mut before) = (0, 0);
    for at in 0..=bytes.len() {
        let byte = bytes.get(at).copied().unwrap_or(b' ');
        let is_persian_letter = is_persian_letter(before, byte);
        before = byte;
        if !is_persian_letter && byte != b' ' {
            continue;
        }
        if line[start..].starts_with("هغ") {
            return if is_pashto(line) { Look::Pashto } else { Look::Persian };
        }
        if is_persian_letter || is_frequent(&line[start..at]) {
            return Look::Persian;
        }
        start = at + 1;
    }
    Look::Unknown
}

/// Whether two bytes are ی, ک, گ, چ, ژ or پ, or the end of a ZWNJ.
fn is_persian_letter(lead: u8, trail: u8) -> bool {
    matches!((lead, trail), (0xDB, 0x8C) | (0xDA, 0xA9 | 0xAF | 0x86 | 0x98) | (0xD9, 0xBE) | (0x80, 0x8C))
}

/// Whether `word` is a frequent Persian word, as an Arabic keyboard types it.
#[rustfmt::skip]
fn is_frequent(word: &str) -> bool {
    matches!(
        word,
        "و" | "به" | "از" | "در" | "را" | "با" | "كه" | "است" | "اين" | "آن" | "مي" | "ها" | "هاي" | "براي" | "بود" | "شد"
            | "كرد" | "شده" | "تا" | "هر" | "خود" | "يك"
    )
}

/// Whether a text of one line is Arabic.
pub(super) fn is_arabic_line(text: &str) -> bool {
    passage_of(text).is_some()
}

/// The range from the first word of a line to the last one, if the line is Arabic. A line of Pashto is a passage as a whole.
fn passage_of(line: &str) -> Option<Range<usize>> {
    match look_at(line) {
        Look::Persian => return None,
        Look::Pashto => return Some(0..line.len()),
        Look::Unknown => {}
    }
    let mut words: Vec<LineWord> = Vec::new();
    let mut range = line.len()..0;
    let mut begins_clause = true;
    let mut at = 0;
    while let Some(c) = line[at..].chars().next() {
        let is_word = chars::is_letter(c);
        let len = if is_word { word_len(&line[at..]) } else { c.len_utf8() };
        if is_word {
            let word = read_word(&line[at..at + len])?;
            range = range.start.min(at)..at + len;
            words.push(LineWord { begins_clause, ..word });
            begins_clause = false;
        } else if c.is_alphabetic() || c == ZWNJ {
            return None;
        }
        begins_clause |= matches!(c, ':' | '.' | '،' | '؛' | '!' | '؟');
        at += len;
        count_bytes(len);
    }
    is_arabic(&words).then_some(range)
}

/// Reads a word. `None` if it is Persian, or typed on a Persian keyboard.
fn read_word(spelling: &str) -> Option<LineWord<'_>> {
    if spelling.contains(['ی', 'ک', 'پ', 'چ', 'ژ', 'گ', 'ۀ', ZWNJ]) {
        return None;
    }
    let folded: String =
        spelling.chars().filter(|&c| chars::is_letter(c)).map(chars::persian_letter).collect();
    let is_of_name = matches!(folded.as_str(), "أبا" | "أبو" | "أبی" | "ابن" | "بن" | "ابا");
    let is_arabic = is_of_name || WITH_MADDA.contains(&codes_of(&folded));
    let is_persian_word = || word_of(&folded.replace('آ', "ا")).is_none() || folded.contains('آ');
    (is_arabic || !is_persian(&folded, spelling) && !is_persian_word()).then_some(LineWord {
        spelling,
        folded,
        begins_clause: false,
    })
}

/// Whether a line of these words, none of which is Persian, is Arabic. Words with the form of Arabic ones alone are a title, which
/// may stand beside Persian words (كلاس نهاية الحكمة): then each word needs a weight. So does each outer clause: a Persian
/// one may introduce an Arabic one (دعاي كميل: …).
fn is_arabic(words: &[LineWord]) -> bool {
    let names_book =
        words.iter().any(|word| word_of(&word.folded).is_some_and(|word| word.kind == Kind::OfBooks));
    let mut weights = Weights { names_book, ..Weights::default() };
    let of_words: Vec<u32> = (0..words.len()).map(|i| weights.weight_of(words, i)).collect();
    let signs = of_words.iter().filter(|&&weight| weight > 0).count();
    let first_clause = (1..words.len()).find(|&i| words[i].begins_clause).unwrap_or(words.len());
    let last_clause = (1..words.len()).rfind(|&i| words[i].begins_clause).unwrap_or(0);
    // A chain of transmitters has many names.
    let in_names = words.iter().filter(|word| matches!(word.folded.as_str(), "بن" | "ابن")).count();
    words.len() > 1
        && of_words.iter().sum::<u32>() >= ENOUGH
        && WORDS_FOR_ONE_SIGN * signs >= words.len() - in_names
        && (weights.has_word || signs == words.len())
        && introduces(&words[0].folded, &of_words[..first_clause])
        && of_words[last_clause..].iter().any(|&weight| weight > 0)
}

/// Whether the first clause of a line, which begins with the word `first`, is Arabic. A Persian one may have a weak phrase (امام باقر
/// عليه السلام: …), but does not begin with قال.
fn introduces(first: &str, weights: &[u32]) -> bool {
    first == "قال" || weights.iter().sum::<u32>() > 2 || weights.iter().any(|&weight| weight > 1)
}

/// What the line has, and what was counted of it already, since a few forms count only at first.
#[derive(Default)]
struct Weights {
    /// Whether the line has a Persian word beside titles (تفسير سورة البقرة). A final ة shows nothing there.
    names_book: bool,
    has_article: bool,
    feminines: u32,
    has_hamza: bool,
    /// Whether a word has a weight by itself, and not by its form.
    has_word: bool,
}

impl Weights {
    /// The weight of word `i`.
    fn weight_of(&mut self, words: &[LineWord], i: usize) -> u32 {
        let of_word = self.weight_of_word(words, i);
        self.has_word |= of_word.is_some_and(|weight| weight > 0);
        of_word.unwrap_or_else(|| self.weight_of_form(&words[i].folded))
    }

    /// The weight of a word by itself. `None` if its form decides.
    fn weight_of_word(&self, words: &[LineWord], i: usize) -> Option<u32> {
        let folded = words[i].folded.as_str();
        let codes = codes_of(folded);
        let next = words.get(i + 1).map_or("", |next| next.folded.as_str());
        if PAIRS.iter().any(|[left, right]| folded == *left && next == *right)
            || is_pronoun_or_verb(folded)
            || TRANSMISSIONS.contains(&codes)
            || folded == "نحن"
            || folded == "هو" && i == 0
        {
            return Some(ENOUGH);
        }
        let of_particle = weight_of_particle(words, i);
        if of_particle.is_some() {
            return of_particle;
        }
        if let Some(Kind::Sign(weight)) = function_word(folded) {
            return Some(weight.clamp(1, 2));
        }
        if ARABIC.contains(&codes) || STRONG.contains(&codes) || is_plural_verb(folded) {
            return Some(2);
        }
        let is_verb = folded.ends_with("وا") && codes.len() > 4 && !NO_VERBS.contains(&codes);
        (is_verb || IN_PHRASES.contains(&codes) || WEAK.contains(&codes) || is_arabic_only(&codes))
            .then_some(1)
    }

    /// The weight of the article, a hamza at the first alef, and a final ة.
    fn weight_of_form(&mut self, folded: &str) -> u32 {
        let stem = folded.strip_prefix(['و', 'ف', 'ب', 'ک']).unwrap_or(folded);
        let with_prefix = stem.len() < folded.len();
        let begins_with_article =
            has_article(&codes_of(folded)) || folded.starts_with("ال") && folded.ends_with('ة');
        let has_prefixed_article = with_prefix && has_article(&codes_of(stem));
        let mut weight = 0;
        if begins_with_article || has_prefixed_article {
            weight += u32::from(!core::mem::replace(&mut self.has_article, true));
        }
        if has_prefixed_article && has_initial_hamza(stem) {
            weight += 2;
        } else if has_initial_hamza(folded)
            && folded.len() > "أبو".len()
            && !NAMES.contains(&codes_of(folded))
        {
            weight += u32::from(!core::mem::replace(&mut self.has_hamza, true));
        }
        if self.names_book {
            return weight;
        }
        if folded.ends_with('ة') && begins_with_article {
            weight += 2;
        } else if folded.ends_with('ة') {
            self.feminines += 1;
            weight += u32::from(self.feminines <= 2);
        }
        weight
    }
}

/// The weight of word `i` as a preposition or particle, by the words beside it. `None` for another word.
fn weight_of_particle(words: &[LineWord], i: usize) -> Option<u32> {
    let LineWord { spelling, folded, .. } = &words[i];
    let next = words.get(i + 1).map_or("", |next| next.folded.as_str());
    let next_has_article = has_article(&codes_of(next)) && !OF_PHRASES.contains(&codes_of(next));
    let is_first = i == 0;
    match folded.as_str() {
        "علی" | "وعلی" if spelling.ends_with('ى') => {
            let before = i.checked_sub(1).map_or("", |before| words[before].folded.as_str());
            Some(1 + u32::from(next_has_article) + 2 * u32::from(matches!(before, "صل" | "حی" | "سلم")))
        }
        "علی" | "وعلی" if !is_first && next_has_article => Some(1),
        "فی" | "وفی" if AFTER_IN.contains(&codes_of(next)) => Some(0),
        "فی" | "وفی" | "ففی" => Some(2),
        // Persian has إن شاء الله, too.
        "إن" if next == "شاء" => Some(0),
        "شاء" => Some(0),
        "عن" if matches!(next, "أبی" | "أبیه" | "ابی" | "ابیه") => {
            Some(if is_first { ENOUGH } else { 2 })
        }
        "یا" if next.starts_with(['أ', 'إ']) => Some(2),
        "لم" if next.starts_with(['ی', 'ت', 'أ', 'ن']) => Some(2),
        "ولا" if next_has_article => Some(2),
        "هل" if is_first => Some(2),
        "یا" => {
            let after_next = words.get(i + 2).map_or("", |after| after.folded.as_str());
            Some(u32::from(next_has_article || has_article(&codes_of(after_next))))
        }
        _ if next_has_article && PREPOSITIONS.contains(&codes_of(folded)) => Some(2),
        _ => None,
    }
}

/// Whether the word has the form of a verb in the plural: يدرسون. Colloquial Persian has other endings with ون (يادتون).
fn is_plural_verb(word: &str) -> bool {
    let is_colloquial = ["تون", "شون", "مون"].iter().any(|ending| word.ends_with(ending));
    word.starts_with('ی') && word.ends_with("ون") && !is_colloquial && word.chars().count() > 4
}
