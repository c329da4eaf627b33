//! What a query finds in an index, and what a snippet highlights.

use hamvar_tantivy::PersianTokenizer;
use tantivy::collector::TopDocs;
use tantivy::schema::{Field, Schema, Value};
use tantivy::snippet::collapse_overlapped_ranges;
use tantivy::tokenizer::Tokenizer;
use tantivy::{DocAddress, Index, Searcher, TantivyDocument, doc};

/// An index of some texts.
struct Texts {
    searcher: Searcher,
    body: Field,
    persian: PersianTokenizer,
}

fn index(texts: &[&str]) -> Texts {
    let mut schema = Schema::builder();
    let body = schema.add_text_field("body", hamvar_tantivy::text_options());
    let index = Index::create_in_ram(schema.build());
    let persian = PersianTokenizer::default();
    persian.register(&index);
    let mut writer = index.writer_with_num_threads(1, 15_000_000).unwrap();
    for text in texts {
        writer.add_document(doc!(body => *text)).unwrap();
    }
    writer.commit().unwrap();
    Texts { searcher: index.reader().unwrap().searcher(), body, persian }
}

impl Texts {
    /// The texts that a query finds, the best first.
    fn found(&self, query: &str) -> Vec<String> {
        let query = self.persian.query(self.body, query);
        let top = self.searcher.search(&query, &TopDocs::with_limit(10).order_by_score()).unwrap();
        top.into_iter().map(|(_, at): (f32, DocAddress)| self.text(at)).collect()
    }

    fn text(&self, at: DocAddress) -> String {
        let document: TantivyDocument = self.searcher.doc(at).unwrap();
        document.get_first(self.body).unwrap().as_str().unwrap().to_owned()
    }
}

/// Whether a query finds a text.
fn finds(query: &str, text: &str) -> bool {
    !index(&[text]).found(query).is_empty()
}

/// The parts of a text that a snippet highlights.
fn highlighted(query: &str, text: &str) -> Vec<String> {
    let persian = PersianTokenizer::default();
    let snippet = persian.snippets(Field::from_field_id(0), query, 1_000).snippet(text);
    let ranges = collapse_overlapped_ranges(snippet.highlighted());
    ranges.into_iter().map(|range| snippet.fragment()[range].to_owned()).collect()
}

#[test]
fn a_stem_finds_inflected_words() {
    for (query, text) in [
        ("کتاب", "کتاب‌هایم روی میز است"),
        ("بندر", "بندرهای جنوب را دیدیم"),
        ("بزرگ", "بزرگ‌ترین درخت باغ"),
        ("پدر", "با پدرشان آمدند"),
        ("خانه", "خانه‌ای کنار رود"),
        ("کتاب‌ها", "یک کتاب خریدم"),
    ] {
        assert!(finds(query, text), "{query}: {text}");
    }
}

#[test]
fn a_lost_zwnj_is_no_obstacle() {
    for text in ["می‌خواهم کتاب‌ها را", "میخواهم کتابها را", "می خواهم کتاب ها را"]
    {
        for query in ["می‌خواهم", "میخواهم", "می خواهم", "کتاب‌ها", "کتاب ها", "کتابها"]
        {
            assert!(finds(query, text), "{query}: {text}");
        }
    }
}

#[test]
fn arabic_letters_and_digits_are_folded() {
    assert!(finds("کیک علی", "كيك علي"));
    assert!(finds("كيك", "کیک"));
    assert!(finds("۱۲", "شمارهٔ 12") && finds("12", "شمارهٔ ١٢"));
    assert!(finds("مسأله", "مسئله‌ای تازه"));
}

#[test]
fn a_phrase_needs_words_that_follow_each_other() {
    let texts = index(&["باغ‌های سبز شهر", "شهر سبز و باغ"]);
    assert_eq!(texts.found("\"باغ سبز\""), ["باغ‌های سبز شهر"]);
    assert_eq!(texts.found("«سبز شهر»"), ["باغ‌های سبز شهر"]);
    assert_eq!(texts.found("باغ سبز").len(), 2);
    assert!(finds("\"گفت‌وگوی تازه\"", "گفتگوی تازه‌ای بود"));
}

#[test]
fn every_word_of_a_query_has_to_match() {
    let texts = index(&["باغ سبز", "باغ زرد"]);
    assert_eq!(texts.found("زرد باغ"), ["باغ زرد"]);
    assert!(texts.found("باغ کوه").is_empty() && texts.found("").is_empty() && texts.found("؟").is_empty());
}

#[test]
fn the_form_of_the_query_is_first() {
    let texts = index(&["کتاب‌هایم گم شد", "کتاب من گم شد"]);
    assert_eq!(texts.found("کتاب‌هایم")[0], "کتاب‌هایم گم شد");
}

#[test]
fn an_address_is_found_by_its_words() {
    let text = "نشانی ما https://bagh.example/deraxt_1?a=b است";
    for query in ["bagh", "https://bagh.example/deraxt_1?a=b", "\"bagh.example\""] {
        assert!(finds(query, text), "{query}");
    }
    assert!(!finds("\"example bagh\"", text));
}

#[test]
fn signs_in_a_phrase_are_no_regular_expression() {
    assert!(finds("\"3.5 متر\"", "۳٫۵ متر"));
    assert!(!finds("\"3.5 متر\"", "۳۲۵ متر"));
}

#[test]
fn a_very_long_word_in_a_phrase_is_no_error() {
    // Random letters of a token or a hash, or a key that was held down.
    for letters in [200, 249, 250, 499, 500, 1_000, 20_000] {
        let long = "ب".repeat(letters);
        assert!(finds(&format!("\"{long} پایان\""), &format!("{long} پایان")), "{letters}");
        assert!(!finds(&format!("\"{long} پایان\""), "ب پایان"), "{letters}");
    }
}

#[test]
fn a_snippet_highlights_the_bytes_of_the_original_text() {
    assert_eq!(highlighted("کتاب", "آن كتاب هايم را بياور"), ["كتاب هايم"]);
    assert_eq!(highlighted("بندر", "از بندرهاي جنوب تا بندر شمال"), ["بندرهاي", "بندر"]);
    assert_eq!(highlighted("\"باغ سبز\"", "در باغ‌هايِ سبز"), ["باغ‌هايِ", "سبز"]);
    assert_eq!(highlighted("گفت‌وگو", "گفتگو کردند"), ["گفت", "گو"]);
}

#[test]
fn tokens_have_positions_and_offsets_of_the_original_text() {
    use tantivy::tokenizer::TokenStream;
    let text = "كتاب هاي چهارکشور";
    let mut persian = PersianTokenizer::default();
    let mut stream = persian.token_stream(text);
    let mut all = Vec::new();
    stream.process(&mut |token| {
        all.push((token.position, token.text.clone(), text[token.offset_from..token.offset_to].to_owned()));
    });
    let expected =
        [(0, "کتابهای", "كتاب هاي"), (0, "کتاب", "كتاب هاي"), (1, "چهار", "چهار"), (2, "کشور", "کشور")];
    assert_eq!(all, expected.map(|(position, term, word)| (position, term.to_owned(), word.to_owned())));
}

#[test]
fn quotation_marks_are_the_only_operator() {
    let text = "قایق آبی کنار اسکله";
    assert!(finds("+قایق -آبی* (اسکله)~", text));
    assert!(finds("NOT", "NOT") && !finds("قایق OR کشتی", text) && !finds("NOT کشتی", text));
    assert!(finds("“قایق آبی”", text) && finds("«قایق آبی»", text) && !finds("«آبی قایق»", text));
}
