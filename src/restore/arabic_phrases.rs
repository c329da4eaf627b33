//! Arabic phrases and names, which the words around a gap show: صل علی محمد, یا مقلب القلوب, سید علی حسینی. Their words stay
//! apart, although Persian has a compound or a name with the same letters (علی‌محمد, رسول‌الله).

use super::arabic;
use super::letters::{hash_of_str, hashes};
use super::passage::{Gap, Part, Passage};
use crate::arabic::{ARTICLE, has_article, is_arabic_only, may_be_arabic};
use crate::chars;

const ON: u64 = hash_of_str("علی");
const GOD: u64 = hash_of_str("الله");
const NO: u64 = hash_of_str("لا");
const HE: u64 = hash_of_str("هو");

/// Arabic words after which علی is the preposition ("on"), and not the name.
#[rustfmt::skip]
const BEFORE_ON: [u64; 26] = hashes([
    "صل", "صلی", "صلوا", "یصلون", "صلیت", "صلوات", "سلام", "السلام", "سلم", "وسلم", "بارک", "بارکت", "ترحمت", "حی",
    "توکلت", "توکل", "توکلنا", "متوکلا", "الحمد", "لعنه", "لعنة", "رضوان", "قدیر", "شهیدا", "شهید", "انعمت",
]);

/// Words that make a phrase with الله before علی: صلی الله علی محمد.
const BEFORE_GOD_ON: [u64; 8] = hashes(["صلی", "سلام", "صلوات", "لعنه", "لعنة", "رحمه", "رحمة", "رضوان"]);

/// Titles before the name and surname of a man.
const TITLES: [u64; 11] =
    hashes(["سید", "شیخ", "حاج", "حاجی", "میرزا", "ملا", "آقا", "آقای", "آخوند", "استاد", "دکتر"]);

/// Names of men that begin double names, too (علی‌اکبر, محمدرضا).
const FIRST_NAMES: [u64; 2] = hashes(["علی", "محمد"]);

/// The second parts of double names, and what is called after a name (خان).
#[rustfmt::skip]
const SECOND_NAMES: [u64; 36] = hashes([
    "علی", "محمد", "اکبر", "اصغر", "رضا", "حسین", "حسن", "محسن", "نقی", "تقی", "جواد", "کاظم", "مهدی", "باقر", "صادق",
    "جعفر", "هادی", "امین", "امیر", "ابراهیم", "اسماعیل", "یوسف", "حمید", "کریم", "رحیم", "صالح", "طاهر", "عابد",
    "مراد", "یار", "قلی", "جان", "خان", "آقا", "بابا", "بیک",
]);

/// How names with عبد and the article begin. Such a name begins no second half of a compound (شاه عبدالعظیم).
const SERVANT: [u8; 5] = [
    chars::letter_code('ع'),
    chars::letter_code('ب'),
    chars::letter_code('د'),
    chars::letter_code('ا'),
    chars::letter_code('ل'),
];

/// Arabic nouns that never begin a Persian compound with the article: those with the pronoun "his", and names of God that
/// are called in prayers only.
#[rustfmt::skip]
const BEFORE_ARTICLE: [u64; 9] =
    hashes(["سره", "فرجه", "وجهه", "روحه", "ظله", "رمسه", "مقلب", "محول", "مسبب"]);

/// Nouns that are called after یا: یا ارحم الراحمین. After the Persian یا ("or"), they do not begin compounds.
#[rustfmt::skip]
const CALLED: [u64; 32] = hashes([
    "ارحم", "اکرم", "اسمع", "ابصر", "اسرع", "احکم", "خیر", "رب", "اله", "مدبر", "قاضی", "غیاث", "مجیب", "کاشف", "دلیل",
    "امان", "مفتح", "رافع", "دافع", "سامع", "عالم", "فاطر", "جبار", "علام", "غافر", "رفیع", "شدید", "منزل", "مالک",
    "انیس", "ولی", "ذا",
]);

/// Those who are called God's: رسول الله after محمد, ولی الله after علیا.
const OF_GOD: [u64; 7] = hashes(["رسول", "ولی", "نبی", "حبیب", "حجه", "حجة", "خلیفه"]);

/// Words before them in the creeds.
const BEFORE_OF_GOD: [u64; 5] = hashes(["محمد", "محمدا", "علی", "علیا", "ان"]);

/// Arabic words before لا and a verb: هو لا یموت.
const BEFORE_NO: [u64; 8] = hashes(["من", "هو", "و", "الله", "ان", "الذی", "انه", "فهو"]);

/// Whether part `i` is the last word of the Arabic phrase ما قل ودل. Its conjunction و has no space after it.
pub(super) fn is_one_word(passage: &Passage, i: usize) -> bool {
    const IS_LITTLE: u64 = hash_of_str("قل");
    const AND_SHOWS: u64 = hash_of_str("ودل");
    let parts = passage.parts();
    parts[i].hash == AND_SHOWS
        && parts[i].gap == Gap::Space
        && parts[..i].last().is_some_and(|before| before.hash == IS_LITTLE)
}

/// Whether the space before part `i` is between two words of an Arabic phrase, or between a name and a surname.
pub(super) fn are_apart(passage: &Passage, i: usize) -> bool {
    let parts = passage.parts();
    let (left, right) = (&parts[i - 1], &parts[i]);
    let before = parts[..i - 1].last().filter(|_| left.gap == Gap::Space);
    let after = passage.next_in_clause(i);
    let hash = |part: Option<&Part>| part.map_or(0, |part| part.hash);
    match (left.hash, right.hash) {
        (ON, _) if is_preposition(passage, i - 1) => true,
        _ if right.len() > SERVANT.len() && passage.letters(right).starts_with(&SERVANT) => true,
        (name, second) if FIRST_NAMES.contains(&name) && TITLES.contains(&hash(before)) => {
            !SECOND_NAMES.contains(&second)
        }
        (noun, GOD) if is_of_god(noun, hash(before), hash(after)) => true,
        (HE, NO) => true,
        (NO, _) => is_denied_verb(passage, right, before, after),
        (noun, _) if BEFORE_ARTICLE.contains(&noun) => passage.letters(right).starts_with(&ARTICLE),
        (noun, _) if CALLED.contains(&noun) => {
            hash(before) == hash_of_str("یا") && has_article(&passage.letters(right))
        }
        _ => false,
    }
}

/// Whether part `i`, علی, is the Arabic preposition: صل علی, سلام الله علی.
fn is_preposition(passage: &Passage, i: usize) -> bool {
    let parts = passage.parts();
    if parts[i].gap != Gap::Space {
        return false;
    }
    match parts[..i] {
        [.., ref wish, ref god] if god.hash == GOD => BEFORE_GOD_ON.contains(&wish.hash),
        [.., ref before] => BEFORE_ON.contains(&before.hash),
        [] => false,
    }
}

/// Whether `noun` and الله are two words of a creed, a verse or a wish.
fn is_of_god(noun: u64, before: u64, after: u64) -> bool {
    const WISHES: [u64; 3] = hashes(["رحمة", "لعنة", "سلام"]);
    OF_GOD.contains(&noun) && BEFORE_OF_GOD.contains(&before)
        || WISHES.contains(&noun)
        || noun == hash_of_str("رحمه") && hashes(["علیه", "و"]).contains(&after)
        || noun == hash_of_str("نصر") && hashes(["جاء", "جا", "متی", "ان"]).contains(&before)
        || noun == hash_of_str("ثار") && hashes(["یا", "علیک"]).contains(&before)
}

/// Whether `verb` after لا is an Arabic verb and not the rest of a Persian adjective (لایتناهی): it begins as one, and an
/// Arabic word is beside the two.
fn is_denied_verb(passage: &Passage, verb: &Part, before: Option<&Part>, after: Option<&Part>) -> bool {
    const YEH: u8 = chars::letter_code('ی');
    let is_arabic = |part: &Part| {
        let letters = passage.letters(part);
        has_article(&letters) || is_arabic_only(&letters)
    };
    verb.len() >= 4
        && passage.letters(verb).starts_with(&[YEH])
        && (before.is_some_and(|before| BEFORE_NO.contains(&before.hash)) || after.is_some_and(is_arabic))
}

/// Whether part `i` is an Arabic word with the pronoun ها, since Arabic is before it: الارض اثقالها, العلم و علی بابها.
pub(super) fn has_pronoun(passage: &Passage, i: usize) -> bool {
    let parts = passage.parts();
    if !arabic::may_have_pronoun(parts[i].len(), || passage.letters(&parts[i])) {
        return false;
    }
    let mut follows_particle = false;
    // Between the word and the Arabic one are at most two short words that both languages have.
    for j in (i.saturating_sub(3)..i).rev() {
        if parts[j + 1].gap != Gap::Space {
            return false;
        }
        let letters = passage.letters(&parts[j]);
        let is_and = || parts[j].hash == hash_of_str("و");
        if is_arabic_only(&letters) || has_article(&letters) {
            return j + 1 == i || follows_particle;
        }
        // من is more often the Persian pronoun.
        if !may_be_arabic(&letters) || parts[j].hash == hash_of_str("من") {
            return false;
        }
        follows_particle |= !is_and();
    }
    false
}
