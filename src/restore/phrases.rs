//! Two words that stay apart although both together may be one word: هم … هم, می ("wine"), تر ("wet").
//!
//! The words around the two show it, or a closed list. A join that is missed here leaves the text as it was.

use super::arabic_phrases;
use super::grammar::{self, Seen};
use super::knowledge::Knowledge;
use super::letters::{hash_of, hash_of_str, hashes};
use super::passage::{Gap, Part, Passage};
use super::repeated_words;
use super::whole_words::is_verb;
use super::word_classes;
use crate::arabic::ARTICLE;
use crate::chars;

const ALSO: u64 = hash_of_str("هم");
const WINE: u64 = hash_of_str("می");
const WET: u64 = hash_of_str("تر");
const OBJECT: u64 = hash_of_str("را");
const FLOWER: u64 = hash_of_str("گل");
const FROM_THIS: u64 = hash_of_str("زین");
const FOR: u64 = hash_of_str("واسه");
const LOOSE: u64 = hash_of_str("ول");
const DO: u64 = hash_of_str("کن");

/// Whether the space before part `i` is between two words of a phrase. `seen` tells how training saw the two as one word.
pub(super) fn are_apart(
    passage: &Passage,
    i: usize,
    knowledge: &Knowledge,
    seen: impl FnOnce() -> Seen,
) -> bool {
    let parts = passage.parts();
    let (left, right) = (&parts[i - 1], &parts[i]);
    if repeated_words::are_apart(passage, i, knowledge) {
        return true;
    }
    match left.hash {
        WINE => is_wine(passage, i, knowledge),
        ALSO => is_both(passage, i - 1),
        FLOWER => FLOWERS.contains(&right.hash),
        FROM_THIS => !follows_saddle(passage, right),
        FOR => !grammar::is_any_ending(right.hash, right.len()),
        LOOSE => right.hash == DO && !is_denied(passage, i),
        hash if word_classes::WITHOUT.contains(&hash) => {
            begins_pair(passage, i)
                || repeated_words::follows_lady(passage, i)
                || is_without_somebody(passage, i)
        }
        _ if right.hash == WET => is_wet(left, seen()),
        _ if LIKE_COMPARATIVES.contains(&right.hash) => {
            !is_compared(left.hash, &passage.letters(left), knowledge)
        }
        hash if hash == hash_of_str("خوش") && right.hash == hash_of_str("آمد") => {
            follows_object(passage, i - 1)
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

/// Whether the left part, می before part `i`, is the noun ("wine") and not the prefix of a verb: it follows a preposition
/// (با می نشستیم) or an ezafe (بوی می آمد), or a negated verb or the copula follows it (می ننوشم, جام می بود).
fn is_wine(passage: &Passage, i: usize, knowledge: &Knowledge) -> bool {
    const NOT: u8 = chars::letter_code('ن');
    const BEFORE_NOUNS: [u64; 6] = hashes(["با", "بی", "از", "به", "برای", "بدون"]);
    /// Nouns with a written ezafe, of what wine has, is in or causes.
    const WITH_EZAFE: [u64; 11] =
        hashes(["های", "بوی", "سبوی", "بهای", "مینای", "هوای", "صفای", "سودای", "غوغای", "دریای", "ماجرای"]);
    /// What wine is in, and who has it.
    const BESIDE_WINE: [u64; 12] = hashes([
        "جام",
        "ساغر",
        "پیاله",
        "قدح",
        "خم",
        "خمره",
        "سبو",
        "صراحی",
        "پیمانه",
        "کوزه",
        "ساقی",
        "مطرب",
    ]);
    /// Those who are asked for wine.
    const CUPBEARERS: [u64; 6] = hashes(["ساقی", "ساقیا", "مطرب", "مطربا", "صنما", "بتا"]);
    let (wine, right) = (&passage.parts()[i - 1], &passage.parts()[i]);
    let letters = passage.letters(right);
    if is_drinking(passage, i) {
        return true;
    }
    let has_verb = |hash: u64| knowledge.entry(hash).form().verb;
    let is_negated =
        || matches!(&letters[..], [NOT, verb @ ..] if has_verb(hash_of(verb)) && !has_verb(right.hash));
    // ساقیا می ده, and می ده که at the beginning of a line of verse.
    let is_request = |before: Option<&Part>| {
        let follows = || passage.parts().get(i + 1).is_some_and(|next| next.hash == hash_of_str("که"));
        right.hash == hash_of_str("ده") && before.map_or_else(follows, |part| CUPBEARERS.contains(&part.hash))
    };
    let Some(before) = passage.parts()[..i - 1].last().filter(|_| wine.gap == Gap::Space) else {
        return is_negated() || is_request(None) || right.hash == hash_of_str("باش");
    };
    let is_ezafe = || {
        passage.ends_with_hamza(before)
            || WITH_EZAFE.contains(&before.hash)
            || before.gap == Gap::Zwnj && word_classes::EZAFE.contains(&before.hash)
    };
    let is_copula = || {
        right.hash == hash_of_str("بود") && BESIDE_WINE.contains(&before.hash)
            || right.hash == hash_of_str("باش")
    };
    BEFORE_NOUNS.contains(&before.hash)
        || is_ezafe()
        || is_copula()
        || is_negated()
        || is_request(Some(before))
}

/// Whether part `i` is the infinitive of drinking, and not the spoken plural of the past (ناهار می‌خوردن): the copula follows, which
/// spoken Persian does not spell like this (می خوردن حرام است), perhaps some words later if می begins the clause. So each clause is read
/// once at most.
fn is_drinking(passage: &Passage, i: usize) -> bool {
    const COPULAS: [u64; 2] = hashes(["است", "باشد"]);
    const DRINK: [u64; 3] = hashes(["خوردن", "نوشیدن", "گساردن"]);
    const BESIDE_COPULA: [u64; 10] =
        hashes(["حرام", "حلال", "گناه", "روا", "خوش", "خطا", "ثواب", "عادت", "کار", "آیین"]);
    let parts = passage.parts();
    if !DRINK.contains(&parts[i].hash) {
        return false;
    }
    let clause = || parts[i + 1..].iter().take_while(|part| part.gap != Gap::Break).map(|part| part.hash);
    let begins_clause = parts[i - 1].gap == Gap::Break;
    let is_copula = |hash: u64| COPULAS.contains(&hash);
    if begins_clause {
        return clause().take_while(|&hash| hash != hash_of_str("که")).any(is_copula);
    }
    let mut next = clause();
    next.next().is_some_and(|hash| {
        is_copula(hash) || BESIDE_COPULA.contains(&hash) && next.next().is_some_and(is_copula)
    })
}

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

/// Whether تر is the adjective ("wet"): the word before it is frequent and was seldom or never compared, so it is a noun
/// (هوا تر شد, چشم تر).
fn is_wet(noun: &Part, seen: Seen) -> bool {
    /// The least counts (logarithms) of a word that training would have seen compared, and of one that it would have seen
    /// compared often, if it were an adjective.
    const FREQUENT: u8 = 8;
    const VERY_FREQUENT: u8 = 10;
    let free = noun.entry.form().free;
    free >= FREQUENT && seen == Seen::Never || free >= VERY_FREQUENT && seen == Seen::Seldom
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

/// Whether one of the next words after part `i` is a negated verb: ول‌کن نیست ("does not let go"), ول‌کن معامله نبود.
fn is_denied(passage: &Passage, i: usize) -> bool {
    const NOT: [u64; 9] =
        hashes(["نیست", "نیستم", "نیستند", "نبود", "نبودند", "نشد", "نمی", "نمیشود", "نمیشد"]);
    passage.parts()[i + 1..].iter().take(3).any(|part| NOT.contains(&part.hash))
}

/// Whether را comes before part `i` in its clause: پادشاه را خوش آمد.
fn follows_object(passage: &Passage, i: usize) -> bool {
    let before = (0..=i).rev().take_while(|&j| j == i || passage.parts()[j + 1].gap != Gap::Break);
    before.into_iter().any(|j| passage.parts()[j].hash == OBJECT)
}
