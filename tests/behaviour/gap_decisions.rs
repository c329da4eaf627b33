//! Why a gap is repaired or left alone.

use hamvar::gaps::{GapDecision, GapReason};
use hamvar::{EditKind, Normalizer};

/// The decisions on the gaps of `text`.
fn decisions(text: &str) -> Vec<GapDecision> {
    Normalizer::standard().gap_decisions(text)
}

/// The only decision on `text` that was made.
fn made(text: &str) -> GapDecision {
    let mut made = decisions(text).into_iter().filter(|decision| decision.is_made);
    let first = made.next().unwrap_or_else(|| panic!("nothing was made of {text}"));
    assert_eq!(made.next(), None, "{text}");
    first
}

#[test]
fn every_kind_of_repair_has_a_reason() {
    for (text, kind, reason) in [
        ("نمیدانند", EditKind::ZwnjInserted, GapReason::Answer),
        ("دانشکده های شهر", EditKind::SpaceToZwnj, GapReason::Score),
        ("تو میدانی", EditKind::ZwnjInserted, GapReason::Rule),
        ("گلدان ها", EditKind::SpaceToZwnj, GapReason::Score),
        ("دیوار ها", EditKind::WordJoined, GapReason::Score),
        ("خونه ت", EditKind::SpaceToZwnj, GapReason::Rule),
        ("بزرگ\u{200C}ترین ها", EditKind::SpaceToZwnj, GapReason::Rule),
        ("در تهران دوکشور همسایه دیدم", EditKind::SpaceRestored, GapReason::Score),
        ("او کار آفرین بزرگی بود", EditKind::WordMended, GapReason::Score),
        ("باران باز می گردد", EditKind::SpaceToZwnj, GapReason::Score),
        ("از API ها", EditKind::SpaceToZwnj, GapReason::Rule),
    ] {
        let decision = decisions(text).into_iter().find(|decision| decision.is_made && decision.kind == kind);
        let decision = decision.unwrap_or_else(|| panic!("{kind} was not made in {text}"));
        assert_eq!(decision.reason, reason, "{text}: {decision:?}");
        let has_score = decision.reason == GapReason::Score;
        assert!(!has_score || decision.score > decision.threshold, "{text}: {decision:?}");
    }
}

#[test]
fn what_is_left_alone_has_a_reason_too() {
    let find = |text: &str, kind: EditKind| {
        let all = decisions(text);
        let found = all.iter().find(|decision| decision.kind == kind).cloned();
        found.unwrap_or_else(|| panic!("{text}: {all:?}"))
    };
    for (text, kind, reason) in [
        ("بهترین روز", EditKind::ZwnjInserted, GapReason::Answer),
        ("سنگ و چوب", EditKind::SpaceToZwnj, GapReason::Rule),
        ("باران تند", EditKind::SpaceToZwnj, GapReason::Score),
        ("می ناب", EditKind::SpaceToZwnj, GapReason::Score),
    ] {
        let decision = find(text, kind);
        assert!(!decision.is_made, "{decision:?}");
        if reason == GapReason::Score {
            assert!(decision.score.is_some(), "{text}: {decision:?}");
        } else {
            assert_eq!(decision.reason, reason, "{text}: {decision:?}");
        }
    }
}

#[test]
fn a_score_that_decided_is_on_the_side_of_its_threshold() {
    let right = "این کتاب\u{200C}ها را می\u{200C}خوانم و خانه\u{200C}های بزرگ\u{200C}تر را می\u{200C}بینم.\n";
    let mut early = Vec::new();
    for before in ["", right, "کتاب ها و درخت ها را می بینم.\n"] {
        for text in [
            "بزرگ تر میشوم",
            "کوچک تر و مهم تر",
            "پشت بام خانه ها",
            "گفت و گو با کار آفرین",
            "در تهران دوکشور همسایه دیدم",
            "دو3کشور و a کار آفرین",
            "نیک خواه ما را دل سوز میدانند",
        ] {
            for decision in decisions(&format!("{before}{before}{text}")) {
                let exceeds = decision.score > decision.threshold;
                match decision.reason {
                    GapReason::Score => assert_eq!(decision.is_made, exceeds, "{text}: {decision:?}"),
                    GapReason::EarlyExit => {
                        assert_ne!(decision.is_made, exceeds, "{text}: {decision:?}");
                        early.push(decision);
                    }
                    _ => {}
                }
            }
        }
    }
    // So rare that only some of these texts have one.
    assert!((1..20).contains(&early.len()), "{early:?}");
}

#[test]
fn ranges_are_those_of_the_source() {
    let decision = made("كتاب   هاي");
    assert_eq!((decision.range, decision.words), (8..11, 0..17));
    let decision = made("\u{200F}\u{200F}نميدانند");
    assert_eq!((decision.range, decision.words), (12..12, 0..22));
    let decision = made("سلام\n\nدرخت ها");
    assert_eq!((decision.range, decision.words), (18..19, 10..23));
}

#[test]
fn counts_and_damage_are_shown() {
    let text = "کتاب ها";
    let decision = made(text);
    let left = decision.left.unwrap();
    assert!(left.alone > 100 && left.before_zwnj > 100, "{left:?}");
    assert!(decision.right.unwrap().after_zwnj > 1000, "{decision:?}");
    assert!(decision.together_with_zwnj > decision.together_with_space, "{decision:?}");
    let first = decisions(text)[0].damage;
    let all = decisions("کتاب ها\nدرخت ها\nگلدان ها\nروز ها و شب ها");
    let last = all.last().unwrap().damage;
    assert!(first.zwnjs_spaced < last.zwnjs_spaced, "{first:?} {last:?}");
    assert_eq!((first.spaces_lost, first.words_broken), (0.0, 0.0));
}

#[test]
fn a_comparative_that_training_saw_has_the_threshold_of_an_ending() {
    let threshold = |text: &str| decisions(text)[0].threshold;
    for comparative in ["سودمند تر", "پایدار تر", "کارآمد تر"] {
        assert_eq!(threshold(comparative), threshold("کتاب ها"), "{comparative}");
    }
}

#[test]
fn a_second_loss_lowers_the_threshold() {
    let last_threshold = |text: &str| {
        let all = decisions(text);
        all.iter().rfind(|decision| decision.kind == EditKind::SpaceToZwnj).unwrap().threshold
    };
    let damaged = "کتاب ها\nدرخت ها\nگلدان ها\nبرگ ها\nباران تند";
    let right = "کتاب\u{200C}ها\nدرخت\u{200C}ها\nگلدان\u{200C}ها\nبرگ\u{200C}ها\nباران تند";
    assert!(last_threshold(damaged) < last_threshold(right));
}

#[test]
fn a_word_of_the_user_is_the_reason_for_its_gaps() {
    let mut builder = Normalizer::builder();
    builder.add_words(["سنگ\u{200C}پشت", "گلبرگ"]).unwrap();
    let n = builder.build();
    for text in ["سنگ پشت", "سنگپشت"] {
        let all = n.gap_decisions(text);
        let made = all.iter().find(|decision| decision.is_made);
        assert_eq!(made.map(|made| made.reason), Some(GapReason::UserWord), "{text}: {all:?}");
    }
    let kept = n.gap_decisions("گلبرگ");
    assert!(kept.iter().all(|decision| decision.reason == GapReason::UserWord && !decision.is_made));
}

#[test]
fn data_keeps_its_spaces_and_protected_text_has_no_decisions() {
    let line = "نام = او کار آفرین بود";
    let mut builder = Normalizer::builder();
    builder.text_kind(hamvar::TextKind::Data);
    let all = builder.build().gap_decisions(line);
    let mended = all.iter().find(|decision| decision.kind == EditKind::WordMended).unwrap();
    assert!(!mended.is_made && mended.reason == GapReason::Data, "{mended:?}");
    assert_eq!(decisions("`کتاب ها`"), []);
    assert_eq!(decisions("hello, world"), []);
}

#[test]
fn only_the_key_of_a_line_keeps_its_gap() {
    let text = "سطر نخست این پرونده چند واژهٔ دیگر هم دارد\n{ کتاب ها, \"درخت ها\": 12 }";
    let gap = |before: &str| text.find(before).unwrap() + before.len();
    let is_of_key = |before: &str| {
        let at = gap(before);
        decisions(text)
            .iter()
            .any(|decision| decision.range.start == at && decision.reason == GapReason::Data)
    };
    assert!(!is_of_key("کتاب") && is_of_key("درخت"));
}

#[test]
fn each_kind_of_damage_counts_in_the_next_line() {
    // The ZWNJs that a line kept, deleted and replaced by a space.
    let cases = [
        ("سلام", [0.0, 0.0, 0.0]),
        ("می‌خواهم", [1.0, 0.0, 0.0]),
        ("میخواهم", [0.0, 1.0, 0.0]),
        ("می خواهم", [0.0, 0.0, 1.0]),
        ("نمی دانم", [0.0, 0.0, 1.0]),
        ("کتاب ها", [0.0, 0.0, 1.0]),
        ("کتاب هایش", [0.0, 0.0, 1.0]),
        ("درخت ها می خشکند", [0.0, 0.0, 2.0]),
        ("درخت‌ها می خشکند", [1.0, 0.0, 1.0]),
        ("درختها می خشکند", [0.0, 1.0, 1.0]),
        // After a letter that does not join, a ZWNJ would not show.
        ("کار ها", [0.0, 0.0, 0.0]),
        ("ها کتاب", [0.0, 0.0, 0.0]),
        ("کتاب خواهم", [0.0, 0.0, 0.0]),
    ];
    for (line, counts) in cases {
        // The last line shows no lost ZWNJ of its own: ر does not join.
        let all = decisions(&format!("{line}\nدیوار ها"));
        let seen = all.last().unwrap().damage;
        let rounded = [seen.zwnjs_kept, seen.zwnjs_deleted, seen.zwnjs_spaced].map(f32::round);
        assert_eq!(rounded, counts, "{line}");
    }
}

#[test]
fn a_compound_that_is_often_written_as_one_word_is_no_sign_of_a_deleted_zwnj() {
    for text in ["او کمتجربهتر است", "کمآبیها بیشتر شد"] {
        let all = decisions(text);
        assert!(all.iter().any(|decision| decision.is_made), "{text}");
        assert!(all.iter().all(|decision| decision.damage.zwnjs_deleted == 0.0), "{text}: {all:?}");
    }
}
