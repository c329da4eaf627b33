//! Closed classes of nouns, as hashes of their letters: which endings of the plural and of possession they take.

use super::letters::{hash_of_str, hashes};

/// Relatives, parts of the body and other nouns that are nearly as frequent with a possessor as without.
#[rustfmt::skip]
pub(super) const POSSESSED_NOUNS: [u64; 36] = hashes([
    "پدر", "مادر", "برادر", "خواهر", "دختر", "پسر", "همسر", "شوهر", "دوست", "فرزند", "بابا", "مامان", "عمو", "دایی",
    "خاله", "دل", "سر", "پا", "دست", "چشم", "لب", "دهان", "صورت", "قلب", "جان", "عمر", "نام", "اسم", "ذهن", "روح",
    "زن", "جیب", "خود", "داداش", "آبجی", "همسایه",
]);
/// The last letters of nouns that mean a person and have a plural with ان.
#[rustfmt::skip]
pub(super) const PERSON_ENDS: [u64; 21] = hashes([
    "گر", "کار", "مند", "بان", "جو", "نویس", "ساز", "فروش", "شناس", "دار", "پزشک", "پرداز", "دان", "آموز", "گو",
    "نشین", "خواه", "پرست", "باز", "گزار", "نگار",
]);
/// Other nouns for persons with a plural in ان.
#[rustfmt::skip]
pub(super) const PERSONS: [u64; 33] = hashes([
    "زن", "مرد", "کودک", "جوان", "نوجوان", "معلم", "پدر", "مادر", "برادر", "خواهر", "دختر", "پسر", "دوست", "شاعر",
    "پزشک", "استاد", "مدیر", "همسر", "فرزند", "کاربر", "رهبر", "پیامبر", "مسلمان", "دشمن", "مهمان", "مخالف", "محقق",
    "متخصص", "نامزد", "شهروند", "بیمار", "مسافر", "بازیکن",
]);
/// Nouns for persons whose plural in ان is not spoken, but whose spoken plural in ا is.
pub(super) const SPOKEN_PERSONS: [u64; 6] = hashes(["آدم", "خانم", "خانوم", "رفیق", "مریض", "فامیل"]);
/// Nouns in ye that are neither adjectives nor qualities: a possessor follows the ye (گوشیم). The same letters after an
/// adjective would be the copula (خوشبختیم, from خوشبخت).
#[rustfmt::skip]
pub(super) const NOUNS_IN_YE: [u64; 29] = hashes([
    "گوشی", "صندلی", "ماهی", "بستنی", "قوری", "کتری", "بطری", "باتری", "روسری", "دمپایی", "گواهی", "عروسی",
    "مهمانی", "نقاشی", "سخنرانی", "پیشانی", "مربی", "منشی", "مشتری", "دایی", "سینی", "تاکسی", "آبجی", "گاری",
    "طوطی", "پیشونی", "مهمونی", "ورودی", "خروجی",
]);
/// Nouns that mean no person and have a plural in ان.
pub(super) const THINGS_WITH_AN: [u64; 2] = hashes(["درخت", "چشم"]);
/// The word "other", which ends like a noun for a person but is not one.
pub(super) const OTHER: u64 = hash_of_str("دیگر");
/// Nouns with a plural in ات, besides those that have the form of تحقیق.
#[rustfmt::skip]
pub(super) const WITH_ARABIC_PLURAL: [u64; 14] = hashes([
    "نظر", "مشکل", "سوال", "گزارش", "پیشنهاد", "آزمایش", "انتقاد", "اشتباه", "اقدام", "احساس", "اختلاف", "امتیاز",
    "اعتراض", "اعتقاد",
]);
