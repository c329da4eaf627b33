//! Closed classes of words, as hashes of their letters: prefixes, endings, function words, and the forms of
//! single verbs. Lists of words that were counted in texts belong in the model.

use super::endings::is_comparative;
use super::filter;
use super::letters::hashes;

/// The prefixes of the imperfective, with and without a verbal particle.
#[rustfmt::skip]
pub(super) const IMPERFECTIVES: [u64; 14] = hashes([
    "می", "نمی", "برمی", "برنمی", "درمی", "درنمی", "بازمی", "بازنمی", "فرومی", "فرونمی", "فرامی",
    "فرانمی", "وامی", "وانمی",
]);

/// The present stem that follows می without any ending.
pub(super) const MODAL: [u64; 1] = hashes(["توان"]);

/// The comparative endings that are also words: "wet", "wetness".
pub(super) const WET: [u64; 2] = hashes(["تر", "تری"]);

/// The comparative ending that is no word.
pub(super) const CERTAIN_COMPARATIVES: [u64; 1] = hashes(["ترین"]);

/// Endings of the copula and of possession that are no words. After a silent heh, they belong to the word.
pub(super) const CERTAIN_AFTER_HEH: [u64; 8] = hashes(["اند", "ایم", "اید", "ان", "ام", "ات", "اش", "شان"]);

/// The privative prefix.
pub(super) const WITHOUT: [u64; 1] = hashes(["بی"]);

/// The preposition that begins names (بهروز, بهنام).
pub(super) const TO: [u64; 1] = hashes(["به"]);

/// The conjunction.
pub(super) const AND: [u64; 1] = hashes(["و"]);

/// Finite verbs without a personal ending that are no nouns, and the most frequent imperatives.
pub(super) const FINITE_VERBS: [u64; 26] = hashes([
    "است",
    "نیست",
    "هست",
    "بود",
    "نبود",
    "شد",
    "نشد",
    "باشد",
    "نباشد",
    "باشه",
    "نباشه",
    "میشه",
    "نمیشه",
    "نری",
    "نره",
    "بیا",
    "نیا",
    "برو",
    "نرو",
    "بگو",
    "نگو",
    "بده",
    "نکن",
    "بکن",
    "بزن",
    "بشین",
]);

/// Simple pasts of the third person that are no nouns.
pub(super) const PASTS: [u64; 8] = hashes(["رفت", "اومد", "آمد", "گفت", "کرد", "گرفت", "خورد", "افتاد"]);

/// Other verbs of the third person without an ending, which are seldom nouns: simple pasts, and participles that are spoken
/// perfects (گرم شده).
#[rustfmt::skip]
pub(super) const DOUBTFUL_THIRD_PERSONS: [u64; 12] = hashes([
    "داد", "دید", "شده", "نشده", "رفته", "نرفته", "اومده", "نیومده", "کرده", "نکرده", "بوده", "نبوده",
]);

/// The spoken preposition واسه ("for") with a pronoun.
pub(super) const SPOKEN_FOR: [u64; 7] =
    hashes(["واسه", "واسم", "واست", "واسش", "واسمون", "واستون", "واسشون"]);

/// Endings of the copula that no space ever precedes (کجاست, معتقدند).
pub(super) const ATTACHED_COPULAS: [u64; 9] =
    hashes(["ست", "ستم", "ستی", "ستیم", "ستید", "ستند", "ند", "یم", "ید"]);

/// The vocative, which is spelled like the indefinite ending ای.
pub(super) const VOCATIVE: [u64; 1] = hashes(["ای"]);

/// Endings of the copula, the perfect tense and the indefinite.
pub(super) const COPULAS: [u64; 5] = hashes(["ای", "اند", "ایم", "اید", "ان"]);

/// Endings of the perfect tense that follow a participle only. (ای is also the indefinite: میان‌دوره‌ای.)
pub(super) const PERFECT: [u64; 5] = hashes(["ام", "ایم", "اید", "اند", "ان"]);

/// Endings of possession.
pub(super) const POSSESSIVES: [u64; 4] = hashes(["ام", "ات", "اش", "شان"]);
/// The ending of possession that is also a word: "dignity".
pub(super) const DIGNITY: [u64; 1] = hashes(["شان"]);
/// Endings of possession for several owners. They are no words.
pub(super) const PLURAL_POSSESSIVES: [u64; 5] = hashes(["مان", "تان", "مون", "تون", "شون"]);

/// Whom the vocative ای addresses in verse, in forms that seldom follow an indefinite noun.
#[rustfmt::skip]
pub(super) const ADDRESSED: [u64; 45] = hashes([
    "دل", "صبا", "ساقی", "یار", "یاران", "دوستان", "دلبر", "نگار", "صنم", "مطرب", "زاهد", "واعظ", "صوفی", "شیخ",
    "بلبل", "نسیم", "خواجه", "رفیقان", "عزیزان", "مسلمانان", "مؤمنان", "همنشین", "دوست", "رفیق", "عزیز", "مرغ",
    "قاصد", "رهرو", "فلک", "چرخ", "خدا", "خداوند", "جان", "عشق", "عقل", "برادر", "خواهر", "مادر", "پدر", "پسر",
    "فرزند", "شاه", "پادشاه", "باغبان", "هدهد",
]);

/// Given names. Family names follow them (علی جمال‌زاده), and the vocative ای does too (علی ای شیر خدا).
#[rustfmt::skip]
pub(super) const GIVEN_NAMES: [u64; 62] = hashes([
    "علی", "محمد", "مهدی", "رضا", "حسین", "حسن", "احمد", "امیر", "سعید", "حمید", "مجید", "محسن", "مسعود", "محمود", "ناصر",
    "جواد", "هادی", "عباس", "اکبر", "اصغر", "ابراهیم", "اسماعیل", "یوسف", "یعقوب", "داوود", "سلیمان", "موسی", "عیسی", "یحیی",
    "حمزه", "مرتضی", "مصطفی", "مجتبی", "کاظم", "صادق", "باقر", "تقی", "نقی", "جعفر", "حمیدرضا", "علیرضا", "محمدرضا", "بهرام",
    "فاطمه", "زهرا", "مریم", "زینب", "سارا", "نرگس", "لیلا", "لیلی", "معصومه", "سمیه", "خدیجه", "مرضیه", "راضیه", "زکیه",
    "طاهره", "رقیه", "سکینه", "آسیه", "حنانه",
]);

/// The pronoun that takes endings of possession, but no copula ("all").
pub(super) const ALL: [u64; 1] = hashes(["همه"]);

/// The ezafe after a silent heh.
pub(super) const EZAFE: [u64; 1] = hashes(["ی"]);

/// Spoken endings after a silent heh: خونه‌م, خونه‌ت, خونه‌ش, خونه‌س.
pub(super) const SPOKEN: [u64; 4] = hashes(["م", "ت", "ش", "س"]);

/// The spoken copula of the third person plural: رفته‌ان. The same letters begin ان شاء الله.
pub(super) const SPOKEN_COPULA: [u64; 1] = hashes(["ان"]);

/// Particles of verbs (برمی‌گردد, درمی‌یابد).
pub(super) const PARTICLES: [u64; 6] = hashes(["بر", "در", "باز", "فرا", "فرو", "وا"]);

/// Prepositions that are also the first part of verbs and of their nouns: برداشت, درآمد.
pub(super) const PREVERBS: [u64; 3] = hashes(["بر", "در", "بی"]);

/// Prepositions, and words that never follow one: درکه is a name, and تارا too.
pub(super) const PREPOSITIONS: [u64; 8] = hashes(["از", "به", "با", "تا", "بر", "در", "برای", "جز"]);
pub(super) const NEVER_AFTER_PREPOSITION: [u64; 3] = hashes(["را", "که", "و"]);

/// Words that begin with the letters of the Arabic article, and are common in Persian (اما البته).
pub(super) const LIKE_ARTICLE: [u64; 9] =
    hashes(["البته", "الان", "الگو", "الگوی", "الگوهای", "الهام", "الماس", "الزام", "المپیک"]);

/// Words that follow others with a space: forms of the copula, and the article of spoken Persian.
pub(super) const SEPARATE: [u64; 6] = hashes(["است", "ست", "نیست", "بود", "یه", "یک"]);

/// Words that end in a silent heh and may have a single letter as a name after them: گزینه م.
#[rustfmt::skip]
pub(super) const NAMED_BY_LETTERS: [u64; 15] = hashes([
    "گزینه", "نقطه", "دسته", "رده", "شاخه", "صفحه", "مرحله", "جاده", "زاویه", "قطعه", "درجه",
    "پایه", "طبقه", "گونه", "نمونه",
]);

/// Prepositions, conjunctions, particles and pronouns. No ending follows them.
#[rustfmt::skip]
pub(super) const FUNCTION_WORDS: [u64; 47] = hashes([
    "از", "به", "با", "تا", "بر", "در", "که", "چه", "را", "رو", "و", "یا", "هم", "نه", "اگر", "اگه",
    "گر", "چون", "چو", "پس", "ولی", "اما", "مگر", "هر", "هیچ", "بی", "برای", "ز", "کز", "وز", "نیز",
    "بله", "آره", "ای", "همی", "تو", "او", "ما", "شما", "ایشان", "اینک", "هان", "الا", "همان", "همین",
    "چنین", "چنان",
]);

/// Numbers and verbs that end in a letter that does not join. They have no comparative either.
pub(super) const NEVER_COMPARED: [u64; 4] = hashes(["دو", "چهار", "کرد", "شد"]);

/// Whether `right` is an ending of the comparative that cannot belong to `left`.
pub(super) fn is_never_compared(left: u64, right: u64) -> bool {
    is_comparative(right) && (FUNCTION_WORDS.contains(&left) || NEVER_COMPARED.contains(&left))
}

/// Words that بی ("without") precedes as a preposition, not as a prefix.
#[rustfmt::skip]
pub(super) const AFTER_WITHOUT: [u64; 16] = hashes([
    "او", "من", "تو", "ما", "شما", "ایشان", "آنها", "اینها", "آن", "این", "آنکه", "اینکه", "وی", "هر",
    "هیچ", "که",
]);

/// Adverbs, numbers and prepositions that are also first parts of compounds (هم‌زمان, کم‌حرف, به‌روز).
#[rustfmt::skip]
pub(super) const MOSTLY_FREE: [u64; 20] = hashes([
    "هم", "کم", "پر", "به", "بر", "در", "پیش", "پس", "یک", "دو", "سه", "چند", "هر", "هیچ", "نیم", "با",
    "باز", "تا", "چه", "کی",
]);

/// The present of داشتن, which needs no می. The second part of a noun may be spelled like one of these forms
/// (خانه‌داری).
pub(super) const HAVE: [u64; 9] =
    hashes(["دارم", "داری", "دارد", "داریم", "دارید", "دارند", "داره", "دارین", "دارن"]);

/// Whether the form with this hash is spelled like the ending of the Arabic plural (ات in مشتبهات).
pub(super) fn is_arabic_plural(hash: u64) -> bool {
    hashes(["ات"]).contains(&hash)
}

/// Whether the form with this hash is an ending of the copula or of possession.
pub(super) fn is_personal_ending(hash: u64) -> bool {
    [&COPULAS[..], &POSSESSIVES, &PLURAL_POSSESSIVES].iter().any(|list| list.contains(&hash))
}

/// Whether the form with this hash is mostly a separate word, although compounds may begin with it.
pub(super) fn is_mostly_free(hash: u64) -> bool {
    MOSTLY_FREE.contains(&hash)
}

/// Whether the form with this hash is a prefix of the imperfective.
pub(super) fn is_imperfective(hash: u64) -> bool {
    filter::lists_with(hash) & filter::IMPERFECTIVE != 0 && IMPERFECTIVES.contains(&hash)
}

/// Whether the form with this hash is an ending of possession.
pub(super) fn is_possessive(hash: u64) -> bool {
    POSSESSIVES.contains(&hash) || PLURAL_POSSESSIVES.contains(&hash)
}

/// Whether the form with this hash is the ending of the plural with the object marker (بچه هارو).
#[inline(always)]
pub(super) fn is_plural_with_object(hash: u64) -> bool {
    const PLURALS: [u64; 2] = hashes(["هارا", "هارو"]);
    (hash == PLURALS[0]) | (hash == PLURALS[1])
}
