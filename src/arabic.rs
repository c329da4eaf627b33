//! Facts about Arabic words that occur in Persian text. Words are given as letter codes
//! ([`chars::letter_code`]), so that spellings with ي and ی are the same word.

use alloc::boxed::Box;
use alloc::vec::Vec;

use once_cell::race::OnceBox;

use crate::chars;

/// Whether two bytes encode a mark that is rare in Persian. Every Arabic passage has one, so it is worth a
/// closer look. Kashida, hamza, madda and the tanwin of حتماً are too frequent in Persian.
#[inline(always)]
pub(crate) fn is_rare_mark(lead: u8, trail: u8) -> bool {
    chars::class_of_pair(lead, trail) == chars::MARK
        && !(lead == 0xD9 && matches!(trail, 0x80 | 0x8B | 0x93..=0x95))
}

/// The beginnings of Persian words and names that start with ال by chance, and not with the article.
const PERSIAN_STARTS: &str = "الگ الپ الچ الژ الکتر الکل الکسا الکی الکها الماس المان المپ الهام الهی الهه الزام التهاب \
    التفات التماس التیام التیمات التزام التقاط التذاذ التباس التجا التصاق الترنا الحاق الحاد الحاح الحان الصاق الغا \
    الفبا الفت الفاظ القاب القائ القای القاگ الاغ الاهیات البته البرز البوم البسه البانی السنه الناز النگ الوار الوان \
    الواط الوند الوده الویت الیاف الیاس الیت الیزا الیکا الیور المیرا المنتی";

/// Whole words of this kind.
static PERSIAN_EXACTLY: WordList =
    WordList::new("الان الانش الاک القا القاء السا الست المنت الفی الکن الفین الفها المش المها التش البا");

/// Arabic words that mean nothing in Persian.
static ARABIC_ONLY: WordList = WordList::new(ARABIC_ONLY_WORDS);

/// The words of this list.
pub(crate) const ARABIC_ONLY_WORDS: &str = "فی الی الذی الذین التی هذا هذه ذلک تلک اولئک هولا انما اذا لقد لیس یکون قالت عنه عنها عنهم عنک منهم منک فیه فیها فیهم الیه الیها الیهم الیک علیها علیهم علیهما علیکم \
    علیک لهم لهما لکم بهم بکم ایها ایتها شاء لله بالله والله تالله اللهم بسم باسم";

/// Arabic words that may be Persian too.
static ARABIC_OR_PERSIAN: WordList = WordList::new(
    "و ف من منه منها بها لنا لکن لما کان کانت قال قلت ما لا یا ان ای او علی علیه عن مع هو هی له به بی لی الا حتی قد قل کل بین عند ثم لم لن \
    بل هل غیر بعد قبل ها های هایی هایم هایت هایش هایمان هایتان هایشان تر تری ترین",
);

/// Frequent Persian words that are no Arabic words, or that vocalized Arabic spells differently.
static PERSIAN_ONLY: WordList = WordList::new(
    "از در بر هر این آن را است اند که به بود بودند شد شدند کرد کردند می نمی خود باز یک دو شب روز \
    دل سر خدا نیست باشد کند شود رفت رفتند آمد آمدند دست مرد زن تا با همه هم چون اگر وی ایشان ام ای یکی دید شنید کنند \
    داشت دارد خانه برای دوست مادر پدر دختر آب نان باغ بهار خواند خورد نشست ماند کنم کن مرا ترا تنها",
);

/// A list of words, separated by white space. It is sorted on first use.
pub(crate) struct WordList {
    words: &'static str,
    sorted: OnceBox<SortedWords>,
}

/// The words of a list as letter codes.
struct SortedWords {
    /// In order.
    words: Vec<Vec<u8>>,
    /// A bit for each slot in which a word of the list is. Few other words have such a slot.
    slots: [u64; SLOTS / 64],
}

/// The longest list has about 200 words.
const SLOTS: usize = 1024;

/// The slot of a word, by its first and last letters and its length.
fn slot(letters: &[u8]) -> usize {
    let (first, last) = match letters {
        [first, .., last] => (*first as usize, *last as usize),
        _ => (0, letters.first().map_or(0, |&letter| letter as usize)),
    };
    (first + 29 * last + 397 * letters.len()) % SLOTS
}

impl WordList {
    /// The list of `words`, which are separated by white space.
    pub(crate) const fn new(words: &'static str) -> WordList {
        WordList { words, sorted: OnceBox::new() }
    }

    /// The words, in the order of the list.
    #[cfg(test)]
    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.words.split_ascii_whitespace()
    }

    /// Whether `letters` are those of one of the words. Takes time logarithmic in the number of words.
    pub(crate) fn contains(&self, letters: &[u8]) -> bool {
        let SortedWords { words, slots } = self.sorted.get_or_init(|| {
            let codes = |word: &str| word.chars().map(chars::letter_code).collect();
            let mut words: Vec<Vec<u8>> = self.words.split_ascii_whitespace().map(codes).collect();
            words.sort_unstable();
            let mut slots = [0; SLOTS / 64];
            words.iter().map(|word| slot(word)).for_each(|slot| slots[slot / 64] |= 1 << (slot % 64));
            Box::new(SortedWords { words, slots })
        });
        let slot = slot(letters);
        slots[slot / 64] >> (slot % 64) & 1 != 0
            && words.binary_search_by(|word| word.as_slice().cmp(letters)).is_ok()
    }
}

/// Whether `letters` are those of `word`.
pub(crate) fn is_word(letters: &[u8], word: &str) -> bool {
    word.len() == 2 * letters.len() && begins_with(letters, word)
}

/// Whether the word begins with the letters of `start`.
pub(crate) fn begins_with(letters: &[u8], start: &str) -> bool {
    let codes = start.as_bytes().as_chunks().0.iter().map(|&[lead, trail]| chars::const_class(lead, trail));
    let codes = codes.map(|class| class & chars::LETTER);
    start.len() <= 2 * letters.len() && codes.eq(letters[..start.len() / 2].iter().copied())
}

/// The Arabic article.
pub(crate) const ARTICLE: [u8; 2] = [chars::letter_code('ا'), chars::letter_code('ل')];

/// Whether the word begins with the Arabic article, and not with the same letters by chance.
pub(crate) fn has_article(letters: &[u8]) -> bool {
    letters.len() >= 4
        && letters.starts_with(&ARTICLE)
        && !PERSIAN_EXACTLY.contains(letters)
        && !has_persian_start(letters)
}

/// Whether the word begins with one of [`PERSIAN_STARTS`].
fn has_persian_start(letters: &[u8]) -> bool {
    const STARTS: [u64; count_words(PERSIAN_STARTS)] = packed(PERSIAN_STARTS);
    let mut first = [0; 8];
    first.iter_mut().zip(letters).for_each(|(to, &letter)| *to = letter);
    let first = u64::from_le_bytes(first);
    STARTS.iter().any(|&start| first & u64::MAX >> (start.leading_zeros() & !7) == start)
}

/// Each of the words as a number: its letters are the bytes, the first letter is the lowest byte. A word has up
/// to eight letters.
const fn packed<const N: usize>(words: &str) -> [u64; N] {
    let (mut packed, mut bytes) = ([0; N], words.as_bytes());
    let (mut word, mut letters) = (0, 0);
    loop {
        match bytes {
            [lead, trail, rest @ ..] if *lead != b' ' => {
                packed[word] |= ((chars::const_class(*lead, *trail) & chars::LETTER) as u64) << (8 * letters);
                letters += 1;
                bytes = rest;
            }
            [_, rest @ ..] => {
                (word, letters) = (word + 1, 0);
                bytes = rest;
            }
            [] => return packed,
        }
    }
}

/// The number of words, which single spaces separate.
const fn count_words(words: &str) -> usize {
    let (mut count, mut bytes) = (1, words.as_bytes());
    while let [first, rest @ ..] = bytes {
        count += (*first == b' ') as usize;
        bytes = rest;
    }
    count
}

/// Whether the word is Arabic and means nothing in Persian.
pub(crate) fn is_arabic_only(letters: &[u8]) -> bool {
    ARABIC_ONLY.contains(letters)
}

/// Whether the word is frequent in Arabic text. It may be Persian as well.
pub(crate) fn may_be_arabic(letters: &[u8]) -> bool {
    is_arabic_only(letters) || ARABIC_OR_PERSIAN.contains(letters) || has_article(letters)
}

/// Whether the word is a frequent Persian word that is not Arabic, perhaps with an ending of the plural or
/// comparative.
pub(crate) fn is_persian_only(letters: &[u8]) -> bool {
    let endings = "ها های هایی هایم هایت هایش هایمان هایتان هایشان تر تری ترین";
    PERSIAN_ONLY.contains(letters)
        || endings.split_ascii_whitespace().any(|ending| {
            let stem = letters.len().saturating_sub(ending.len() / 2);
            stem > 0 && is_word(&letters[stem..], ending) && PERSIAN_ONLY.contains(&letters[..stem])
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn codes(word: &str) -> Vec<u8> {
        word.chars().map(chars::letter_code).collect()
    }

    #[test]
    fn words_with_the_article_are_told_from_persian_ones() {
        for word in
            "الله الرحمن العالمین السلام الملل المللی المستقیم الوقوع الکتاب الناس الیوم القاعده".split(' ')
        {
            assert!(has_article(&codes(word)), "{word}");
        }
        for word in "الگو الماس الان الاغ البته الهام الزام التهاب الفبا الک الکتریکی المپیک البرز آلمان ال اله"
            .split(' ')
        {
            assert!(!has_article(&codes(word)), "{word}");
        }
    }

    #[test]
    fn packed_starts_are_those_of_the_list() {
        for start in PERSIAN_STARTS.split(' ') {
            let mut letters = codes(start);
            assert!(has_persian_start(&letters), "{start}");
            letters.push(chars::letter_code('ژ'));
            assert!(has_persian_start(&letters), "{start}");
            let shorter = &letters[..letters.len() - 2];
            let is_start = PERSIAN_STARTS.split(' ').any(|start| begins_with(shorter, start));
            assert_eq!(has_persian_start(shorter), is_start, "{start}");
        }
        assert!(!has_persian_start(&codes("المللی")) && !has_persian_start(&codes("العالمینیان")));
    }

    #[test]
    fn arabic_words_may_be_written_with_persian_letters() {
        assert!(
            is_arabic_only(&codes("فی")) && is_arabic_only(&codes("في")) && !is_arabic_only(&codes("من"))
        );
        assert!(may_be_arabic(&codes("من")) && !may_be_arabic(&codes("کتاب")));
    }

    #[test]
    fn persian_words_may_have_an_ending() {
        assert!(is_persian_only(&codes("در")) && is_persian_only(&codes("درها")));
        assert!(!is_persian_only(&codes("رب")) && !is_persian_only(&codes("ها")));
    }
}
