//! What each step does, by example. The spelling rules are those of the Academy's *Dastur-e
//! Khatt-e Farsi* and of careful print.

use hamvar::{Builder, EditKind, HehYe, Marks, Normalizer, digits::Digits, zwnj};

/// Invisible characters are written as escapes in what goes in.
fn check(n: &Normalizer, cases: &[(&str, &str)]) {
    for (input, output) in cases {
        assert_eq!(n.normalize(input), *output, "{input:?}");
    }
}

fn unchanged(n: &Normalizer, texts: &[&str]) {
    for text in texts {
        assert_eq!(n.normalize(text), *text);
    }
}

fn only(choose: impl Fn(&mut Builder) -> &mut Builder) -> Normalizer {
    let mut builder = Normalizer::builder();
    builder.fold(false).digits(Digits::Keep).spacing(false).clean_zwnj(false).restore_zwnj(false);
    choose(&mut builder);
    builder.build()
}

#[test]
fn letters_become_persian() {
    check(
        &Normalizer::minimal(),
        &[
            ("علي موسى كتاب ڪار", "علی موسی کتاب کار"),
            ("ہ ھ ە", "ه ه ه"),
            ("خانۀ ما", "خانه\u{654} ما"),
            ("ﻛﺘﺎﺏ ﻻﻟﻪ ﷲ ۱۰ ﷼", "کتاب لاله الله ۱۰ ریال"),
            ("ا\u{653}ب و مو\u{654}من و ي\u{654}", "آب و مؤمن و ئ"),
        ],
    );
    unchanged(
        &Normalizer::minimal(),
        &["رأس مسؤول مسئول سورة إنّ ٱلله ﷺ", "خانه\u{654} ما", "plain Latin text"],
    );
}

#[test]
fn marks_stay_in_order_or_go() {
    let minimal = Normalizer::minimal();
    // Shadda before fatha becomes fatha before shadda, the canonical order; doubles are reduced.
    check(&minimal, &[("مح\u{651}\u{64E}مد", "مح\u{64E}\u{651}مد"), ("مُ\u{64F}لک", "مُلک")]);
    unchanged(&minimal, &["مُلک و مِلک", "مثلاً"]);
    let bare = only(|b| b.marks(Marks::Drop));
    check(&bare, &[("مُلک و مثلاً و خانه\u{654}", "ملک و مثلا و خانه")]);
    let tanvin = only(|b| b.marks(Marks::KeepTanvin));
    check(&tanvin, &[("مُلک و مثلاً و خانه\u{654}", "ملک و مثلاً و خانه\u{654}")]);
    let ye = only(|b| b.heh_ye(HehYe::Ye));
    check(&ye, &[("خانه\u{654} ما، خانۀ او", "خانه‌ی ما، خانه‌ی او")]);
    unchanged(&ye, &["كتێبه\u{654} و نامه"]); // in words of other languages nothing changes
    // Marks that go bring a ZWNJ to a kashida that stands for itself.
    check(&bare, &[("ـ\u{64E}\u{200C} ¬\u{64E}\u{200C}ی", "ـ ¬ی")]);
}

#[test]
fn kashida_goes_but_between_digits_or_alone() {
    let n = Normalizer::minimal();
    check(&n, &[("کتـــاب", "کتاب"), ("ســلام ـ او", "سلام ـ او")]);
    unchanged(&n, &["۱۳۹۰ـ۱۳۹۵", "ـ"]);
}

#[test]
fn invisible_characters_go() {
    let n = Normalizer::minimal();
    check(
        &n,
        &[
            ("\u{FEFF}سلام\u{200B} بر\u{2060} تو", "سلام بر تو"),
            ("\u{202B}سلام\u{202C} \u{200E}او", "سلام او"),
            ("ده\u{AD}خدا", "ده\u{200C}خدا"),
            ("می¬رود", "می\u{200C}رود"),
            ("می\u{200F}رود", "می\u{200C}رود"),
            ("co\u{AD}operate", "cooperate"),
        ],
    );
    // Where they do something they stay.
    unchanged(
        &n,
        &["۱۳۰۰ ه\u{200D}.ش", "👨\u{200D}👩\u{200D}👧", "क्\u{200D}ष", "ক\u{200C}খ", "¬ p", "می\u{200C}رود"],
    );
    let bidi = only(|b| b.keep_bidi_controls(true));
    unchanged(&bidi, &["سلام \u{200E}hello\u{200F}"]);
}

#[test]
fn punctuation_is_persian_next_to_persian() {
    let n = only(|b| b.spacing(true));
    check(
        &n,
        &[
            ("سلام, خوبی?", "سلام، خوبی؟"),
            ("رفت; آمد", "رفت؛ آمد"),
            ("گفت: \"بیا\" و رفت", "گفت: «بیا» و رفت"),
            ("او “کتاب” خواند", "او «کتاب» خواند"),
            ("نمی‌دانم...", "نمی‌دانم…"),
            ("چرا???!!", "چرا؟!"),
            ("وای!!!", "وای!"),
            ("تهران -- پایتخت --- بزرگ", "تهران – پایتخت — بزرگ"),
        ],
    );
    unchanged(
        &n,
        &[
            "Hello, world; \"quoted\" text...",
            "متغیرهای (a, b) و x; y در کد",
            "عدد 1,234 و ساعت ۱۱:۲۳",
            "دستور --help و ...args",
            "او گفت \"yes, of course\" و رفت",
            "&nbsp;سلام",
            "if (a != b)",
        ],
    );
}

#[test]
fn spaces_stand_where_they_belong() {
    let n = only(|b| b.spacing(true));
    check(
        &n,
        &[
            ("سلام ، خوبی ؟ بله .", "سلام، خوبی؟ بله."),
            ("سلام،خوبی؟بله", "سلام، خوبی؟ بله"),
            ("رفت.بعد آمد", "رفت. بعد آمد"),
            ("( متن ) و « متن » و [ متن ]", "(متن) و «متن» و [متن]"),
            ("خبرگزاری تقریب(تنا) گفت", "خبرگزاری تقریب (تنا) گفت"),
            ("گفت:سلام", "گفت: سلام"),
            ("دو   فاصله\u{A0}و\u{2009}نیم", "دو فاصله و نیم"),
            ("پایان خط  ", "پایان خط"),
        ],
    );
    unchanged(
        &n,
        &[
            "ساعت ۱۱:۲۳ و ۱۲٬۳۴۵ و ۳٫۱۴",
            "سال ۱۳۵۷ ه.ش. و ق.م. بود",
            "کتاب(ها) و می(ن)ویسد",
            "«کتاب»ها را",
            "- [ ] کار نخست",
            "    تورفتگی می‌ماند",
            "خط اول\nخط دوم\r\nخط سوم",
            "پرانتز (باز ماند",
            "متن ![نگاره](a.png) و [پیوند](b)",
            "| ستون |  متن |",
        ],
    );
}

#[test]
fn zwnjs_that_show_nothing_go() {
    for (input, output) in [
        ("کار\u{200C}ها", "کارها"),
        ("می\u{200C}\u{200C}روم", "می\u{200C}روم"),
        ("\u{200C}سلام\u{200C} \u{200C}او\u{200C}", "سلام او"),
        ("سلام\u{200C}، او", "سلام، او"),
        ("خانه\u{200C}\u{654}", "خانه\u{654}"),
    ] {
        assert_eq!(Normalizer::standard().normalize(input), output, "{input:?}");
    }
    assert_eq!(zwnj::clean("می\u{200C}روم"), "می\u{200C}روم");
    for text in ["ক\u{200C}খ", "Auf\u{200C}lage", "API\u{200C}ها", "۳۰\u{200C}ساله"] {
        assert_eq!(zwnj::clean(text), text);
    }
}

#[test]
fn lost_zwnjs_come_back() {
    for (input, output) in [
        ("نمیخواهند", "نمی‌خواهند"),
        ("می روم", "می‌روم"),
        ("منطقهای", "منطقه‌ای"),
        ("همکاری های", "همکاری‌های"),
        ("شعلهور", "شعله‌ور"),
        ("بیثباتیهای", "بی‌ثباتی‌های"),
        ("افراطگرایی", "افراط‌گرایی"),
        ("بینالمللی", "بین‌المللی"),
        ("توانمندیها", "توانمندی‌ها"),
        ("میخواستهاند", "می‌خواسته‌اند"),
        ("بزرگترین", "بزرگ‌ترین"),
        ("دانشآموزان", "دانش‌آموزان"),
        ("بندر ها", "بندرها"),
        ("كتابهايم", "کتاب‌هایم"),
        ("مِیروم", "مِی‌روم"),
    ] {
        assert_eq!(Normalizer::standard().normalize(input), output);
    }
}

#[test]
fn words_that_only_look_affixed_stay() {
    for word in [
        "تنها",
        "بها",
        "رها",
        "اسلامی",
        "قدیمی",
        "میز",
        "میان",
        "میهن",
        "میدان",
        "دختر",
        "دفتر",
        "مشتری",
        "چتر",
        "بیمار",
        "بیشتر",
        "بهتر",
        "همسر",
        "همکار",
        "همسایه",
        "بیچاره",
        "بیزار",
        "کشورها",
        "کارهای",
        "پدرم",
        "نمایش",
        "میلاد",
        "ترازو",
        "سفر",
        "هایتی",
        "ماهی",
        "شاهی",
        "گواهی",
        "سیاهی",
        "راهی",
        "امید",
        "شهرداری",
    ] {
        assert_eq!(zwnj::restore(word), word);
    }
}

#[test]
fn foreign_words_and_other_languages_stay() {
    for text in ["Hello world", "پاکستان میں", "کوردستان ێ", "हिन्दी", "12:30", ""]
    {
        assert_eq!(zwnj::restore(text), text);
    }
}

#[test]
fn protected_spans_come_out_byte_for_byte() {
    unchanged(
        &Normalizer::standard(),
        &[
            "نشانی https://example.ir/كتاب?a=1,2 است",
            "به a.b@example.com بنویس",
            "سلام @ali_12 و #كتاب_12",
            "کد `x , y = 12` را ببین",
            "```\nlet a = 12 , 13;\n```",
            "<a href=\"x , 12\">متن</a>",
        ],
    );
}

#[test]
fn search_gives_one_key_to_every_spelling() {
    let n = Normalizer::search();
    for group in [
        &["می‌روم", "می روم", "میروم", "مي‌روم", "مِی‌رَوَم"][..],
        &["مسئول", "مسؤول"],
        &["رئوف", "رؤوف"],
        &["خانهٔ ما", "خانه‌ی ما", "خانۀ ما", "خانه ما"],
        &["۱۲", "12", "١٢"],
        &["WORD كتاب", "word کتاب", "Word کـتاب"],
        &["سورة", "سوره"],
        &["رأس", "راس"],
    ] {
        for spelling in group {
            assert_eq!(n.normalize(spelling), n.normalize(group[0]), "{spelling}");
        }
    }
}

#[test]
fn edits_say_what_and_where() {
    let text = "كتاب ها 12";
    let edits = Normalizer::standard().edits(text);
    let seen: Vec<_> = edits.iter().map(|e| (&text[e.range.clone()], &*e.replacement, e.kind)).collect();
    assert_eq!(
        seen,
        [
            ("ك", "ک", EditKind::Letter),
            (" ", "\u{200C}", EditKind::SpaceToZwnj),
            ("12", "۱۲", EditKind::Digit)
        ]
    );
}

#[test]
fn the_article_comes_out_as_its_editor_wrote_it() {
    let n = Normalizer::standard();
    let edited = include_str!("data/article-edited.txt");
    for (line, wanted) in include_str!("data/article.txt").lines().zip(edited.lines()) {
        assert_eq!(n.normalize(line), wanted);
    }
    assert_eq!(n.normalize(include_str!("data/article.txt")), edited);
    assert!(n.is_normalized(edited), "{:?}", n.edits(edited));
}

#[test]
fn public_types_can_be_shared() {
    fn shared<T: Send + Sync + Clone + std::fmt::Debug + std::panic::UnwindSafe>() {}
    shared::<Normalizer>();
    shared::<Builder>();
    shared::<zwnj::Model>();
    shared::<hamvar::Edit>();
    shared::<hamvar::Sentences<'_>>();
}

#[test]
fn time_grows_with_length_only() {
    // Each of these made some normalizer quadratic; a quadratic one would not end today.
    let n = Normalizer::standard();
    for piece in [
        "\u{200C}",
        ".",
        "\"",
        "`",
        "(",
        "ه",
        "،",
        "می ",
        "< ",
        "a@",
        "\u{64E}",
        "! ",
        "1.",
        "-",
        "ک\u{200C}",
        "#",
        "«",
        "ب’",
        "ب·",
        "a'ب'",
        "1/",
        "1.1/",
        "م.",
        "中",
        "1a",
        ". ",
        "[",
    ] {
        let text = format!("متن {}", piece.repeat(400_000 / piece.len()));
        let _ = n.normalize(&text);
        let _ = hamvar::sentences(&text).count();
        let _ = hamvar::words(&text).count();
    }
}

#[test]
fn words_that_look_affixed_stay_in_every_surrounding() {
    let text = include_str!("data/look-alikes.txt");
    let words: Vec<&str> =
        text.lines().filter(|line| !line.starts_with('#')).flat_map(str::split_whitespace).collect();
    assert!(words.len() >= 300, "only {} words", words.len());
    let n = Normalizer::standard();
    let changed: Vec<_> = words
        .iter()
        .flat_map(|word| [word.to_string(), format!("او {word} را دید"), format!("کتاب‌های {word}، می‌گوید")])
        .filter(|text| !n.is_normalized(text))
        .map(|text| format!("{text} → {}", n.normalize(&text)))
        .collect();
    assert!(changed.is_empty(), "{} changed:\n{}", changed.len(), changed.join("\n"));
}

#[test]
fn colloquial_verbs_and_plurals_get_their_zwnj() {
    let n = Normalizer::standard();
    check(
        &n,
        &[
            ("نمیخوام برم", "نمی‌خوام برم"),
            ("می گه که نمی دونه", "می‌گه که نمی‌دونه"),
            ("خونه ها رو میبینی", "خونه‌ها رو می‌بینی"),
            ("بچه ها نمیذارن بخوابیم", "بچه‌ها نمی‌ذارن بخوابیم"),
        ],
    );
}

#[test]
fn plurals_after_latin_words_are_attached() {
    let n = Normalizer::standard();
    check(&n, &[("این API ها و prop های بالا", "این API‌ها و prop‌های بالا"), ("a ها", "a‌ها")]);
    unchanged(&n, &["APIها", "API‌ها", "در https://example.com ها", "در Vue هاله است"]);
    let key = Normalizer::search();
    for spelling in ["API ها", "API‌ها", "APIها"] {
        assert_eq!(key.normalize(spelling), "apiها");
    }
}

#[test]
fn a_text_full_of_zwnjs_is_trusted_and_a_damaged_one_is_not() {
    let n = Normalizer::standard();
    // The same two words, which are one or two by the writer's habit.
    let damaged = "کتاب های تازه می گویند که دانش آموزان خسته می شوند و آتش نشانی می آید";
    assert!(n.normalize(damaged).contains("آتش‌نشانی"));
    let good = "کتاب‌های تازه می‌گویند که دانش‌آموزان خسته می‌شوند و خانه‌ها می‌سوزند.\n".repeat(4);
    let text = good.clone() + "پس از آن کودکان به کپسول آتش نشانی نزدیک می‌شوند";
    assert_eq!(n.normalize(&text), text);
}

#[test]
fn a_users_words_win_in_every_damaged_spelling() {
    let mut builder = Normalizer::builder();
    builder.words(["هوش‌واره", "گلبرگ‌نوش‌آور", "نیک آفرین", "دلآسان", "کار‌آویز"]);
    let n = builder.build();
    check(
        &n,
        &[
            ("هوشواره، هوش واره، هوش‌واره", "هوش‌واره، هوش‌واره، هوش‌واره"),
            ("هوشواره ها و هوشوارههای", "هوش‌واره‌ها و هوش‌واره‌های"),
            ("گلبرگ نوشآور و گلبرگنوش آور", "گلبرگ‌نوش‌آور و گلبرگ‌نوش‌آور"),
            // Nothing is written after a letter that does not join.
            ("کار آویز", "کارآویز"),
        ],
    );
    unchanged(&n, &["نیک آفرین آمد", "دلآسان", "هوش و واره", "هوش‌وارهٔ او"]);
    // What is no word is left out, and does no harm.
    builder.words(["", " ", "abc", "۱۲", &"ب".repeat(41)]);
    assert_eq!(builder.build().normalize("abc هوشواره"), "abc هوش‌واره");
    // Keys go by them too.
    let key = Builder::from(Normalizer::search()).word("هوش‌واره").build();
    for spelling in ["هوشواره", "هوش واره", "هوش‌واره"] {
        assert_eq!(key.normalize(spelling), "هوشواره");
    }
}

#[test]
fn confidence_trades_finds_for_mistakes() {
    let damaged = include_str!("data/article.txt");
    let found = |percent| {
        let n = Normalizer::builder().zwnj_confidence(percent).build();
        n.edits(damaged)
            .iter()
            .filter(|e| matches!(e.kind, EditKind::ZwnjInserted | EditKind::SpaceToZwnj))
            .count()
    };
    let (eager, default, careful) = (found(5), found(50), found(99));
    assert!(eager >= default && default > careful && careful > 0, "{eager} {default} {careful}");
    assert_eq!(default, {
        let n = Normalizer::standard();
        n.edits(damaged)
            .iter()
            .filter(|e| matches!(e.kind, EditKind::ZwnjInserted | EditKind::SpaceToZwnj))
            .count()
    });
}

#[test]
fn numbers_in_formulas_and_placeholders() {
    let n = Normalizer::standard();
    check(&n, &[("حاصل 5+3=8 شد", "حاصل ۵+۳=۸ شد"), ("علی(ع)گفت", "علی (ع) گفت")]);
    unchanged(&n, &["مقدار {0} و {1:d}", "تلفن +98 21 8877", "با size=8 و x=3 شد", "می(ن)ویسد"]);
}

#[test]
fn letters_by_themselves_stay_apart() {
    unchanged(&Normalizer::standard(), &["الف ب پ ت", "ی ک ل م ن", "گزینهٔ ج و د"]);
}

#[test]
fn formulas_link_targets_and_own_patterns_are_protected() {
    let n = Normalizer::standard();
    unchanged(&n, &["فرمول $x , y ; 12$ است", "[راهنما](كتاب , 12.pdf) را ببین"]);
    let mut builder = Normalizer::builder();
    builder.protect_pattern("ref:[0-9,]+").unwrap();
    check(&builder.build(), &[("كتاب ref:12,5 , بعد 12", "کتاب ref:12,5، بعد ۱۲")]);
    let error = builder.protect_pattern("(").unwrap_err().to_string();
    assert!(error.contains("no pattern to protect by"), "{error}");
    let n = Normalizer::builder().protect_kind(hamvar::Protected::Code, false).build();
    check(&n, &[("`كتاب`", "`کتاب`")]);
}

#[test]
fn signs_can_be_kept() {
    let mut builder = Normalizer::builder();
    builder.quotes(false).ellipsis(false).dashes(false);
    unchanged(&builder.build(), &["گفت \"بیا\" و رفت...", "“بیا” -- گفت"]);
    check(&Normalizer::builder().keep_kashida(true).build(), &[("كتـــاب", "کتـــاب")]);
    check(&Normalizer::minimal(), &[("كتـــاب", "کتاب")]);
}

/// Keys live long: who changes one changes [`hamvar::SEARCH_KEY_VERSION`] and the changelog.
#[test]
fn keys_of_version_1() {
    assert_eq!(hamvar::SEARCH_KEY_VERSION, 1);
    check(
        &Normalizer::search(),
        &[
            ("می‌روم می روم میروم مي‌روم مِی‌رَوَم", "میروم میروم میروم میروم میروم"),
            ("مسئول مسؤول رئوف مسأله سورة ٱلله", "مسوول مسوول رووف مساله سوره الله"),
            ("خانهٔ ما، خانه‌ی ما، خانه ما", "خانه ما، خانه ما، خانه ما"),
            ("۱۲ 12 ١٢ ۳٫۵", "12 12 12 3.5"),
            ("Straße API ها", "straße apiها"),
            ("همکاری‌هایشان همکاری هایشان همکاریهایشان", "همکاریهایشان همکاریهایشان همکاریهایشان"),
        ],
    );
}

#[test]
fn other_languages_of_the_script_are_not_ruined() {
    for n in [Normalizer::minimal(), Normalizer::standard()] {
        unchanged(
            &n,
            &[
                "کوردستان وڵاتێکی جوانە و خەڵکەکەی زۆرن", // Kurdish
                "یہ ایک کتاب ہے اور میں اسے پڑھتا ہوں",  // Urdu
                "سنڌي ٻولي سنڌ ۾ ڳالهائي وڃي ٿي",        // Sindhi
                "دا کتاب زما دی او زه پښتو وایم ښه ده",  // Pashto
                "ئۇيغۇرچە تېكىست بۇ يەردە",              // Uyghur
                "سورة الفاتحة و مسألة مهمة",             // Arabic
            ],
        );
    }
    // A name among Persian words keeps its letters, and the words around it fold.
    check(
        &Normalizer::minimal(),
        &[("كتاب علي دربارهٔ شهر هەولێر و مردم آن است", "کتاب علی دربارهٔ شهر هەولێر و مردم آن است")],
    );
    // A key is one for all.
    check(&Normalizer::search(), &[("ہے", "هے")]);
}
