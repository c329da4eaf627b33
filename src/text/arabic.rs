//! Passages of vocalized Arabic in Persian lines: verses, hadiths, prayers.
//!
//! A Persian word may have marks too, and in books for children every word has them. So not the marks decide,
//! but *signs* that vocalized Persian does not have: the article with a sukun or shadda, a final fatha or
//! damma, the tanwin of the nominative and genitive, a superscript alef, ٱ, إ or ة with a mark, Quranic
//! signs. A word with a sign counts 2 if most of its letters have the marks that they need, else 1. A few signs
//! count 1 in any case.
//!
//! Words that can be Arabic form a *run*; a Persian or Latin word ends it. A run whose words count 2 or more
//! is Arabic from its first word with a sign to the last one. It begins or ends up to [`NEAR`] words farther, with a
//! word that means nothing in Persian or has the marks that it needs, and up to [`NEAR_DENSE`] words if all have their marks.
//!
//! Later steps must find the same passages. Inside a passage they change no letters and no gaps. Outside,
//! they fold letters and close gaps. So the letters count in their folded form, a ZWNJ makes a word Persian,
//! and an ending of the plural does not end a run.

use alloc::vec::Vec;
use core::ops::Range;

use super::marks::{has_rare_mark, next_mark};
use crate::arabic::{has_article, is_arabic_only, is_persian_only, may_be_arabic};
use crate::chars::{self, ZWNJ};
use crate::scan::{Finder, Text};

/// The count that makes a run Arabic.
const ENOUGH: u32 = 2;

/// The most words without a sign before the first and after the last word with a sign.
const NEAR: usize = 3;

/// The most words there if all of them have the marks that they need.
const NEAR_DENSE: usize = 6;

// The marks of a letter, a bit for each kind.
const FATHA: u8 = 1;
const DAMMA: u8 = 1 << 1;
const KASRA: u8 = 1 << 2;
const SUKUN: u8 = 1 << 3;
const SHADDA: u8 = 1 << 4;
const FATHATAN: u8 = 1 << 5;
/// The tanwin of the nominative and genitive. Persian has only the other one (حتماً).
const TANWIN: u8 = 1 << 6;
/// The superscript alef and the Quranic marks.
const QURANIC: u8 = 1 << 7;

const VOWEL: u8 = FATHA | DAMMA | KASRA;

/// A letter in its folded form, and its marks.
#[derive(Clone, Copy, Debug)]
struct Letter {
    base: char,
    marks: u8,
}

/// How a word of a line can be part of an Arabic passage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// It ends a run.
    Persian,
    /// It can be between Arabic words.
    Either,
    /// It is an Arabic word or has the marks that it needs, but no sign.
    Likely,
    /// It has the marks that it needs, at least two, but no sign.
    Dense,
    /// It has a sign, which counts as much as the number.
    Sign(u32),
}

/// Appends to `found` the byte ranges of the Arabic passages of `line`, which begins at `offset` of its text.
pub(crate) fn passages(line: &str, offset: usize, found: &mut Vec<Range<usize>>) {
    let mut run: Vec<(Range<usize>, Kind)> = Vec::new();
    let mut letters: Vec<Letter> = Vec::new();
    let before = found.len();
    let mut at = if may_have_passage(line) { 0 } else { line.len() };
    while let Some(c) = line[at..].chars().next() {
        if chars::is_presentation_form(c) {
            // Folding turns it into letters of any kind.
            found.truncate(before);
            return;
        }
        if !chars::is_letter(c) {
            if c.is_alphabetic() && !chars::is_mark(c) {
                end_run(&mut run, found);
            }
            at += c.len_utf8();
            continue;
        }
        let (end, has_zwnj) = read_word(&line[at..], &mut letters);
        match kind_of(&letters, has_zwnj) {
            Kind::Persian => end_run(&mut run, found),
            kind => run.push((offset + at..offset + at + end, kind)),
        }
        at += end;
    }
    end_run(&mut run, found);
}

/// Whether the words of a line count enough for a passage, if none of them ended a run. Only words with marks
/// count, and most lines have none or one.
fn may_have_passage(line: &str) -> bool {
    let padded = Text::new(line);
    let mut marks = Finder::default();
    if !has_rare_mark(&mut marks, &padded) {
        return false;
    }
    let mut letters: Vec<Letter> = Vec::new();
    let (mut at, mut weight) = (0, 0);
    while let Some(mark) = next_mark(&mut marks, &padded, at) {
        // As in `read_word`.
        let run = line[..mark].trim_end_matches(chars::is_inside_word).len();
        let start = run + line[run..].find(chars::is_letter).unwrap_or(line.len() - run);
        let (len, has_zwnj) = read_word(&line[start..], &mut letters);
        if letters.iter().any(|letter| letter.marks != 0)
            && let Kind::Sign(sign) = kind_of(&letters, has_zwnj)
        {
            weight += sign;
            if weight >= ENOUGH {
                return true;
            }
        }
        at = (start + len).max(mark + 1);
    }
    false
}

/// Appends the passage of a run to `found`, if the run has one, and clears the run.
fn end_run(run: &mut Vec<(Range<usize>, Kind)>, found: &mut Vec<Range<usize>>) {
    let weight = |kind| if let Kind::Sign(weight) = kind { weight } else { 0 };
    let is_signed = |(_, kind): &(Range<usize>, Kind)| weight(*kind) > 0;
    if run.iter().map(|(_, kind)| weight(*kind)).sum::<u32>() >= ENOUGH
        && let (Some(first), Some(last)) = (run.iter().position(is_signed), run.iter().rposition(is_signed))
    {
        let is_likely =
            |&i: &usize| run.get(i).is_some_and(|(_, kind)| matches!(kind, Kind::Likely | Kind::Dense));
        let is_dense = |&i: &usize| run.get(i).is_some_and(|(_, kind)| *kind == Kind::Dense);
        let near_first = (first.saturating_sub(NEAR)..first).find(is_likely).unwrap_or(first);
        let near_last = (last + 1..=last + NEAR).rfind(is_likely).unwrap_or(last);
        let dense_first =
            first - (first.saturating_sub(NEAR_DENSE)..first).rev().take_while(is_dense).count();
        let dense_last = last + (last + 1..=last + NEAR_DENSE).take_while(is_dense).count();
        let (first, last) = (near_first.min(dense_first), near_last.max(dense_last));
        found.push(run[first].0.start..run[last].0.end);
    }
    run.clear();
}

/// Reads the letters and marks of the word at the start of `text`. Returns where the word ends, and whether it
/// has a ZWNJ.
fn read_word(text: &str, letters: &mut Vec<Letter>) -> (usize, bool) {
    letters.clear();
    let mut has_zwnj = false;
    for (i, c) in text.char_indices() {
        if chars::is_letter(c) {
            let base = chars::persian_letter(c);
            letters.push(Letter { base, marks: 0 });
        } else if c == ZWNJ {
            has_zwnj = true;
        } else if let Some(letter) = letters.last_mut().filter(|_| chars::is_mark(c)) {
            add_mark(letter, c);
        } else {
            return (i, has_zwnj);
        }
    }
    (text.len(), has_zwnj)
}

/// Adds a mark to a letter. A hamza or madda becomes part of the letter, as in folding.
fn add_mark(letter: &mut Letter, mark: char) {
    letter.marks |= match mark {
        '\u{64B}' | '\u{8F0}' => FATHATAN,
        '\u{64C}' | '\u{64D}' | '\u{8F1}' | '\u{8F2}' => TANWIN,
        '\u{64E}' => FATHA,
        '\u{64F}' => DAMMA,
        '\u{650}' => KASRA,
        '\u{651}' => SHADDA,
        '\u{652}' | '\u{6E1}' => SUKUN,
        '\u{670}' | '\u{656}'..='\u{657}' | '\u{6D6}'..='\u{6ED}' => QURANIC,
        _ => 0,
    };
    letter.base = match (letter.base, mark) {
        ('ا', '\u{653}') => 'آ',
        ('ا', '\u{654}') => 'أ',
        // The hamza below is composed first (UAX #15), so a madda or hamza above remains a mark.
        ('ا' | 'آ' | 'أ', '\u{655}') => 'إ',
        ('و', '\u{654}') => 'ؤ',
        ('ی', '\u{654}') => 'ئ',
        ('ه', '\u{654}') => 'ۀ',
        (base, _) => base,
    };
}

/// How a word can be part of a passage.
fn kind_of(word: &[Letter], has_zwnj: bool) -> Kind {
    let codes: Vec<u8> = word.iter().map(|letter| chars::letter_code(letter.base)).collect();
    let marked = word.iter().filter(|letter| letter.marks != 0).count();
    // پ چ ژ گ, the heh of an ezafe, and letters of no Persian word
    let is_foreign = |code: &u8| matches!(*code, 0 | chars::FOREIGN);
    if has_zwnj
        || word.iter().any(|letter| matches!(letter.base, 'پ' | 'چ' | 'ژ' | 'گ' | 'ۀ'))
        || codes.iter().any(is_foreign)
    {
        return Kind::Persian;
    }
    if marked == 0 {
        return match () {
            () if is_arabic_only(&codes) || has_article(&codes) || is_vocative(word) => Kind::Likely,
            () if may_be_arabic(&codes) => Kind::Either,
            () => Kind::Persian,
        };
    }
    let full = has_its_marks(word);
    let dense = full && marked >= 2;
    if has_sign(word, dense) {
        return Kind::Sign(1 + dense as u32);
    }
    if has_weak_sign(word, &codes, dense) {
        return Kind::Sign(1);
    }
    let last = word.last().map_or(0, |letter| letter.marks);
    let is_persian = last & !KASRA == 0 && is_persian_only(&codes) || full && ends_in_silent_heh(word);
    match () {
        () if is_persian => Kind::Persian,
        () if dense => Kind::Dense,
        () if full => Kind::Likely,
        () => Kind::Either,
    }
}

/// Whether the word is يا, which is more often the Arabic vocative than the Persian "or" beside Arabic words.
fn is_vocative(word: &[Letter]) -> bool {
    matches!(word, [ye, alef] if ye.base == 'ی' && alef.base == 'ا')
}

/// Whether two in three of the letters have a mark that need one in vocalized Arabic. The vowel before an alef
/// and the like is often left out, and so is the mark of the last letter.
fn has_its_marks(word: &[Letter]) -> bool {
    let is_vowel = |letter: &Letter| match letter.base {
        'ا' | 'آ' | 'ٱ' => true,
        'و' | 'ی' => letter.marks == 0,
        _ => false,
    };
    let article = article_of(word);
    let (mut needed, mut marked) = (0, 0);
    for (i, letter) in word.iter().enumerate() {
        let long = word.get(i + 1).is_none_or(|next| is_vowel(next) && next.marks == 0);
        if !is_vowel(letter) && !long && article.is_none_or(|article| i != article + 1) {
            needed += 1;
            marked += (letter.marks != 0) as usize;
        }
    }
    3 * marked >= 2 * needed
}

/// The index of the alef of the article, which a prefix of one letter may precede.
fn article_of(word: &[Letter]) -> Option<usize> {
    let is_article = |two: &[Letter]| matches!(two[0].base, 'ا' | 'ٱ') && two[1].base == 'ل';
    let start = matches!(word.first()?.base, 'و' | 'ف' | 'ب' | 'ک') as usize;
    word.get(start..start + 4).is_some_and(is_article).then_some(start)
}

/// Whether the word has a sign of Arabic; see the [module](self). `dense` tells whether it has its marks.
fn has_sign(word: &[Letter], dense: bool) -> bool {
    let [_, .., last] = word else { return false };
    let has_article = article_of(word).is_some_and(|i| {
        let unmarked_alef = word[i].marks & !SUKUN == 0;
        let lam = word[i + 1].marks;
        let assimilated = word[i + 2].marks & SHADDA != 0;
        unmarked_alef && (lam & (SUKUN | SHADDA) != 0 || lam == 0 && (assimilated || dense))
    });
    let with_li = word[0].base == 'ل' && word[0].marks & KASRA != 0 && word[1].base == 'ل' && word.len() > 2;
    let prefixes = word
        .iter()
        .take_while(|letter| matches!(letter.base, 'و' | 'ف' | 'ب' | 'ک' | 'ل') && letter.marks != 0);
    let with_hamza_above =
        |i: usize| word.get(i).is_some_and(|letter| letter.base == 'أ' && letter.marks & VOWEL != 0);
    let initial_hamza = word.iter().take(2).any(|letter| letter.base == 'إ' && letter.marks != 0)
        || with_hamza_above(0)
        || dense && with_hamza_above(prefixes.count().min(2));
    let anywhere = word.iter().enumerate().any(|(i, letter)| {
        let final_ye = letter.base == 'ی' && i + 1 == word.len();
        letter.marks & TANWIN != 0
            || letter.marks & QURANIC != 0 && !final_ye
            || letter.base == 'ٱ'
            || letter.base == 'ة' && letter.marks & !FATHATAN != 0
    });
    let nominal_ending = last.marks & (FATHA | DAMMA) != 0 && !matches!(last.base, 'ا' | 'آ');
    has_article || with_li || initial_hamza || anywhere || nominal_ending || dense && has_pronoun(word)
}

/// Whether the word ends in a pronoun ـها, ـهم or ـهما, after the vowel of a case (زِلْزالَها), or in ـكم or ـكما. There is no
/// vowel before the Persian plural, and in words like مُتَّهِم the two vowels are others.
fn has_pronoun(word: &[Letter]) -> bool {
    let dual = usize::from(matches!(word, [.., m, a] if m.base == 'م' && a.base == 'ا'));
    if let [_, before, kaf, m] = &word[word.len().saturating_sub(4 + dual)..word.len() - dual]
        && (kaf.base, kaf.marks, m.base) == ('ک', DAMMA, 'م')
        && before.marks & (VOWEL | SUKUN) != 0
    {
        return true;
    }
    let [stem @ .., before, heh, last] = &word[..word.len() - dual] else { return false };
    let starts_with_alef = word[0].base == 'ا' && word[0].marks != 0; // اِشتِها
    heh.base == 'ه'
        && match (last.base, heh.marks) {
            ('ا', 0 | FATHA) => {
                dual == 0 && !stem.is_empty() && before.marks & VOWEL != 0 && !starts_with_alef
            }
            ('م', DAMMA) => before.marks & (FATHA | DAMMA | SUKUN) != 0,
            ('م', KASRA) => before.marks & KASRA != 0 || before.base == 'ی',
            _ => false,
        }
}

/// Whether the word has a sign that counts 1 in any case: an Arabic function word with marks (فِي, لِي, مِنْ, قُلْ); an alef
/// without a mark before a sukun (اشْرَحْ, فَاصْبِرْ); the pronoun ـهِ; the pronoun ـنِي after a sukun (زِدْنِي); a sukun and the tanwin of a
/// final alef (عِلْمًا, عِلْماً).
fn has_weak_sign(word: &[Letter], codes: &[u8], dense: bool) -> bool {
    let is_function_word = is_arabic_only(codes)
        || matches!(word, [m, n] if m.marks == KASRA && matches!((m.base, n.base), ('م', 'ن') | ('ل', 'ی')))
        || matches!(word, [l, n] if l.marks == FATHA && l.base == 'ل' && matches!(n.base, 'م' | 'ن'))
        || matches!(word, [.., q, l] if word.len() < 4 && (q.base, q.marks, l.base, l.marks) == ('ق', DAMMA, 'ل', SUKUN));
    let is_pronoun = matches!(word, [.., before, heh] if heh.base == 'ه' && heh.marks == KASRA
            && (before.marks & (KASRA | SUKUN) != 0 || before.base == 'ی'));
    let after_and = match word {
        [and, rest @ ..] if matches!(and.base, 'و' | 'ف') && and.marks == FATHA => rest,
        _ => word,
    };
    let elided_alef =
        dense && matches!(after_and, [a, b, _, ..] if a.base == 'ا' && a.marks == 0 && b.marks == SUKUN);
    let has_tanwin =
        matches!(word, [.., before, a] if (before.marks | a.marks) & FATHATAN != 0 && a.base == 'ا');
    let is_object = dense
        && matches!(word, [.., before, n, y] if before.marks == SUKUN && (n.base, n.marks, y.base) == ('ن', KASRA, 'ی'));
    let is_accusative = dense && has_tanwin && word.iter().any(|letter| letter.marks == SUKUN);
    is_function_word || is_pronoun || elided_alef || is_object || is_accusative
}

/// Whether the word ends in heh without a mark, and a vowel before it (نامِه).
fn ends_in_silent_heh(word: &[Letter]) -> bool {
    matches!(word, [_, .., before, heh]
        if heh.base == 'ه' && heh.marks == 0 && before.marks & (FATHA | KASRA) != 0 && before.marks & SHADDA == 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use alloc::string::String;

    /// The passages of a line, with a bar between them.
    fn arabic(line: &str) -> String {
        let mut found = Vec::new();
        passages(line, 0, &mut found);
        found.into_iter().map(|range| &line[range]).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn vocalized_arabic_is_a_passage() {
        for line in [
            "رَبِّ الْعَالَمِينَ",
            "بِسْمِ اللَّهِ",
            "رَسُولُ اللَّهِ",
            "زِلْزالَها",
            "تَحْتِهَا",
            "قُلْ هُوَ اللَّهُ أَحَدٌ",
            "فِي السَّمَاءِ",
            "ٱلرَّحۡمَٰنِ ٱلرَّحِيمِ",
            "ضَرَبَ يَضْرِبُ",
            "مِنْ شَرِّ مَا خَلَقَ",
            "رَبِّ اشْرَحْ لِي صَدْرِي",
            "اغْفِرْ لِي",
            "بَيْنَهُمَا",
            "عَلَيْهِم",
            "يا مُقَلِّبَ القُلُوبِ",
            "أَدِرْ كَأساً وَ ناوِلْها",
        ] {
            assert_eq!(arabic(line), line);
        }
    }

    #[test]
    fn persian_words_with_marks_are_no_passage() {
        for line in [
            "مُلک",
            "کِتاب",
            "عَلي",
            "حتماً",
            "مُهِم",
            "فَرهَنگ",
            "می‌رَوَد",
            "رَها بَها",
            "مُتَّهِم",
            "تَوَهُّم",
            "مُلهِم",
            "اِشتِها",
            "مُنتَهی الیه",
            "تَوانا بُوَد هَر کِه دانا بُوَد",
            "دَرَخْتْ وَ سَنْگ",
            "پِسَر بِه خانِه رَفت",
            "اَلبَتِّه",
            "اِلهام",
            "حقیقةً",
            "مدعیٌ علیه",
            "حتّیٰ موسیٰ",
            "مَثَلاً نامِهٔ او",
            "گُلٌ چِرَاغٌ پِدَرٌ",
        ] {
            assert_eq!(arabic(line), "");
        }
    }

    #[test]
    fn a_passage_ends_where_persian_begins() {
        for (line, passage) in [
            ("گفت بِسْمِ اللَّهِ و رفت", "بِسْمِ اللَّهِ"),
            ("آیهٔ «إِنَّا أَعْطَيْنَاكَ الْكَوْثَرَ» کوتاه است", "إِنَّا أَعْطَيْنَاكَ الْكَوْثَرَ"),
            ("خواند: قُلْ أَعُوذُ، گفت: مَلِكِ النَّاسِ", "قُلْ أَعُوذُ|مَلِكِ النَّاسِ"),
            ("سورهٔ يس در قُرآن", ""),
        ] {
            assert_eq!(arabic(line), passage, "{line}");
        }
    }

    #[test]
    fn folding_does_not_change_what_is_a_passage() {
        for (before, after) in
            [("كِتَابُ اللَّهِ", "کِتَابُ اللَّهِ"), ("و\u{654}َبَ", "ؤَبَ"), ("ا\u{655}ِنَّ", "إِنَّ"), ("آ\u{655}نَّ", "إ\u{653}نَّ")]
        {
            assert_eq!(arabic(before) == before, arabic(after) == after, "{before}");
        }
    }

    #[test]
    fn lines_with_presentation_forms_have_no_passage() {
        assert_eq!(arabic("بِسْمِ اللَّهِ \u{FEFB}"), "");
    }
}
