//! Words and lines of Sorani Kurdish without a letter that only Kurdish has (ێ ۆ ڵ ڕ ڤ).
//!
//! Sorani writes the vowel ە (U+06D5), which does not join. Some Persian texts have it in place of a final heh (خانە), also
//! before an ending or the second part of a compound (خانەها, علاقەمند). So what counts is an *inner* ە: a letter of its word
//! follows, and no Persian ending or second part. No other vowel is beside it, and the word has no letter that only Persian has
//! (راەاندازی, بەصورت). A word with an inner ە is Kurdish. A line with one is Kurdish as a whole if it has no clearly Persian
//! word, or more inner ە than Persian words. The letters count in their folded form and without repetitions, so that no later
//! step changes the answer.

use alloc::vec::Vec;
use core::ops::Range;

use crate::chars::{self, ZWNJ};
use crate::work::memchr::memmem;

const VOWEL: char = 'ە';

/// The endings that may follow a silent heh, and the verbs that people write without a space after a participle. Without
/// repetitions of a letter.
const ENDINGS: &str = "ها های هایم هایت هایش هایمان هایتان هایشان ی ای ام ات اش اند اید ایم است مان تان شان گی گان وار \
    تر ترین ور وری بود بودم بودی بودیم بودند شد شدم شدند \
    تری ترها ترند باشد باشند";

/// Endings of colloquial Persian, after two more letters.
const COLLOQUIAL_ENDINGS: &str = "ش ست شون تون مون هاش هاشون هام هات هاست \
    مو شو شم";

/// Beginnings of the second part of a Persian compound. A first part that ends in a silent heh has two more letters.
const SECOND_PARTS: &str = "مند دار دان بان بر بند بخش باز بین پذیر پرداز پرست پوش پسند خوان خواه خوار خور دوز دوست رسان رو \
    زن زده زاده ساز سنج شناس شکن شمار فروش کار کش کنده کوب گاه گذار گر گو گیر لوح مدار نامه نشین نگار نما نواز نویس نورد \
    یاب یار انگیز اندیش آور آمیز آفرین ریز سرا جا جو جمع کاو سوار وقت مدت پرسی پیچ خراب چین زدا شد کنند حساب حل کل بوس تاز باران \
    پهلو فرنگی دهند دهی نهایی تمام شب \
    نام زیست ورز پیما سوز ران دولت کنن";

/// Beginnings of words that Persian writes after به.
const AFTER_BEH: &str = "عنوان روز شمار کار ساز درست راحت شدت دلیل ویژه جای دست طرف کلی زود تدریج وضوح ندرت ساد راست تاز وسیله وجود \
    دنبال علاوه نام زور سوی سوم نحو موقع سرعت تنها نوعی گونه جز جا \
    ویژ عبارت عهد خوب هیچ مناسبت شکل دنیا خدا";

/// Words that Kurdish has and Persian has not. Beside one of them, and without a Persian word, a final ە is Kurdish, too.
const KURDISH_WORDS: &str = "کورد کوردی کوردستان دایک دایکم دایکت دایکی دایکمان باوک باوکم باوکت باوکی باوکمان خوشکم خوشکت \
    خوشکی کچم کچت کچان پیاو پیاوان چاوم چاوت ئاو ئاگر ئازاد ئازادی ئاسمان ئاشتی سوپاس ماموستا هاوین چوار نیشتمان";

/// Names of the language and the preposition لە, beside which one inner ە is enough in any line.
const KURDISH_BESIDE_PERSIAN: &str = "کردی کوردی سورانی کردها له";

/// Frequent Persian words that Sorani does not have, or that it spells in another way.
const PERSIAN_WORDS: &str = "است از این آن را در به که هر برای شد بود گفت رفت شود کند دارد نیست آنها اند شهر نام می ها های \
    کردند شدند بودند شده کرده باید خانه همه یک دیگر نه چه";

/// What the letters of a line show.
#[derive(Default)]
struct Evidence {
    /// The number of ە, and of those that are inner. A word that begins with ئە counts like two inner ones.
    all: usize,
    inner: usize,
    /// Whether a word without a letter that only other languages have has an inner one. (The other words are counted by
    /// [`foreign`](super::foreign).)
    has_kurdish_form: bool,
    has_kurdish_word: bool,
    is_kurdish_beside_persian: bool,
    /// Whether a word is Persian by the list or by a letter.
    has_persian_word: bool,
    /// The number of words of the list.
    persian_words: usize,
    /// The number of letters.
    letters: usize,
}

/// A line with a Persian word is Sorani only if it has an ە for this number of letters. Sorani has one for about ten.
const LETTERS_FOR_ONE_VOWEL: usize = 12;

/// A line without a Persian word is Sorani only if it has an ە for this number of letters.
const LETTERS_WITHOUT_PERSIAN: usize = 16;

/// Whether a line is Sorani by its ە. It has two inner ones; or one beside two others, a name of the language or لە; or, without a
/// Persian word, a single inner one, or any ە beside a word of Kurdish only. In each case, ە must be a share of the letters. If
/// the line has frequent Persian words, it must have more inner ە than these.
pub(crate) fn is_sorani(line: &str) -> bool {
    if memmem::find(line.as_bytes(), VOWEL.encode_utf8(&mut [0; 4]).as_bytes()).is_none() || has_form(line) {
        return false;
    }
    Evidence::of(line).shows_sorani()
}

/// The number of frequent Persian words in a line.
pub(super) fn persian_words_in(line: &str) -> usize {
    Evidence::of(line).persian_words
}

/// Finds the Kurdish words of a line: those with an inner ە.
#[derive(Default)]
pub(crate) struct KurdishWords {
    /// The word that was found last.
    word: Range<usize>,
    /// Whether no other word follows.
    is_last: bool,
}

impl KurdishWords {
    pub(crate) fn of(line: &str) -> Self {
        KurdishWords { word: 0..0, is_last: has_form(line) }
    }

    /// Whether the offset `at` of `line` is in such a word. The offsets must ascend, and the line must be the same.
    pub(crate) fn contain(&mut self, line: &str, at: usize) -> bool {
        let mut letters: Vec<char> = Vec::new();
        while self.word.end <= at && !self.is_last {
            match next_word(line, self.word.end) {
                Some(word) => {
                    read_word(&line[word.clone()], &mut letters);
                    let is_kurdish = inner_vowels(&letters) > 0;
                    self.word = if is_kurdish { word } else { word.end..word.end };
                }
                None => self.is_last = true,
            }
        }
        self.word.contains(&at)
    }
}

/// Whether the line has a presentation form. Folding turns it into letters of any kind.
fn has_form(line: &str) -> bool {
    line.chars().any(chars::is_presentation_form)
}

/// The next word at or after `from`: letters with marks and ZWNJs.
fn next_word(line: &str, from: usize) -> Option<Range<usize>> {
    let start = from + line[from..].find(chars::is_letter)?;
    let len = line[start..].find(|c| !chars::is_inside_word(c)).unwrap_or(line.len() - start);
    Some(start..start + len)
}

/// Reads the letters and ZWNJs of a word, without repetitions and in their folded form, except ە.
fn read_word(word: &str, letters: &mut Vec<char>) {
    letters.clear();
    for c in word.chars() {
        let folded = match c {
            VOWEL | ZWNJ => c,
            // Folding makes a heh of ە and this mark.
            '\u{654}' => match letters.last_mut() {
                Some(last) if *last == VOWEL => {
                    *last = 'ه';
                    continue;
                }
                _ => continue,
            },
            'ۀ' => 'ه',
            _ if !chars::is_letter(c) => continue,
            _ => chars::persian_letter(c),
        };
        if letters.last() != Some(&folded) {
            letters.push(folded);
        }
    }
}

/// The number of inner ە of a word.
fn inner_vowels(word: &[char]) -> usize {
    if word.iter().any(|&c| is_persian_letter(c)) {
        return 0;
    }
    (0..word.len()).filter(|&i| word[i] == VOWEL && is_inner(&word[..i], &word[i + 1..])).count()
}

/// Whether an ە between these letters is inner. A later step may remove a ZWNJ, so no ending may be at one.
fn is_inner(before: &[char], after: &[char]) -> bool {
    if matches!(after, [] | [ZWNJ, ..]) {
        return false;
    }
    // The longest ending has six letters.
    let mut letters = ['\0'; 8];
    let mut len = 0;
    let mut ends_persian = false;
    for &c in after.iter().chain(&[ZWNJ]) {
        if c == ZWNJ {
            ends_persian |= is_one_of(&letters[..len], ENDINGS);
        } else if len == letters.len() {
            break;
        } else {
            letters[len] = c;
            len += 1;
        }
    }
    let begins = |parts: &str| {
        parts.split_ascii_whitespace().any(|part| {
            let mut rest = letters[..len].iter();
            part.chars().all(|c| rest.next() == Some(&c))
        })
    };
    let mut letters_before = before.iter().rev().filter(|&&c| c != ZWNJ);
    let (last, second_last) = (letters_before.next(), letters_before.next());
    let is_compound = match second_last {
        Some(_) => begins(SECOND_PARTS) || is_one_of(&letters[..len], COLLOQUIAL_ENDINGS),
        None => last == Some(&'ب') && begins(AFTER_BEH),
    };
    // The vowel ە is never beside another vowel, but a Persian heh is (راه, راه‌اندازی).
    let is_beside_vowel = last == Some(&'ا') || matches!(after, ['ا' | 'آ', ..]);
    !ends_persian && !is_compound && !is_beside_vowel
}

/// Whether Kurdish spells no word of its own with this letter.
fn is_persian_letter(c: char) -> bool {
    matches!(c, 'آ' | 'ث' | 'ذ' | 'ص' | 'ض' | 'ط' | 'ظ')
}

impl Evidence {
    fn of(line: &str) -> Self {
        let mut evidence = Evidence::default();
        let mut letters: Vec<char> = Vec::new();
        let mut at = 0;
        while let Some(word) = next_word(line, at) {
            read_word(&line[word.clone()], &mut letters);
            evidence.add(&letters);
            at = word.end;
        }
        evidence
    }

    fn shows_sorani(&self) -> bool {
        let &Evidence { all, inner, persian_words, .. } = self;
        let is_share = |letters: usize| letters * all >= self.letters;
        let has_vowels = inner >= 2 || inner == 1 && (all >= 3 || self.is_kurdish_beside_persian);
        match persian_words {
            0 => {
                let is_kurdish = self.has_kurdish_form || all > 0 && self.has_kurdish_word;
                (has_vowels || !self.has_persian_word && is_kurdish) && is_share(LETTERS_WITHOUT_PERSIAN)
            }
            _ => has_vowels && inner > persian_words && is_share(LETTERS_FOR_ONE_VOWEL),
        }
    }

    fn add(&mut self, word: &[char]) {
        let inner = inner_vowels(word);
        self.has_kurdish_form |= inner > 0
            && !word.iter().any(|&c| c != VOWEL && chars::class(c) & chars::LETTER == chars::FOREIGN);
        self.letters += word.iter().filter(|&&c| c != ZWNJ).count();
        self.all += word.iter().filter(|&&c| c == VOWEL).count();
        self.inner += inner + 2 * usize::from(word.starts_with(&['ئ', VOWEL]));
        self.has_kurdish_word |= is_one_of(word, KURDISH_WORDS);
        // A later step may remove a ZWNJ or make it a space.
        let pieces = word.split(|&c| c == ZWNJ);
        let joined: Vec<char> = match word.contains(&ZWNJ) {
            true => word.iter().copied().filter(|&c| c != ZWNJ).collect(),
            false => Vec::new(),
        };
        for piece in pieces.chain([joined.as_slice()]) {
            let is_persian = is_one_of(piece, PERSIAN_WORDS);
            self.persian_words += usize::from(is_persian);
            self.has_persian_word |= is_persian || piece.iter().any(|&c| is_persian_letter(c));
            self.is_kurdish_beside_persian |= is_spelled_with_vowel(piece, KURDISH_BESIDE_PERSIAN);
        }
    }
}

fn is_one_of(letters: &[char], words: &str) -> bool {
    words.split_ascii_whitespace().any(|word| word.chars().eq(letters.iter().copied()))
}

/// Whether the letters are those of one of `words` after folding, which makes ە a ه.
fn is_spelled_with_vowel(letters: &[char], words: &str) -> bool {
    let folded = |&c: &char| if c == VOWEL { 'ه' } else { c };
    words.split_ascii_whitespace().any(|word| word.chars().eq(letters.iter().map(folded)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inner_vowels_show_sorani() {
        for line in [
            "لە ناو شارەکەدا",
            "من لە سنە دەژیم",
            "من لە سنەم",
            "دەست و سەر 😀",
            "لە 2 شار دەژین ❤\u{FE0F}",
            "ئەم شارە",
            "واژهٔ کردی بەهار",
            "سەرکەوتن",
            "دەست و سەر",
            "پەنیر",
            "کچەکە",
            "بەەەب",
            "کوردستان جوانە",
        ] {
            assert!(is_sorani(line), "{line}");
        }
        for line in [
            "",
            "خانه",
            "خانە",
            "خانەها و نامەای و بچەاش",
            "بە خانە رفت کە نامە",
            "علاقەمند",
            "علاقەمند خانە 😀",
            "علاقەمندان و خانەدارها",
            "سنە 1320",
            "شرکت لە شد",
            "خانەهااا",
            "علاقەم\u{200C}ند است",
            "پەنیر است",
            "دەست و سەر \u{FEFB}",
        ] {
            assert!(!is_sorani(line), "{line}");
        }
    }

    #[test]
    fn words_with_an_inner_vowel_are_kurdish() {
        let line = "خانە و پەنیر است";
        let mut words = KurdishWords::of(line);
        let kept: Vec<_> = line.char_indices().filter(|&(at, _)| words.contain(line, at)).collect();
        assert_eq!(kept.iter().map(|&(_, c)| c).collect::<alloc::string::String>(), "پەنیر");
        for line in ["خانەها", "علاقەمند", "پەنیر \u{FEFB}", "نامە\u{200C}ب"] {
            let mut words = KurdishWords::of(line);
            assert!(line.char_indices().all(|(at, _)| !words.contain(line, at)), "{line}");
        }
    }
}
