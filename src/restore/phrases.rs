//! Two words that stay apart although both together may be one word: هم … هم, می ("wine"), تر ("wet").
//!
//! The words around the two show it, or a closed list. A join that is missed here leaves the text as it was.

use super::arabic_phrases;
use super::grammar::{self, Seen};
use super::knowledge::Knowledge;
use super::letters::{hash_of, hash_of_str, hashes};
use super::noun_phrases;
use super::passage::{Gap, Part, Passage};
use super::repeated_words;
use super::spoken_object;
use super::verb_phrases;
use super::wet::{WET, is_wet};
use super::whole_words::is_verb;
use super::wine::{WINE, is_wine};
use super::word_classes;
use crate::arabic::ARTICLE;
use crate::chars;

const ALSO: u64 = hash_of_str("هم");
const FLOWER: u64 = hash_of_str("گل");
const FROM_THIS: u64 = hash_of_str("زین");
const FOR: u64 = hash_of_str("واسه");

/// Whether the space before part `i` is between two words of a phrase. `seen` tells how training saw the two as one word.
pub(super) fn are_apart(
    passage: &Passage,
    i: usize,
    knowledge: &Knowledge,
    seen: impl FnOnce() -> Seen,
) -> bool {
    let parts = passage.parts();
    let (left, right) = (&parts[i - 1], &parts[i]);
    if repeated_words::are_apart(passage, i, knowledge)
        || verb_phrases::are_apart(passage, i)
        || noun_phrases::are_apart(passage, i)
        || spoken_object::is_marker(passage, i)
    {
        return true;
    }
    match left.hash {
        WINE => is_wine(passage, i, knowledge),
        ALSO => is_both(passage, i - 1),
        FLOWER => FLOWERS.contains(&right.hash),
        FROM_THIS => !follows_saddle(passage, right),
        FOR => !grammar::is_any_ending(right.hash, right.len()),
        hash if word_classes::WITHOUT.contains(&hash) => {
            begins_pair(passage, i)
                || repeated_words::follows_lady(passage, i)
                || is_without_somebody(passage, i)
        }
        _ if right.hash == WET => is_wet(passage, i, seen(), knowledge),
        _ if LIKE_COMPARATIVES.contains(&right.hash) => {
            !is_compared(left.hash, &passage.letters(left), knowledge)
        }
        _ => arabic_phrases::are_apart(passage, i),
    }
}

/// Plants after گل, which are two words (گل نرگس).
#[rustfmt::skip]
const FLOWERS: [u64; 26] = hashes([
    "پونه", "نسترن", "یاس", "رز", "لاله", "نرگس", "مریم", "میخک", "محمدی", "سرخ", "زرد", "سفید", "بنفشه", "سوسن", "اقاقیا",
    "داوودی", "کوکب", "بابونه", "نیلوفر", "شقایق", "زنبق", "ارکیده", "ختمی", "مینا", "آفتابگردان", "شمعدانی",
]);

/// Whether `right` can follow زین as a noun ("saddle") or a name: زین‌ساز, زین‌الدین.
fn follows_saddle(passage: &Passage, right: &Part) -> bool {
    passage.letters(right).starts_with(&ARTICLE)
        || hashes(["ساز", "سازی", "دوز", "دوزی", "افزار"]).contains(&right.hash)
}

/// Whether part `i`, هم, is one of two that list things: هم کار می‌کند هم درس می‌خواند. The later one follows a verb, the
/// conjunction or a break; otherwise it belongs to the word before it (هم‌کلاسی من هم آمد).
fn is_both(passage: &Passage, i: usize) -> bool {
    let parts = passage.parts();
    let is_also = |j: usize| parts[j].hash == ALSO && parts[j].gap != Gap::Zwnj;
    let begins_item = |j: usize| {
        let Some(before) = parts[..j].last().filter(|_| parts[j].gap == Gap::Space) else { return true };
        let is_imperfective =
            || parts[..j - 1].last().is_some_and(|prefix| word_classes::is_imperfective(prefix.hash));
        let is_short = || j >= 2 && is_also(j - 2);
        word_classes::AND.contains(&before.hash)
            || grammar::is_inflected_verb(before.word())
            || is_verb(before.word(), &passage.letters(before))
            || is_imperfective()
            || is_short()
    };
    (i + 1..parts.len()).any(|j| is_also(j) && begins_item(j)) || begins_item(i) && (0..i).any(is_also)
}

/// Whether بی before part `i` belongs to two nouns, which part `i` begins: بی چون و چرا. All of them would be one word.
fn begins_pair(passage: &Passage, i: usize) -> bool {
    #[rustfmt::skip]
    const PAIRS: [[u64; 2]; 36] = [
        hashes(["سر", "صدا"]), hashes(["سر", "پا"]), hashes(["سر", "ته"]), hashes(["سر", "سامان"]),
        hashes(["سر", "زبان"]), hashes(["سر", "همسر"]), hashes(["چون", "چرا"]), hashes(["قید", "شرط"]),
        hashes(["قید", "بند"]), hashes(["حد", "حصر"]), hashes(["حد", "حساب"]), hashes(["حد", "مرز"]),
        hashes(["حساب", "کتاب"]), hashes(["کم", "کاست"]), hashes(["کم", "زیاد"]), hashes(["بند", "بار"]),
        hashes(["برو", "برگرد"]), hashes(["شک", "شبهه"]), hashes(["شک", "تردید"]), hashes(["چک", "چانه"]),
        hashes(["رنگ", "رو"]), hashes(["رنگ", "بو"]), hashes(["دست", "پا"]), hashes(["کس", "کار"]),
        hashes(["نام", "نشان"]), hashes(["اصل", "نسب"]), hashes(["دین", "ایمان"]), hashes(["شاخ", "دم"]),
        hashes(["شیله", "پیله"]), hashes(["غل", "غش"]), hashes(["خواب", "خوراک"]), hashes(["عیب", "نقص"]),
        hashes(["عیب", "ایراد"]), hashes(["پشت", "پناه"]), hashes(["یار", "یاور"]), hashes(["مزد", "منت"]),
    ];
    const YEH: u8 = chars::letter_code('ی');
    let Some([first, and, second]) = passage.parts()[i..].first_chunk() else { return false };
    let is_second = |part: &Part, hash: u64| {
        let letters = passage.letters(part);
        let n = letters.len();
        let yehs = letters.iter().rev().take_while(|&&letter| letter == YEH).count();
        (0..=yehs.min(2)).any(|yehs| letters.piece(0, n - yehs) == hash)
    };
    word_classes::AND.contains(&and.hash)
        && PAIRS.iter().any(|pair| first.hash == pair[0] && is_second(second, pair[1]))
}

/// The comparative ending with a pronoun. The first ones are also words: "sour", "term".
pub(super) const LIKE_COMPARATIVES: [u64; 9] =
    hashes(["ترش", "ترم", "ترت", "ترشان", "ترمان", "ترتان", "ترشون", "ترمون", "ترتون"]);

/// Whether training has the comparative of an adjective (بزرگ ترش, but not سیب ترش).
fn is_compared(adjective: u64, letters: &[u8], knowledge: &Knowledge) -> bool {
    let ending = [chars::letter_code('ت'), chars::letter_code('ر')];
    knowledge.seen(adjective, WET, || hash_of(letters.iter().chain(&ending))) != Seen::Never
}

/// Whether بی before part `i` is the preposition at the beginning of a clause: a noun with a written ezafe and a pronoun follow
/// (بی روی تو آرام ندارم).
fn is_without_somebody(passage: &Passage, i: usize) -> bool {
    const ALEF: u8 = chars::letter_code('ا');
    const VAV: u8 = chars::letter_code('و');
    const YEH: u8 = chars::letter_code('ی');
    const BEFORE_CLAUSES: [u64; 4] = hashes(["و", "که", "اگر", "چون"]);
    const SOMEBODY: [u64; 7] = hashes(["من", "تو", "او", "وی", "ما", "شما", "ایشان"]);
    let parts = passage.parts();
    let before = parts[..i - 1].last().filter(|_| parts[i - 1].gap != Gap::Break);
    before.is_none_or(|before| BEFORE_CLAUSES.contains(&before.hash))
        && matches!(passage.letters(&parts[i])[..], [.., ALEF | VAV, YEH])
        && parts.get(i + 1).is_some_and(|next| next.gap == Gap::Space && SOMEBODY.contains(&next.hash))
}
