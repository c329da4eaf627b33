//! Markup and quotation marks beside gaps: which ZWNJs show in the rendered text, which endings belong to a word in
//! markup, and which strings are keys.

use hamvar::Normalizer;

use crate::common::{check, unchanged};

#[test]
fn a_zwnj_beside_markup_stays_if_it_shows() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &[
            "<b>کتاب</b>\u{200C}ها",
            "کتاب<!-- a -->\u{200C}ها",
            "کتاب<b\u{200C}ها",
            "کتاب~~\u{200C}ها",
            "کتاب''\u{200C}ها",
            "کتاب'''\u{200C}ها",
            "[کتاب](a)\u{200C}ها",
            "[کتاب][1]\u{200C}ها",
            "[[کتاب]]\u{200C}ها",
            "\\emph{کتاب}\u{200C}ها",
            "\\emph*{کتاب}\u{200C}ها",
            "\\emph{a}{کتاب}\u{200C}ها",
            "\\emph[a]{کتاب}\u{200C}ها",
            "{کتاب}\u{200C}ها",
            "emph{کتاب}\u{200C}ها",
            "`a`\u{200C}ها",
            "$a$\u{200C}ها",
            "کتاب\u{200C}<b>ها</b>",
            "کتاب\u{200C}**ها**",
            "کتاب\u{200C}''ها''",
            "کتاب\u{200C}[ها](a)",
            "کتاب\u{200C}[ها][1]",
            "کتاب\u{200C}[[ها]]",
            "کتاب\u{200C}\\emph{ها}",
            "کتاب\u{200C}`a`",
            "کتاب\u{200C}$a$",
            "کتاب\u{200C}{a}",
            "a</b>\u{200C}ها",
        ],
    );
    check(
        &n,
        &[
            ("<b>کتاب</1>\u{200C}ها", "<b>کتاب</۱>\u{200C}ها"),
            ("<!-- a -->\u{200C}ها", "<!-- a -->ها"),
            ("کتاب< b>\u{200C}ها", "کتاب< b>ها"),
            ("کتاب>\u{200C}ها", "کتاب>ها"),
            ("کتاب'\u{200C}ها", "کتاب'ها"),
            ("[کتاب] (a)\u{200C}ها", "[کتاب] (a)ها"),
            ("(کتاب)\u{200C}ها", "(کتاب)ها"),
            ("[کتاب]\u{200C}ها", "[کتاب]ها"),
            ("کتاب\u{200C}<b> ها</b>", "کتاب<b> ها</b>"),
            ("کتاب\u{200C}<1>ها", "کتاب<1>ها"),
            ("کتاب\u{200C}< b>ها", "کتاب< b>ها"),
            ("کتاب\u{200C}'ها'", "کتاب'ها'"),
            ("کتاب\u{200C}[ها]", "کتاب[ها]"),
            ("کتاب\u{200C}[ها] (a)", "کتاب[ها] (a)"),
            ("کتاب\u{200C}\\emph ها", r#"کتاب\emph ها"#),
            ("کتاب\u{200C}\\1{ها}", r#"کتاب\1{ها}"#),
            ("کتاب\u{200C}5", "کتاب\u{200C}۵"),
            ("کتاب\u{200C}(ها)", "کتاب(ها)"),
            ("کتاب\u{200C}<b>\u{200C}ها</b>", "کتاب<b>\u{200C}ها</b>"),
            ("کتاب\u{200C}</b>\u{200C}<i>ها</i>", "کتاب</b>\u{200C}<i>ها</i>"),
            ("کار</b>\u{200C}ها", "کار</b>ها"),
            ("کار**\u{200C}ها", "کار**ها"),
            ("5</b>\u{200C}ها", "۵</b>\u{200C}ها"),
        ],
    );
}

#[test]
fn an_ending_is_joined_if_markup_certainly_ends_a_word() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &[
            "<b>کتاب<b> ها",
            "*کتاب** ها",
            "** کتاب** ها",
            "کتاب** ها",
            "'کتاب' ها",
            "[کتاب] ها",
            "[کتاب][1] ها",
            "{کتاب} ها",
            r#"\emph{کتاب}{a} ها"#,
            "`کتاب` ها",
        ],
    );
    check(
        &n,
        &[
            ("<b>کتاب</b> ها", "<b>کتاب</b>\u{200C}ها"),
            ("**کتاب** ها", "**کتاب**\u{200C}ها"),
            ("__کتاب__ ها", "__کتاب__\u{200C}ها"),
            ("''کتاب'' ها", "''کتاب''\u{200C}ها"),
            ("'''کتاب''' ها", "'''کتاب'''\u{200C}ها"),
            ("[کتاب](a) ها", "[کتاب](a)\u{200C}ها"),
            ("[[کتاب]] ها", "[[کتاب]]\u{200C}ها"),
            (r#"\emph{کتاب} ها"#, "\\emph{کتاب}\u{200C}ها"),
            (r#"\emph*{کتاب} ها"#, "\\emph*{کتاب}\u{200C}ها"),
            ("<b>a</b> ها", "<b>a</b>\u{200C}ها"),
            ("<b>کار</b> ها", "<b>کار</b>ها"),
            ("<b>کتاب</b> های", "<b>کتاب</b>\u{200C}های"),
            ("<b>کتاب</b>  ها", "<b>کتاب</b>\u{200C}ها"),
        ],
    );
}

/// Words beside tags and strong emphasis are mended like words at the ends of a line.
#[test]
fn tags_and_strong_emphasis_around_a_text_change_nothing_in_it() {
    let n = Normalizer::standard();
    for text in [
        "اودرخانه نامهها را نمیخواند ومیرود",
        "نامههارا نمیخوانیم",
        "شمادرخانه كتاب مي خوانيد وميرويد",
        "بچه هارا به مدرسه برد",
        "روزبه",
        "مادرازخانه رفت ودیگرنیامد",
    ] {
        let result = n.normalize(text);
        for (open, close) in
            [("<p>", "</p>"), ("<li class=\"a\">", "</li>"), ("**", "**"), ("<h2>", "</h2>\n")]
        {
            assert_eq!(n.normalize(&[open, text, close].concat()), [open, &result, close].concat());
        }
    }
    unchanged(&n, &["<b>خوا</b>هر", "**در ونیز** ماندیم"]);
}

#[test]
fn a_string_is_a_key_if_a_program_looks_it_up() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &[
            r#"  "نمره ها": [17, 18],"#,
            r#"  "نمره ها" = 12;"#,
            "  'نمره ها': 12",
            r#"["نمره ها"]"#,
            r#"[["نمره ها"]]"#,
            r#" [ "نمره ها" ]"#,
            r#"x = row["نمره ها"]"#,
            r#"x = row_["نمره ها"]"#,
            r#"x = f()["نمره ها"]"#,
            r#"x = f[0]["نمره ها"]"#,
            r#"x = ردیف["نمره ها"]"#,
            r#"msgid "نمره ها""#,
            r#"msgid_plural "نمره ها""#,
            r#"msgctxt "نمره ها""#,
            r#"#~ msgid "نمره ها""#,
            r#"#| msgid "نمره ها""#,
        ],
    );
    check(
        &n,
        &[
            (r#"  "نمره ها" == 12;"#, "  \"نمره\u{200C}ها\" == 12;"),
            (r#"  "نمره ها': 12"#, "  \"نمره\u{200C}ها': ۱۲"),
            (r#"  x = "نمره ها""#, "  x = \"نمره\u{200C}ها\""),
            (r#"  x = ["نمره ها"]"#, "  x = [\"نمره\u{200C}ها\"]"),
            (r#"[["نمره ها"]"#, "[[\"نمره\u{200C}ها\"]"),
            (r#"x = row["نمره ها", 1]"#, "x = row[\"نمره\u{200C}ها\", 1]"),
            (r#"x = row ["نمره ها"]"#, "x = row [\"نمره\u{200C}ها\"]"),
            (r#"x = \"نمره ها\": 1"#, "x = \\\"نمره\u{200C}ها\\\": 1"),
            (r#"msgstr "نمره ها""#, "msgstr \"نمره\u{200C}ها\""),
            (r#"#~ msgstr "نمره ها""#, "#~ msgstr \"نمره\u{200C}ها\""),
            (
                r#"{"a": "نمره ها", "نمره ها": "نمره ها"}"#,
                "{\"a\": \"نمره\u{200C}ها\", \"نمره ها\": \"نمره\u{200C}ها\"}",
            ),
            ("نمره ها: 12", "نمره\u{200C}ها: 12"),
        ],
    );
}

#[test]
fn elements_whose_content_is_code_stay_over_several_lines() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &[
            "<script>\nif (x == \"كتاب ها\") { y = 1 }\n</script>",
            "<body><script src=\"a.js\">\nنام = \"علي\" ;\n</script>",
            "<style type=\"text/css\">\np { font: كتاب , 12 }\n</style>",
            "<pre>\nستون يك    ستون دو\nسطر  2    سطر  3\n</pre>",
            "<pre><code>\nچاپ(\"سلام , دنيا\")\n</code></pre>",
            "  <PRE class='a'>كد , 12\n</Pre>",
            "<code>\nي = 12\n</code>",
            "<syntaxhighlight lang=\"python\">\nنام = 'علي'\n</syntaxhighlight>",
            "<nowiki>\n[[كتاب ها]]\n</nowiki>",
            "<!--\nنظر هاي پنهان , 12\n-->",
            "<!-- نظر ,\n\n``` 12",
            "<pre>\nكد\n\nكد",
            "\\begin{verbatim}\nكد , 12\n\\end{verbatim}",
            "\\begin{lstlisting}[language=C]\nچاپ(\"علي\");\n\\end{lstlisting}",
            "<p>متن <!-- یادداشت\nادامه --></p>",
        ],
    );
    check(
        &n,
        &[
            ("<pre>\nكد , 12\n</pre>\nكتاب ها , 12\n", "<pre>\nكد , 12\n</pre>\nکتاب‌ها، ۱۲\n"),
            ("برچسب <pre> را\nكتاب ها", "برچسب <pre> را\nکتاب‌ها"),
            ("<p>\nكتاب ها\n</p>", "<p>\nکتاب‌ها\n</p>"),
            ("<script src=\"a.js\"/>\nكتاب ها", "<script src=\"a.js\"/>\nکتاب‌ها"),
            ("<prelude>\nكتاب ها", "<prelude>\nکتاب‌ها"),
            ("<b>كتاب</b> <!-- كتاب -->\nكتاب ها", "<b>کتاب</b> <!-- كتاب -->\nکتاب‌ها"),
            ("<!-- كتاب --> كتاب ها", "<!-- كتاب --> کتاب‌ها"),
        ],
    );
}

#[test]
fn elements_that_open_after_text_stay_over_several_lines() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &[
            "متن <script>var a = \"كتاب ها\" ;\nvar b = 'مي روم' ;\n</script>",
            "<td>ستون<pre>\nكد , 12\n</pre></td>",
            "<p>متن</p> <style>\nكد , 12\n</style>",
            "متن <pre class=\"كد\">كد , 12\nكد , 13\n</pre>",
            "متن <syntaxhighlight lang=\"c\">\nint a = 12 ; // كتاب ها\n</syntaxhighlight>",
            "<source lang=\"c\">كد , 12\nكد , 13\n</source>",
            "<xmp>كد , 12\nكد , 13\n</xmp>",
        ],
    );
    check(
        &n,
        &[
            ("برچسب <pre>را\nكتاب ها", "برچسب <pre>را\nکتاب\u{200C}ها"),
            ("برچسب <script>.\nكتاب ها", "برچسب <script>.\nکتاب\u{200C}ها"),
            ("برچسب <style>\nكتاب ها", "برچسب <style>\nکتاب\u{200C}ها"),
            ("<source src=\"a.mp3\">\nكتاب ها", "<source src=\"a.mp3\">\nکتاب\u{200C}ها"),
            ("متن <script>a\n</script>\nكتاب ها", "متن <script>a\n</script>\nکتاب\u{200C}ها"),
        ],
    );
}

#[test]
fn a_tag_may_go_on_in_the_next_line() {
    let n = Normalizer::standard();
    check(
        &n,
        &[
            (
                "<a href=\"x\"\n   title=\"كتاب ها , 12\">كتاب ها</a>",
                "<a href=\"x\"\n   title=\"كتاب ها , 12\">کتاب\u{200C}ها</a>",
            ),
            (
                "<input\n  placeholder=\"كتاب ها , 12\"\n>\nكتاب ها",
                "<input\n  placeholder=\"كتاب ها , 12\"\n>\nکتاب\u{200C}ها",
            ),
            ("متن <b class='a'\nid='كد 1'>كتاب ها", "متن <b class='a'\nid='كد 1'>کتاب\u{200C}ها"),
            // An empty line ends it, and a sign in prose opens none.
            ("<a href=\"x\"\nكد , 1\n\nكتاب ها", "<a href=\"x\"\nكد , 1\n\nکتاب\u{200C}ها"),
            ("اگر a <b\nكتاب ها", "اگر a <b\nکتاب\u{200C}ها"),
            ("اگر a <b باشد\nكتاب ها", "اگر a <b باشد\nکتاب\u{200C}ها"),
        ],
    );
}

#[test]
fn code_between_lines_of_tildes_stays() {
    let n = Normalizer::standard();
    check(
        &n,
        &[
            ("~~~\nكتاب ها , 12\n~~~\nكتاب ها", "~~~\nكتاب ها , 12\n~~~\nکتاب\u{200C}ها"),
            ("~~~ python\nكد , 12\n~~~~\nكتاب ها", "~~~ python\nكد , 12\n~~~~\nکتاب\u{200C}ها"),
            ("> ~~~\n> كد , 12\n> ~~~\n> كتاب ها", "> ~~~\n> كد , 12\n> ~~~\n> کتاب\u{200C}ها"),
            ("~~~\nكد , 12\n\nكد", "~~~\nكد , 12\n\nكد"),
            ("~~~~\nكد , 12\n~~~\nكد\n~~~~\nكتاب", "~~~~\nكد , 12\n~~~\nكد\n~~~~\nکتاب"),
            // Ornaments and text that is struck out.
            ("~~~~~~~~~~\nكتاب ها", "~~~~~~~~~~\nکتاب\u{200C}ها"),
            ("~~~ فصل ~~~\nكتاب ها", "~~~ فصل ~~~\nکتاب\u{200C}ها"),
            ("~~~ فصل\nكتاب ها", "~~~ فصل\nکتاب\u{200C}ها"),
            ("~~كتاب ها~~ رسيد", "~~کتاب\u{200C}ها~~ رسید"),
        ],
    );
    let mut session = n.session();
    let lines = ["~~~", "كد , 12", "~~~", "كتاب"].map(|line| session.normalize(line).into_owned());
    assert_eq!(lines, ["~~~", "كد , 12", "~~~", "کتاب"]);
}

/// The shell takes the text as it is, perhaps to search for it.
#[test]
fn the_value_of_an_option_stays() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &[
            "git commit -m \"متن فارسی می شود\"",
            "git commit -am 'كتاب ها را ميخوانم'",
            "فرمان git commit -m \"كد ها , 12\" را بزنید",
            "grep -rn \"مي روم\" docs",
            "grep --include=\"كتاب ها*\" -e 'خانه ها' .",
            "sed -i \"s/می شود/می\u{200C}شود/\" متن.txt",
            "find . -name 'نامه ها*'",
            "curl -H \"X-Title: علي رفت\" example",
            "$ hamvar --field=\"نام ها\" a.json",
            "gh pr create --title \"رفع \\\"كتاب ها\\\" در متن\"",
        ],
    );
    check(
        &n,
        &[
            ("فرمان git commit -m \"كد ها\" را نمي زنيم", "فرمان git commit -m \"كد ها\" را نمی\u{200C}زنیم"),
            // No command is before the hyphen, or no quotation mark ends in the line.
            ("او گفت -m \"كتاب ها\"", "او گفت -m «کتاب\u{200C}ها»"),
            ("git commit -m \"كتاب ها", "git commit -m \"کتاب\u{200C}ها"),
            ("git commit -m كتاب ها", "git commit -m کتاب\u{200C}ها"),
        ],
    );
    let minimal = Normalizer::builder().protect(false).build();
    assert_eq!(minimal.normalize("git commit -m \"كتاب\""), "git commit -m \"کتاب\"");
}

#[test]
fn a_command_with_a_text_keeps_its_signs() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &[
            "فرمان git commit -m \"پیام من , 12\" را بزنید",
            "git commit -m \"پیام من , 12\"",
            "در پوسته curl -H \"عنوان: متن , 12\" بزنید",
            "اجرا: hamvar --field='نام , 2' فایل",
            "grep --include \"الف , ب\" -r 12",
            "متن = ok ? \"بله , 1\" : \"نه , 2\";",
        ],
    );
    check(&n, &[("گفت -خوب- \"كتاب\" , 12", "گفت -خوب- «کتاب»، ۱۲")]);
}

/// LaTeX allows no empty line in a formula, so one ends there.
#[test]
fn lines_after_the_prompt_of_a_shell_stay() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &[
            "$ grep \"مي روم\" notes.txt",
            "  $ mkdir \"كتاب ها\"",
            "ali@pc:~$ touch \"نامه ها.txt\"",
            "root@server:/etc$ cat \"كليد\"",
            "متن\n$ echo 'مي خوانم' | wc\nمتن",
            "$ mv \"كتاب ها.txt\" b.txt\r\nمتن",
        ],
    );
    check(
        &n,
        &[
            ("$ علي آمد", "$ علی آمد"),
            ("قيمت $ ten است", "قیمت $ ten است"),
            ("من $ make \"كتاب\" زدم", "من $ make «کتاب» زدم"),
            ("$ grep \"مي\"\nكتاب ها", "$ grep \"مي\"\nکتاب\u{200C}ها"),
        ],
    );
}

#[test]
fn formulas_of_several_lines_stay() {
    let n = Normalizer::standard();
    unchanged(
        &n,
        &[
            "$$\n\\text{سود} = 12 , y = 5\n$$",
            "متن:\n\\[\n  \\text{كار} = 3 , 4\n\\]\nپایان",
            "\\begin{equation}\n\\text{زيان} = 1 , 2\n\\end{equation}",
            "\\begin{align*}\na &= 12 , \\text{اگر}\n\\end{align*}",
        ],
    );
    check(
        &n,
        &[
            ("$$\nكتاب , 12\n\nكتاب , 12", "$$\nكتاب , 12\n\nکتاب، ۱۲"),
            ("بهاي آن 5$$ است\nكتاب , 12", "بهای آن 5$$ است\nکتاب، ۱۲"),
            ("\\[2pt] كتاب , 12\nكتاب", "\\[2pt] کتاب، ۱۲\nکتاب"),
        ],
    );
}

/// A session gets the lines one by one.
#[test]
fn a_session_remembers_an_open_element() {
    let mut session = Normalizer::standard().session();
    let lines = ["كتاب", "<pre>", "كد , 12", "</pre> كتاب", "كتاب"];
    let results = lines.map(|line| session.normalize(line).into_owned());
    assert_eq!(results, ["کتاب", "<pre>", "كد , 12", "</pre> کتاب", "کتاب"]);
    assert!(!session.is_in_code());
}

/// A line that is too long to be read neither opens an element nor stays in one.
#[test]
fn a_line_that_is_too_long_ends_an_element() {
    let n = Normalizer::builder().longest_line(40).build();
    let long = "كد ".repeat(20);
    assert_eq!(n.normalize(&format!("<pre>\n{long}\nكتاب")), format!("<pre>\n{long}\nکتاب"));
}

#[test]
fn a_line_with_a_tag_shows_which_elements_are_markup() {
    let n = Normalizer::standard();
    check(
        &n,
        &[
            ("برچسب <pre>\nكتاب\n<b>x</b> <pre>\nكد , 12", "برچسب <pre>\nکتاب\n<b>x</b> <pre>\nكد , 12"),
            ("اگر a <b =\"كتاب\"\nكتاب> كتاب", "اگر a <b =\"کتاب\"\nکتاب> کتاب"),
        ],
    );
    let mut session = n.session();
    let lines = ["<!--", "كد", "--><script>", "كد , 12", "</script> كتاب"];
    let results = lines.map(|line| session.normalize(line).into_owned());
    assert_eq!(results, ["<!--", "كد", "--><script>", "كد , 12", "</script> کتاب"]);
}

/// Spaces after the name of the language do not count.
#[test]
fn a_line_of_tildes_may_end_with_many_spaces() {
    let text = format!("\x7E\x7E\x7E js{}\nكد , 12\n\x7E\x7E\x7E", " ".repeat(80));
    unchanged(&Normalizer::standard(), &[&text]);
}

#[test]
fn instructions_to_a_processor_stay() {
    check(
        &Normalizer::standard(),
        &[
            ("<p>شما <?= $n ?> كتاب داريد</p>", "<p>شما <?= $n ?> کتاب دارید</p>"),
            ("<?php echo \"سلام , دنيا\"; ?> را بنويسيد", "<?php echo \"سلام , دنيا\"; ?> را بنویسید"),
            ("<?php if ($a > 3): ?>سلام ,علي<?php endif; ?>", "<?php if ($a > 3): ?>سلام، علی<?php endif; ?>"),
        ],
    );
}
