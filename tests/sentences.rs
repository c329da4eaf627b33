//! Where sentences end and where they do not, by example. `|` stands for an end.

/// Splits `text` with its `|` taken out, and compares.
fn check(cases: &[&str]) {
    for case in cases {
        let wanted: Vec<&str> = case.split('|').map(str::trim).collect();
        let text: String = case.split('|').collect();
        let found: Vec<&str> = hamvar::sentences(&text).collect();
        assert_eq!(found, wanted, "{case}");
    }
}

#[test]
fn signs_end_sentences() {
    check(&[
        "او آمد.| ما رفتیم.",
        "چرا نیامدی؟| چه شد!| بگو.",
        "راست می‌گویی؟!| نه.",
        "What?| بله.",
        "خط اول\n|خط دوم",
        "سلام",
        "رفت.|بعد آمد.",
    ]);
}

#[test]
fn closing_marks_go_along() {
    check(&[
        "گفت: «آمدم.»| ما شنیدیم.",
        "(این را هم بدان.)| تمام.",
        "گفت \"بس است.\"| ما رفتیم.",
        "«چرا؟»| سکوت.",
    ]);
}

#[test]
fn dots_inside_numbers_addresses_and_names_do_not() {
    check(&[
        "قیمت ۳.۱۴ و 2.5 و ۱.۲.۳ شد.| بعد.",
        "تاریخ ۱۳۹۷.۰۱.۲۷ است.",
        "فایل notes.txt و سایت example.ir را ببین.| تمام.",
        "به a.b@c.ir و https://a.ir/x.html بنویس.",
        "نشانی 192.168.1.1 است.",
    ]);
}

#[test]
fn abbreviations_initials_and_list_marks_do_not() {
    check(&[
        "در سال ۱۳۵۰ ه.ش. به دنیا آمد.",
        "سدهٔ سوم ق.م. بود.| بعد.",
        "م. ر. شفیعی آمد.| رفت.",
        "ر.ک. صفحهٔ ۱۲ (ص. ۱۳).",
        "۱. نخست این.| دوم آن.",
        "الف. نخست این.",
        "Dr. Smith آمد.",
    ]);
}

#[test]
fn what_goes_on_has_not_ended() {
    check(&[
        "گفت: «می‌آیی؟» و خندید.",
        "«کجا؟» پرسید مادرش.",
        "کتاب، دفتر و… خرید.",
        "او (چه کسی؟) آمد.",
        "این واژه (!) درست است.",
        "خوب!، برو.",
    ]);
}

#[test]
fn ellipses_end_after_a_verb_only() {
    check(&["او رفت… شاید فردا برگردد.| بله.", "بلبل… پرندهٔ خوش‌خوان.", "رفت... نیامد."].map(|c| {
        if c.starts_with("او رفت") {
            "او رفت…| شاید فردا برگردد.| بله."
        } else {
            c
        }
    }));
}

#[test]
fn iterators_can_be_stopped_and_copied() {
    let mut all = hamvar::sentences("یک. دو. سه.");
    assert_eq!(all.next(), Some("یک."));
    assert_eq!(all.clone().count(), 2);
    assert_eq!(all.as_str(), " دو. سه.");
    assert_eq!(all.by_ref().last(), Some("سه."));
    assert_eq!((all.next(), all.next()), (None, None));
}

/// The cases of `data/sentences.txt`.
#[test]
fn golden_cases() {
    let cases: Vec<&str> = include_str!("data/sentences.txt")
        .lines()
        .filter(|line| !line.starts_with("# ") && !line.is_empty())
        .collect();
    assert!(cases.len() >= 150, "only {} cases", cases.len());
    let wrong: Vec<String> = cases
        .iter()
        .filter_map(|case| {
            let case = case.replace("\\n", "\n");
            let wanted: Vec<&str> = case.split('|').map(str::trim).filter(|s| !s.is_empty()).collect();
            let text = case.replace('|', "");
            let found: Vec<&str> = hamvar::sentences(&text).collect();
            (found != wanted).then(|| format!("wanted {wanted:?}\n found {found:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} of {} cases are wrong:\n{}", wrong.len(), cases.len(), wrong.join("\n"));
}
