//! Edits: what changed, where, and why; and what a text becomes if some of them are refused.

use hamvar::edits::{LineIndex, apply};
use hamvar::{Edit, EditKind, Normalizer};

use crate::common::{
    COLLAPSE_REPEATS, DECODE_ENTITIES, DIGIT, DROP_MARKS, GROUP_DIGITS, HEH_YE, JOINED, LATIN_DIGITS, LETTER,
    with,
};

/// What each edit replaces, its replacement and its kind.
fn found<'t>(text: &'t str, edits: &'t [Edit]) -> Vec<(&'t str, &'t str, EditKind)> {
    edits.iter().map(|e| (&text[e.range.clone()], e.replacement.as_str(), e.kind)).collect()
}

#[test]
fn edits_give_range_replacement_and_kind() {
    let text = "كتاب ها 12";
    let edits = Normalizer::standard().edits(text);
    let expected = [("ك", "ک", LETTER), (" ", "\u{200C}", JOINED), ("12", "۱۲", DIGIT)];
    assert_eq!(found(text, &edits), expected);
}

/// Checks the edits of `text` with the standard normalizer.
#[track_caller]
fn check_edits(text: &str, expected: &[(&str, &str, &str)]) {
    let edits = Normalizer::standard().edits(text);
    let found: Vec<_> =
        found(text, &edits).into_iter().map(|(old, new, kind)| (old, new, kind.as_str())).collect();
    assert_eq!(found, expected, "{text:?}");
    assert_eq!(apply(text, &edits), Normalizer::standard().normalize(text));
}

#[test]
fn steps_that_change_neighbouring_characters_make_edits_of_their_own() {
    check_edits("كتابهاي", &[("ك", "ک", "letter"), ("", "\u{200C}", "zwnj-inserted"), ("ي", "ی", "letter")]);
    // Both letters beside the ZWNJ are folded.
    check_edits("ميكنند", &[("ي", "ی", "letter"), ("", "\u{200C}", "zwnj-inserted"), ("ك", "ک", "letter")]);
    check_edits("رفت ,آمد", &[(" ", "", "space"), (",", "،", "punctuation"), ("", " ", "space")]);
    check_edits(
        "قيمت 12%,ارزان",
        &[("ي", "ی", "letter"), ("12%", "۱۲٪", "digit"), (",", "،", "punctuation"), ("", " ", "space")],
    );
    check_edits(
        "در باغ\u{200F} , گل",
        &[("\u{200F}", "", "invisible"), (" ", "", "space"), (",", "،", "punctuation")],
    );
    check_edits("كُتب كِ\u{650}رم", &[("ك", "ک", "letter"), ("ك", "ک", "letter"), ("\u{650}", "", "mark")]);
    check_edits(
        "گفت:\"برو\"...",
        &[
            ("", " ", "space"),
            ("\"", "«", "quotation-mark"),
            ("\"", "»", "quotation-mark"),
            ("...", "…", "ellipsis"),
        ],
    );
    check_edits("آمد -- رفت", &[("--", "–", "dash")]);
    check_edits("چرا؟؟ نه!!", &[("؟", "", "punctuation"), ("!", "", "punctuation")]);
}

#[test]
fn a_gap_that_becomes_a_zwnj_or_nothing_is_one_edit() {
    check_edits("کتاب  ها", &[("  ", "\u{200C}", "space-to-zwnj")]);
    check_edits("کتاب\u{A0}ها", &[("\u{A0}", "\u{200C}", "space-to-zwnj")]);
    check_edits("بندر  ها", &[("  ", "", "word-joined")]);
    // What is invisible in the gap stays an edit of its own.
    check_edits("کتاب\u{200F} ها", &[("\u{200F}", "", "invisible"), (" ", "\u{200C}", "space-to-zwnj")]);
}

#[test]
fn runs_of_one_kind_are_one_edit() {
    check_edits("سال 1397 و ٣٫٥", &[("1397", "۱۳۹۷", "digit"), ("٣", "۳", "digit"), ("٥", "۵", "digit")]);
    check_edits("يكي", &[("يكي", "یکی", "letter")]);
    check_edits("او   رفت", &[("  ", "", "space")]);
}

#[test]
fn entities_and_repeated_letters_have_their_kinds() {
    let text = "&laquo;كتاب&raquo; سلامممم";
    let edits = with(|b| COLLAPSE_REPEATS(DECODE_ENTITIES(b))).edits(text);
    let kinds: Vec<&str> = edits.iter().map(|edit| edit.kind.as_str()).collect();
    assert_eq!(kinds, ["entity", "letter", "entity", "letter"]);
}

#[test]
fn an_entity_that_becomes_half_of_a_pair_belongs_to_the_pair() {
    let text = "گفت &quot;كتاب\" را";
    let mut edits = with(DECODE_ENTITIES).edits(text);
    assert_eq!(apply(text, &edits), "گفت «کتاب» را");
    assert!(edits[0].group.is_some() && edits[0].belongs_with(&edits[2]), "{edits:?}");
    edits.retain(|edit| edit.kind.as_str() != "quotation-mark");
    assert_eq!(apply(text, &edits), "گفت &quot;کتاب\" را");
}

/// The text of each group of edits, in order.
fn groups(text: &str, edits: &[Edit]) -> Vec<Vec<String>> {
    let mut all: Vec<Vec<String>> = Vec::new();
    for edit in edits {
        if let Some(group) = edit.group {
            let index = group.get() as usize - 1;
            assert!(index <= all.len(), "groups are numbered in order: {edits:?}");
            if index == all.len() {
                all.push(Vec::new());
            }
            all[index].push(text[edit.range.clone()].to_owned());
        }
    }
    all
}

#[test]
fn the_two_marks_of_a_quotation_are_a_group() {
    let two: &[&str] = &["\"", "\""];
    let curly: &[&str] = &["“", "”"];
    for (text, expected) in [
        ("مانند \"می\",\"تر\"و\"ترین\" شد", &[two, two, two][..]),
        ("گفت “برو” و “بیا”", &[curly, curly]),
        ("گفت “من \"نان\" دارم” و رفت", &[curly, two]),
        ("گفت \"من \"نان\" دارم\" و رفت", &[two, two]),
        ("گفت \"a word\" و رفت", &[]),
        ("گفت \"نان و رفت", &[]),
    ] {
        let edits = Normalizer::standard().edits(text);
        assert_eq!(groups(text, &edits), expected, "{text}");
    }
}

#[test]
fn a_number_with_its_signs_is_a_group_if_it_has_several_edits() {
    let standard = Normalizer::standard();
    for (n, text, expected) in [
        (&standard, "حدود 20 % و 12 نفر", &[&["20", "%"][..]][..]),
        (&standard, "روز 1400/5/12 آمد", &[&["1400", "5", "12"]]),
        (&standard, "بهای ٣٬٥٠٠٫٥ ریال", &[&["٣", "٥٠٠", "٥"]]),
        (&standard, "ساعت 11:30 و 1,234.5 متر", &[&["11", "30"]]),
        (&with(GROUP_DIGITS), "مبلغ ۱۲۳۴۵۶۷ ریال", &[&["", ""]]),
        (&with(LATIN_DIGITS), "حدود ۲۰/۳٪ و ۱۲ نفر", &[&["۲۰", "۳٪"]]),
    ] {
        assert_eq!(groups(text, &n.edits(text)), expected, "{text}");
    }
}

#[test]
fn groups_of_many_lines_have_different_numbers() {
    let text = "گفت \"برو\" و 20 % ماند\n".repeat(5_000);
    let edits = Normalizer::standard().edits(&text);
    let groups = groups(&text, &edits);
    assert_eq!(groups.len(), 10_000);
    assert!(groups.iter().all(|group| group.len() == 2));
}

/// `text` after the edits that `accepts` returns true for.
fn accepting(text: &str, accepts: impl Fn(&Edit) -> bool) -> String {
    apply(text, Normalizer::standard().edits(text).iter().filter(|edit| accepts(edit)))
}

#[test]
fn a_refused_kind_leaves_a_text_without_half_changes() {
    for (text, refused, expected) in [
        ("\"كتاب ها\" رسيد", "quotation-mark", "\"کتاب\u{200C}ها\" رسید"),
        ("\"كتاب ها\" رسيد", "letter", "«كتاب\u{200C}ها» رسيد"),
        ("\"كتاب ها\" رسيد", "space-to-zwnj", "«کتاب ها» رسید"),
        ("كتاب  ها رسيد", "space", "کتاب\u{200C}ها رسید"),
        ("كتاب  ها رسيد", "space-to-zwnj", "کتاب  ها رسید"),
        ("بندر  ها را ديد", "word-joined", "بندر  ها را دید"),
        ("نميخواهند ,رفتند...", "zwnj-inserted", "نمیخواهند، رفتند…"),
        ("نميخواهند ,رفتند...", "punctuation", "نمی\u{200C}خواهند, رفتند…"),
        ("نميخواهند ,رفتند...", "ellipsis", "نمی\u{200C}خواهند، رفتند..."),
        ("نميخواهند ,رفتند...", "space", "نمی\u{200C}خواهند ،رفتند…"),
        ("بهاي 1,234.5 % شد ,نه", "digit", "بهای 1,234.5 % شد، نه"),
        ("بهاي 1,234.5 % شد ,نه", "punctuation", "بهای ۱٬۲۳۴٫۵ ٪ شد, نه"),
    ] {
        assert_eq!(
            accepting(text, |edit| edit.kind.as_str() != refused),
            expected,
            "{text} without {refused}"
        );
    }
}

#[test]
fn one_edit_is_refused_with_those_that_belong_with_it() {
    let text = "گفت \"برو\" و \"بيا\" و 20 % و 30 %";
    let edits = Normalizer::standard().edits(text);
    let refusing = |i: usize| apply(text, edits.iter().filter(|edit| !edit.belongs_with(&edits[i])));
    let results: Vec<String> = (0..edits.len()).map(refusing).collect();
    let (first, second) = ("گفت \"برو\" و «بیا» و ۲۰ ٪ و ۳۰ ٪", "گفت «برو» و \"بیا\" و ۲۰ ٪ و ۳۰ ٪");
    let letter = "گفت «برو» و «بيا» و ۲۰ ٪ و ۳۰ ٪";
    let (twenty, thirty) = ("گفت «برو» و «بیا» و 20 % و ۳۰ ٪", "گفت «برو» و «بیا» و ۲۰ ٪ و 30 %");
    assert_eq!(results, [first, first, second, letter, second, twenty, twenty, thirty, thirty]);
}

#[test]
fn a_letter_and_its_marks_can_be_refused_by_themselves() {
    let text = "كِتابِ";
    let edits = with(DROP_MARKS).edits(text);
    let without = |kind| apply(text, edits.iter().filter(|edit| edit.kind.as_str() != kind));
    assert_eq!(apply(text, &edits), "کتاب");
    assert_eq!(without("mark"), "کِتابِ");
    assert_eq!(without("letter"), "كتاب");
}

#[test]
fn the_names_of_kinds_are_unique_and_are_parsed() {
    for kind in EditKind::ALL {
        let name = kind.as_str();
        assert_eq!(name.parse(), Ok(*kind));
        assert_eq!(kind.to_string(), name);
        assert!(name.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{name}");
        assert_eq!(EditKind::ALL.iter().filter(|other| other.as_str() == name).count(), 1, "{name}");
    }
    for wrong in ["", "Letter", "letters", "letter ", "space_to_zwnj"] {
        let error = wrong.parse::<EditKind>().expect_err(wrong).to_string();
        assert!(error.contains("letter, digit,") && error.contains("word-mended"), "{error}");
    }
    assert_eq!(format!("{:>8}|", LETTER), "  letter|");
}

#[test]
fn an_edit_has_a_line_and_a_column_in_bytes_characters_and_utf_16() {
    let text = "سلام\r\n😀 كتاب ها\n";
    let index = LineIndex::new(text);
    let edits = Normalizer::standard().edits(text);
    let columns: Vec<_> = edits
        .iter()
        .map(|edit| index.position(edit.range.start))
        .map(|at| (at.line, at.byte, at.char, at.utf16))
        .collect();
    assert_eq!(columns, [(1, 5, 2, 3), (1, 13, 6, 7)]);
}

#[test]
fn an_edit_between_two_that_become_one_is_not_lost() {
    let n = Normalizer::search();
    for text in ["هفته\u{200C}ي ها", "خانه\u{200C}\u{200C}ي  ها", "نامه\u{200C}ى ای"] {
        assert_eq!(apply(text, &n.edits(text)), n.normalize(text));
    }
}

#[test]
fn a_replacement_is_compared_with_text() {
    let edits = Normalizer::standard().edits("كتاب");
    assert!(edits[0].replacement == "ک" && edits[0].replacement != "گ");
}

#[test]
fn a_mark_that_is_removed_is_an_edit_of_marks() {
    let n = with(DROP_MARKS);
    for (text, mark) in [("خُدا", "\u{64F}"), ("هاَ", "\u{64E}"), ("مَرد", "\u{64E}")] {
        let edits = n.edits(text);
        assert_eq!(found(text, &edits), [(mark, "", EditKind::Mark)]);
    }
    // The marks after a name belong to its last letter, which stays.
    assert_eq!(n.edits("@ali\u{650}\u{651}ه"), []);
}

#[test]
fn an_ezafe_that_becomes_ye_is_one_edit_with_the_letter_that_folds() {
    let n = with(HEH_YE);
    let text = "خان\u{6C1}\u{654} من";
    assert_eq!(found(text, &n.edits(text)), [("\u{6C1}\u{654}", "ه\u{200C}ی", LETTER)]);
}

/// A long text is normalized in pieces. An edit of one piece may have the offset in its piece that an edit of another has.
#[test]
fn edits_of_two_pieces_do_not_undo_each_other() {
    let right = "او به خانه رفت و کتاب خواند ".repeat(900);
    let text = format!("{right}شب(روز) بود\n{right}شب ، روز\n");
    let edits = Normalizer::standard().edits(&text);
    assert_eq!(apply(&text, &edits), Normalizer::standard().normalize(&text));
    assert_eq!(edits.len(), 2);
}
