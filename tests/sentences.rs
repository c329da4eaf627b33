//! Where sentences end and where they do not, by example. In each case, `|` marks an end.

use hamvar::SentenceRules;

/// Removes the ends from each case, splits it, and compares.
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
fn a_space_between_two_signs_belongs_to_an_ellipsis_or_a_closing_mark_only() {
    check(&[
        "چرا نیامدی؟| .بعد رفتیم.",
        "«او آمد. »| ما رفتیم.",
        "«او آمد. ”| ما رفتیم.",
        "آیا آمد؟| «نه.»",
        "\"او آمد. \"| ما رفتیم.",
    ]);
}

#[test]
fn dots_inside_numbers_addresses_and_names_do_not_end() {
    check(&[
        "قیمت ۳.۱۴ و 2.5 و ۱.۲.۳ شد.| بعد.",
        "تاریخ ۱۳۹۷.۰۱.۲۷ است.",
        "فایل notes.txt و سایت example.ir را ببین.| تمام.",
        "به a.b@c.ir و https://a.ir/x.html بنویس.",
        "نشانی 192.168.1.1 است.",
    ]);
}

#[test]
fn abbreviations_initials_and_list_marks_do_not_end() {
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
    check(&[
        "او رفت…| شاید فردا برگردد.| بله.",
        "او می\u{200C}دود…| شاید فردا برگردد.",
        "رفت. . .| شاید فردا برگردد.",
        "بلبل… پرندهٔ خوش\u{200C}خوان.",
        "رفت... نیامد.",
        "رفت… نمی\u{200C}دانم کجا.",
        "رفت… و نیامد.",
    ]);
}

#[test]
fn brackets_hold_their_sentences_together_if_they_are_near() {
    let far = "واژه ".repeat(40);
    check(&[
        "او (زادهٔ ۱۳۴۰. تهران) نشست.| خوابید.",
        "او [کی؟ چرا؟] نشست.| خوابید.",
        "(این را بخوان. سپس برو.)| تمام.",
        "(باز ماند.| رفت.",
        "بسته) ماند.| (رفت) باز.",
        &format!("(آن را ببین.| {far}) تمام."),
        &format!("({far}ببین.| آن را) تمام."),
    ]);
}

#[test]
fn single_letters_are_initials_if_they_stand_alone() {
    check(&[
        "ا. م. کریمی آمد.| نشست.",
        "(م. نوری) آمد.| نشست.",
        "«م. نوری» آمد.| نشست.",
        "دکتر-م. نوری آمد.",
        "میم و نون:م.| نوری آمد.",
        "مُ. نوری آمد.",
        "او آمد و.| رفت.",
        "شرکت ب.م.و. خودرو می\u{200C}سازد.",
    ]);
}

#[test]
fn alef_is_an_abbreviation_in_lists_and_among_initials() {
    check(&[
        "الف. نخست این.",
        "- الف. نخست این.",
        "(۱. الف. نخست این.)",
        "آقای الف. ب. گریخت.| پلیس آمد.",
        "سرودهٔ ه. الف. سایه است.",
        "حرف نخست الف.| حرف دوم ب است.",
        "حرف نخست الف.| بعد می\u{200C}آید.",
    ]);
}

#[test]
fn short_numbers_mark_items_at_the_beginning_only() {
    check(&[
        "۱. نخست این.| دوم آن.",
        "۱.۲. روش کار.",
        "- ۱۲. نخست این.",
        "• (٣. نخست این.)",
        "123. نخست این.",
        "۱۳۵۷.| سال انقلاب.",
        "در فصل ۱.| آغاز کار.",
    ]);
}

#[test]
fn ascii_words_continue_before_small_letters() {
    check(&["He said cf. this.", "از Node.js. is بگو.", "از Node.| Is بگو.", "از Node.| بگو."]);
}

#[test]
fn words_need_two_letters_where_a_space_is_missing() {
    check(&[
        "رفت.|بعد آمد.",
        "رفت.|«بعد» آمد.",
        "رفت؟|بعد آمد.",
        "رَ؟|بعد",
        "آمد.ب رفت",
        "م.رفت",
        "5؟بعد",
        "رفت.5",
        "a.بعد",
        "رفت!a",
    ]);
}

#[test]
fn signs_that_tie_continue() {
    check(&[
        "رفت.، بعد",
        "رفت!؛ بعد",
        "رفت؟, بعد",
        "رفت!; بعد",
        "رفت؟: بعد",
        "رفت!/بعد",
        "رفت.-بعد",
        "رفت!_بعد",
    ]);
    check(&["رفت؟=بعد", "رفت!| /بعد", "رفت.| - بعد"]);
}

#[test]
fn straight_quotation_marks_close_what_is_open() {
    check(&[
        "گفت \"بس است.\"| ما رفتیم.",
        "گفت \"بس است. \"| ما رفتیم.",
        "گفت \"یک\" و \"بس است!\"| ما رفتیم.",
        "گفت.| \"بس است!\"| ما رفتیم.",
        "گفت \"بس است.'| ما رفتیم.",
        "او آمد.| 'بس است'",
    ]);
}

#[test]
fn rules_choose_what_ends_a_sentence() {
    let text = "خط یک\nخط دو؛ سه: ۱۲:۳۰\n \nچهار";
    let mut rules = SentenceRules::new();
    let split = |rules: &SentenceRules| rules.sentences(text).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(split(&rules), ["خط یک", "خط دو؛ سه: ۱۲:۳۰", "چهار"]);
    rules.line_breaks(false);
    assert_eq!(split(&rules), ["خط یک\nخط دو؛ سه: ۱۲:۳۰", "چهار"]);
    rules.clauses(true);
    assert_eq!(split(&rules), ["خط یک\nخط دو؛", "سه:", "۱۲:۳۰", "چهار"]);
    assert_eq!(split(rules.line_breaks(true)), ["خط یک", "خط دو؛", "سه:", "۱۲:۳۰", "چهار"]);
    assert_eq!(SentenceRules::default(), *rules.clauses(false));
}

#[test]
fn an_abbreviation_does_not_end_a_sentence_that_goes_on_in_the_next_line() {
    let mut rules = SentenceRules::new();
    rules.line_breaks(false);
    rules.add_abbreviation("کیل").unwrap();
    for text in ["سه کیل. گندم خرید.", "سه کیل.\nگندم خرید.", "آقای م. رضایی آمد."]
    {
        assert_eq!(rules.sentences(text).collect::<Vec<_>>(), [text]);
    }
}

#[test]
fn abbreviations_of_the_user_do_not_end_a_sentence() {
    let text = "سه کیل. گندم و دو من. جو خرید. رفت.";
    let mut rules = SentenceRules::new();
    assert_eq!(rules.sentences(text).count(), 4);
    rules.add_abbreviation("كيل.").unwrap();
    assert_eq!(rules.sentences(text).count(), 3);
    rules.add_abbreviations(vec![String::from("من"), String::from("کیل")]).unwrap();
    let found: Vec<(usize, &str)> = rules.sentence_indices(text).collect();
    assert_eq!(found, [(0, "سه کیل. گندم و دو من. جو خرید."), (text.len() - 7, "رفت.")]);
    // Sentences belong to the text and may outlive the rules.
    let all: Vec<&str> = SentenceRules::new().add_abbreviation("کیل").unwrap().sentences(text).collect();
    assert_eq!(all.len(), 3);
    let before = rules.clone();
    let error = rules.add_abbreviations(["نو", "دو واژه"]).unwrap_err();
    assert_eq!(error.word(), "دو واژه");
    assert_eq!(rules, before);
}

#[test]
fn an_error_says_how_long_an_abbreviation_may_be() {
    let mut rules = SentenceRules::new();
    let message = rules.add_abbreviation("").unwrap_err().to_string();
    let (_, rest) = message.split_once("1 to ").unwrap();
    let most = rest.split(' ').next().unwrap().parse().unwrap();
    assert!(rules.add_abbreviation(&"ب".repeat(most)).is_ok(), "{message}");
    assert!(rules.add_abbreviation(&"ب".repeat(most + 1)).is_err(), "{message}");
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
