//! Texts that come line by line: sessions and batches.

use hamvar::{Builder, Normalizer};

use crate::common::{COLLAPSE_BLANK_LINES, one_step};

/// Lines that lost their ZWNJs to spaces, as a careless typist writes them.
const TYPED: [&str; 6] = [
    "همسایه ها درخت های کوچه را آب می دهند",
    "بچه ها از مدرسه بر می گردند و بازی می کنند",
    "نامه هایی که فرستادیم به دست شان نمی رسد",
    "راننده ها بوق می زنند و کسی گوش نمی دهد",
    "پنجره های خانه رو به باغ باز می شوند",
    "این قصه ها را مادربزرگ می گفت",
];

/// Lines of careful spelling with many ZWNJs.
const CAREFUL: [&str; 4] = [
    "همسایه‌ها درخت‌های کوچه را آب می‌دهند.",
    "بچه‌ها از مدرسه برمی‌گردند و بازی می‌کنند.",
    "نامه‌هایی که فرستادیم به دستشان نمی‌رسد.",
    "راننده‌ها بوق می‌زنند و کسی گوش نمی‌دهد.",
];

/// Compounds that are two words in doubt, as lines of their own.
const DOUBTFUL: [&str; 4] = ["پیش بینی هوا", "چشم پزشک شهر", "خوش حال شدیم", "دست آورد تازه"];

/// The results of `lines`, one call each.
fn line_by_line(n: &Normalizer, lines: &[&str]) -> Vec<String> {
    let mut session = n.session();
    lines.iter().map(|line| session.normalize(line).into_owned()).collect()
}

#[test]
fn a_session_judges_a_line_by_the_lines_before_it() {
    let n = Normalizer::standard();
    let after = |before: &[&str], line: &str| line_by_line(&n, &[before, &[line]].concat()).pop().unwrap();
    let mended = DOUBTFUL.iter().filter(|line| after(&TYPED, line) != **line).count();
    let alone = DOUBTFUL.iter().filter(|line| n.normalize(line) != **line).count();
    assert!(mended > alone, "{mended} after typed lines, {alone} alone");
    for line in DOUBTFUL {
        assert_eq!(after(&CAREFUL, line), line);
    }
}

#[test]
fn it_does_not_matter_whether_a_line_has_its_line_end() {
    let n = Normalizer::standard();
    let with_ends: Vec<String> = TYPED.iter().chain(&DOUBTFUL).map(|line| format!("{line}\n")).collect();
    let with_ends: Vec<&str> = with_ends.iter().map(String::as_str).collect();
    let text = with_ends.concat();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(line_by_line(&n, &with_ends).concat(), n.normalize(&text));
    assert_eq!(line_by_line(&n, &lines).join("\n") + "\n", n.normalize(&text));
}

#[test]
fn code_stays_open_until_a_call_closes_it() {
    let mut session = Normalizer::standard().session();
    let mut all = |lines: &[(&str, &str)]| {
        for (line, expected) in lines {
            assert_eq!(session.normalize(line), *expected);
        }
        session.is_in_code()
    };
    assert!(!all(&[("نمونه , كد:", "نمونه، کد:"), ("`كد , 1`", "`كد , 1`"), ("`كد", "`کد")]));
    assert!(all(&[("```rust", "```rust"), ("// كتاب , 12", "// كتاب , 12"), ("``", "``"), ("", "")]));
    assert!(all(&[("`كد , 1` 2", "`كد , 1` 2"), ("\u{200F}كد\u{200F}", "\u{200F}كد\u{200F}")]));
    assert!(!all(&[("``` , كتاب", "```، کتاب"), ("كتاب ها", "کتاب‌ها")]));
    assert!(all(&[("متن , ```كد , 1", "متن، ```كد , 1")]));
    session.restart();
    assert!(!session.is_in_code());
    assert_eq!(session.normalize("كتاب , 12"), "کتاب، ۱۲");
}

#[test]
fn code_that_is_never_closed_reaches_to_the_end_of_the_text() {
    let n = Normalizer::standard();
    for (text, expected) in [
        ("متن , ي\n```\nكد , 1\n\nكد , 2", "متن، ی\n```\nكد , 1\n\nكد , 2"),
        ("```py\nprint(\"كتاب , 1\")", "```py\nprint(\"كتاب , 1\")"),
        ("متن , ````\n```\nي", "متن، ````\n```\nي"),
        // In fewer backticks, code ends in its line.
        ("`` كد , ي\nي", "`` کد، ی\nی"),
    ] {
        assert_eq!(n.normalize(text), expected);
    }
}

#[test]
fn empty_lines_are_counted_over_calls() {
    let n = one_step(COLLAPSE_BLANK_LINES);
    let calls = ["\n", "\n", "یک\n", "\n", " \n", "\n\n", "دو\n\n", "سه\n"];
    assert_eq!(line_by_line(&n, &calls).concat(), n.normalize(&calls.concat()));
    assert_eq!(line_by_line(&n, &calls).concat(), "\nیک\n\nدو\n\nسه\n");
}

#[test]
fn a_line_that_says_nothing_about_others_is_judged_by_itself() {
    // A number is Persian by its own line, and so is data.
    let lines = ["سال 1402 گذشت", "12", "name: 12", "سپس 12"];
    let n = Normalizer::standard();
    let alone: Vec<_> = lines.iter().map(|line| n.normalize(line)).collect();
    assert_eq!(line_by_line(&n, &lines), alone);
}

#[test]
fn edits_and_results_of_a_session_agree_and_a_clone_shares_nothing() {
    let mut session = Normalizer::standard().session();
    for line in TYPED.iter().chain(&DOUBTFUL) {
        let edits = session.clone().edits(line);
        let aligned = session.clone().normalize_aligned(line);
        let mut into = "پیشین".to_owned();
        session.clone().normalize_into(line, &mut into);
        let result = session.normalize(line);
        assert_eq!(edits.is_empty(), result == **line);
        assert_eq!((aligned.as_str(), &*into), (&*result, &*result));
    }
}

#[test]
fn lines_that_are_or_become_too_long_stay() {
    let n = Builder::from(Normalizer::standard()).longest_line(20).build();
    for (text, expected) in [
        ("كتاب ها\nكتاب هاي ما و شما\nي", "کتاب‌ها\nكتاب هاي ما و شما\nی"),
        // 18 bytes, which would become 26.
        ("ي12345678901234567", "ي12345678901234567"),
        // Backticks of a long line count.
        ("اين سطر دراز است ```\nي\n```\nي", "اين سطر دراز است ```\nي\n```\nی"),
    ] {
        assert_eq!(n.normalize(text), expected);
        assert_eq!(n.normalize(expected), expected);
        assert_eq!(n.is_normalized(text), text == expected);
    }
}

#[test]
fn a_batch_keeps_the_results_of_many_texts_in_one_buffer() {
    let mut batch = Normalizer::standard().batch();
    assert!(batch.is_empty() && batch.get(0).is_none() && batch.get(usize::MAX).is_none());
    assert_eq!(batch.push("علي"), "علی");
    batch.extend(["", "كتاب ها", "12"].map(String::from));
    assert_eq!(batch.iter().rev().collect::<Vec<_>>(), ["12", "کتاب‌ها", "", "علی"]);
    assert_eq!((batch.len(), batch.get(1), batch.get(2)), (4, Some(""), Some("کتاب‌ها")));
    assert_eq!((batch.text(), batch.offsets().len()), ("علیکتاب‌ها12", 5));
    batch.clear();
    assert!(batch.is_empty() && batch.text().is_empty());
    assert_eq!(batch.push("ي"), "ی");
}

#[test]
fn a_batch_judges_each_text_by_itself_unless_it_keeps_the_context() {
    let n = Normalizer::standard();
    let mut batch = n.batch();
    batch.extend(TYPED.iter().chain(&DOUBTFUL));
    let alone: Vec<_> = TYPED.iter().chain(&DOUBTFUL).map(|line| n.normalize(line)).collect();
    assert_eq!(batch.iter().collect::<Vec<_>>(), alone);
    batch.clear();
    batch.keep_context(true);
    batch.extend(TYPED);
    batch.clear();
    batch.extend(DOUBTFUL);
    let all = line_by_line(&n, &[&TYPED[..], &DOUBTFUL[..]].concat());
    assert_eq!(batch.iter().collect::<Vec<_>>(), all[TYPED.len()..]);
    batch.keep_context(false);
    assert_eq!(batch.push("```"), "```");
    assert_eq!(batch.push("ي"), "ی");
}
