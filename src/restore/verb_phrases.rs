//! Two words that stay apart, although both together are also one word, because the second one belongs to the verb: گیر نده,
//! دیر باز شد, گلو درد می‌کند, عکس را پاک کن.
//!
//! Each rule is about one second word. The verb after it, an object before it or the end of the clause shows that the two are
//! no compound. The lists are closed: complements of a verb, or first halves of compounds. A join that is missed here leaves
//! the text as it was.

use super::letters::{Letters, hash_of_str, hashes};
use super::passage::{Gap, Part, Passage};
use super::word_classes;
use crate::chars;

const OPEN: u64 = hash_of_str("باز");
const STUCK: u64 = hash_of_str("گیر");
const PAIN: u64 = hash_of_str("درد");
const RIDING: u64 = hash_of_str("سوار");
const GIVE: u64 = hash_of_str("ده");
const GIVE_NOT: u64 = hash_of_str("نده");
const DO: u64 = hash_of_str("کن");
const BECOME: u64 = hash_of_str("شو");
const SPOKEN_BECOME: u64 = hash_of_str("شه");
const CAME: u64 = hash_of_str("آمد");
const WELL: u64 = hash_of_str("خوش");
const FORWARD: u64 = hash_of_str("پیش");
const HEAD: u64 = hash_of_str("سر");
const HEART: u64 = hash_of_str("دل");
const LOOSE: u64 = hash_of_str("ول");
const FROM: u64 = hash_of_str("از");
const TO: u64 = hash_of_str("به");
/// The object marker, written and spoken.
const OBJECT: [u64; 2] = hashes(["را", "رو"]);

/// The stems of "to do", "to become", "to fall" and "to bring", written and spoken.
const DOING: [u64; 2] = hashes(["کن", "کرد"]);
const BECOMING: [u64; 3] = hashes(["شو", "شد", "ش"]);
const FALLING: [u64; 4] = hashes(["افت", "افتاد", "یفت", "وفت"]);
const BRINGING: [u64; 3] = hashes(["آور", "آورد", "یار"]);

/// Whether the space before part `i` stays because part `i` belongs to the verb of its clause.
pub(super) fn are_apart(passage: &Passage, i: usize) -> bool {
    let (left, right) = (passage.parts()[i - 1].hash, passage.parts()[i].hash);
    let does = || has_verb(passage, i + 1, &DOING);
    let becomes = || has_verb(passage, i + 1, &BECOMING);
    match right {
        OPEN if left == HEART => false, // دست و دل باز
        OPEN => (does() || becomes() && !PLAYED.contains(&left)) && !follows_from(passage, i),
        STUCK => {
            has_verb(passage, i + 1, &FALLING)
                || has_verb(passage, i + 1, &BRINGING)
                || does() && !SEIZED.contains(&left)
        }
        PAIN => does(),
        RIDING => (does() || becomes()) && VEHICLES.contains(&left),
        GIVE_NOT => is_forbidden(passage, i),
        GIVE => left == HEAD || left == OPEN && follows_object(passage, i),
        DO => (left == LOOSE || follows_object(passage, i - 1)) && !is_tool(passage, i),
        BECOME | SPOKEN_BECOME => BECOMES.contains(&left),
        CAME => has_come(passage, i, left),
        _ => false,
    }
}

/// What is played, and other first parts of nouns in باز. They become something (قمارباز شد); everything else opens.
#[rustfmt::skip]
const PLAYED: [u64; 33] = hashes([
    "قمار", "حقه", "دغل", "نیرنگ", "شعبده", "هوس", "عشق", "شمشیر", "شطرنج", "بند", "کفتر", "کبوتر", "آتش", "پاک", "جان",
    "رفیق", "پارتی", "زن", "سیاست", "لج", "اسب", "تخته", "ورق", "کلاه", "خرافه", "عروسک", "هم", "خیمه", "فرقه", "زبان",
    "سفته", "دلار", "سگ",
]);

/// The first parts of adjectives in گیر that stand before کردن (درگیر کرد). Everything else gets stuck.
#[rustfmt::skip]
const SEIZED: [u64; 18] = hashes([
    "در", "دست", "فرا", "غافل", "زمین", "گوشه", "همه", "دل", "نمک", "پا", "عالم", "جهان", "نفس", "جا", "چشم", "خانه", "گلو",
    "کناره",
]);

/// What is ridden.
#[rustfmt::skip]
const VEHICLES: [u64; 12] = hashes([
    "دوچرخه", "موتور", "اسب", "شتر", "قایق", "کشتی", "ماشین", "اتوبوس", "تاکسی", "قطار", "هواپیما", "الاغ",
]);

/// What somebody or something becomes (بلند شو, نو شه). Other words before شو are nouns: what is washed, or what somebody has
/// (برنامه‌شو).
#[rustfmt::skip]
const BECOMES: [u64; 35] = hashes([
    "خفه", "بلند", "گم", "آماده", "ساکت", "آروم", "آرام", "دور", "پیاده", "سوار", "وارد", "خارج", "بیدار", "خم", "خیال",
    "بیخیال", "متوجه", "جدا", "مشغول", "نزدیک", "تسلیم", "عاشق", "خوب", "بزرگ", "قوی", "شاد", "زنده", "غرق", "راحت", "حاضر",
    "مواظب", "مراقب", "خوشحال", "آشنا", "نو",
]);

/// Nouns that are given to somebody, so that نده after them is a verb ("do not give"). Without the space, they are active
/// participles (گیرنده, آزارنده).
const GIVEN: [u64; 8] = hashes(["گیر", "آزار", "ساز", "باز", "کار", "بار", "سر", "خور"]);

/// Whether نده in part `i` is the verb: a clause ends after it, or somebody gets something (به بچه گیر نده دیگه).
fn is_forbidden(passage: &Passage, i: usize) -> bool {
    /// Nouns that are almost always the object of this verb.
    const ONLY_GIVEN: [u64; 2] = hashes(["گیر", "آزار"]);
    let parts = passage.parts();
    let left = parts[i - 1].hash;
    if !GIVEN.contains(&left) {
        return false;
    }
    // A noun is between به and what is given.
    let has_receiver = || passage.clause_before(i - 1).skip(1).any(|part| part.hash == TO);
    let next = passage.next_in_clause(i);
    let is_before_clause = || next.is_some_and(|next| next.gap == Gap::Space && begins_clause(next.hash));
    next.is_none()
        || ONLY_GIVEN.contains(&left) && (is_before_clause() || has_receiver() || follows_object(passage, i))
}

/// Whether a word begins a new clause, or addresses somebody after a clause.
fn begins_clause(hash: u64) -> bool {
    hashes(["و", "که", "تا", "چون", "ولی", "اما", "دیگه", "دیگر", "لطفا", "ای", "وگرنه"]).contains(&hash)
}

/// Whether آمد in part `i` is the verb after خوش or پیش: به او خوش آمد, مردی پیش آمد و گفت. Otherwise the two are a noun
/// (پیام خوش‌آمد, این پیش‌آمد).
fn has_come(passage: &Passage, i: usize, left: u64) -> bool {
    const WELCOME: [u64; 6] = hashes(["پیام", "متن", "جمله", "صفحه", "عرض", "ایمیل"]);
    const WELCOMING: [u64; 3] = hashes(["گو", "گویی", "گفت"]);
    let before = passage.clause_before(i - 1).next().map_or(0, |part| part.hash);
    let next = passage.next_in_clause(i);
    let ends = || next.is_none_or(|next| word_classes::AND.contains(&next.hash) || begins_clause(next.hash));
    match left {
        WELL => {
            let is_greeting = WELCOME.contains(&before) || has_verb(passage, i + 1, &WELCOMING);
            !is_greeting && (follows_object(passage, i - 1) || ends() && has_before(passage, i - 1, TO))
        }
        FORWARD => !is_determiner(before) && before != 0 && ends(),
        HEAD => before == TO,
        _ => false,
    }
}

/// Whether کن, part `i`, is the second half of a noun or adjective: با پاک‌کن, ریشه‌کن کرد, ول‌کن نبود.
fn is_tool(passage: &Passage, i: usize) -> bool {
    let before = passage.clause_before(i - 1).next().map_or(0, |part| part.hash);
    if passage.parts()[i - 1].hash == LOOSE {
        return is_denied(passage, i);
    }
    is_determiner(before)
        || hashes(["با", "از", "به", "برای"]).contains(&before)
        || has_verb(passage, i + 1, &DOING)
        || has_verb(passage, i + 1, &BECOMING)
}

/// Whether one of the next words in the clause of part `i`, کن, is a negated verb: ول‌کن نیست ("does not let go"), ول‌کن معامله
/// نبود.
fn is_denied(passage: &Passage, i: usize) -> bool {
    const NOT: [u64; 9] =
        hashes(["نیست", "نیستم", "نیستند", "نبود", "نبودند", "نشد", "نمی", "نمیشود", "نمیشد"]);
    passage.clause_after(i).take(3).any(|part| NOT.contains(&part.hash))
}

fn is_determiner(hash: u64) -> bool {
    hashes(["این", "آن", "هر", "یک", "یه", "همین", "همان", "چه", "هیچ", "چنین"]).contains(&hash)
}

/// Whether the word before part `i - 1` shows that دیرباز is a noun: از دیرباز.
fn follows_from(passage: &Passage, i: usize) -> bool {
    passage.clause_before(i - 1).next().is_some_and(|part| part.hash == FROM)
}

fn has_before(passage: &Passage, i: usize, word: u64) -> bool {
    passage.clause_before(i).any(|part| part.hash == word)
}

/// Whether را or رو, after another word, comes before part `i` in its clause.
pub(super) fn follows_object(passage: &Passage, i: usize) -> bool {
    passage.clause_before(i).any(|part| part.gap == Gap::Space && OBJECT.contains(&part.hash))
}

/// Whether part `i` is a form of a verb with one of these stems, perhaps after می.
pub(super) fn has_verb(passage: &Passage, i: usize, stems: &[u64]) -> bool {
    let parts = passage.parts();
    let is_prefix = |part: &&Part| word_classes::is_imperfective(part.hash);
    let verb = match parts.get(i).filter(|part| part.gap == Gap::Space) {
        Some(prefix) if is_prefix(&prefix) => passage.next_in_clause(i),
        verb => verb,
    };
    verb.is_some_and(|verb| is_form_of(&passage.letters(verb), stems))
}

/// Whether the letters are one of the stems, perhaps with a prefix (ن, ب) and a personal ending.
fn is_form_of(letters: &Letters, stems: &[u64]) -> bool {
    const PREFIXES: [u8; 2] = [chars::letter_code('ن'), chars::letter_code('ب')];
    const ENDINGS: [u64; 9] = hashes(["م", "ی", "د", "ه", "ن", "یم", "ید", "ند", "ین"]);
    let n = letters.len();
    let is_stem = |from: usize, end: usize| from < end && stems.contains(&letters.piece(from, end));
    let has_ending = |end: usize| end == n || ENDINGS.contains(&letters.piece(end, n));
    let starts = 0..=letters.first().is_some_and(|first| PREFIXES.contains(first)) as usize;
    starts
        .into_iter()
        .any(|from| (n.saturating_sub(2).max(1)..=n).any(|end| is_stem(from, end) && has_ending(end)))
}
