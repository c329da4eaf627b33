//! The search terms of many words, against a table: an index that was made with this version stays valid.
//!
//! If a term changes, [`hamvar::SEARCH_KEY_VERSION`] has to change too. Then write the table anew and read the
//! difference.
//!
//! ```text
//! cargo test --release --test behaviour the_table_of_terms_is_written -- --ignored
//! ```

use std::collections::BTreeSet;
use std::fmt::Write;

use hamvar::search::TermKind;
use hamvar::{Normalizer, SEARCH_KEY_VERSION};

const TABLE: &str = include_str!("../data/search-terms.txt");

/// Words and lines of every kind, right and damaged.
const TEXTS: [&str; 8] = [
    include_str!("../data/damaged.txt"),
    include_str!("../data/colloquial.txt"),
    include_str!("../data/right-lines.txt"),
    include_str!("../data/names.txt"),
    include_str!("../data/places.txt"),
    include_str!("../data/whole-words.txt"),
    include_str!("../data/lost-spaces.txt"),
    include_str!("../data/broken-words.txt"),
];

/// Nouns, adjectives, names, pronouns, stems of verbs and function words that end in every kind of letter.
const WORDS: &str = "کتاب درخت خانه بچه نامه دسته راه ماه چاه خان مرد جا پا عمو بانو دانشجو گیسو قوی زندگی ماهی چای شهر کار \
                     دیوار بندر سر دل دست چشم پدر مادر دوست همسر مامان آن این همان همین که چه من تو دیگر بزرگ کوچک خوب بد \
                     مهم تازه سریع رفته گفته دیده ساخته شنیده معلم کارگر هنرمند نویسنده راننده باغبان شاعر استاد نظر مشکل \
                     تحقیق تمرین گزارش آزمایش مریم سارا رضا بهرام دانش‌آموز گل‌خانه کتابخانه آهو ساعت صورت حیات جهات سال نفت \
                     پوش آتش روش می نمی بر در هر یک دو صد لب باد رام پیام نام سیم مو رو گو";

/// The endings of plurals, comparatives, possessors and objects.
const ENDINGS: &str = "ها های هایی هایم هایت هایش هایمان هایتان هایشان هام هات هاش هامون هاتون هاشون هامان هاتان هاشان هامو \
                       هاتو هاشو هاست ترین تر تری ترها ترهای یمان یتان یشان مان تان شان مون تون شون امون اتون اشون ام ات اش ان \
                       یان یم یت یش م ت ش و ی ای اند ست";

/// Each word of `text` in the form of a row.
fn rows(n: &Normalizer, text: &str) -> Vec<String> {
    let mut rows: Vec<(String, String)> = Vec::new();
    for term in n.search_terms(text).iter() {
        match term.kind {
            TermKind::Word => rows.push((text[term.range.clone()].to_owned(), term.text.to_owned())),
            TermKind::Stem => rows.last_mut().unwrap().1 += &[" = ", term.text].concat(),
            _ => rows.last_mut().unwrap().1 += &[" + ", term.text].concat(),
        }
    }
    rows.retain(|(source, terms)| source != terms);
    rows.into_iter().map(|(source, terms)| [source, terms].join(": ")).collect()
}

/// The table as it has to be: each word that has other terms than its own letters, with all of its terms.
fn table() -> String {
    let mut table = format!(
        "# The search terms of words, version {SEARCH_KEY_VERSION}. `tests/behaviour/search_stability.rs` writes this table.\n\
         # A row is the word in a text, its key, its stems after =, and its parts after +.\n"
    );
    let n = Normalizer::search();
    let lines = TEXTS.iter().flat_map(|text| text.lines()).filter(|line| !line.starts_with('#'));
    let spellings = lines.flat_map(|line| line.split('\t'));
    let spellings =
        spellings.flat_map(|text| [text.replace('|', ""), text.replace('+', "").replace('|', " ")]);
    let all: BTreeSet<String> = spellings.flat_map(|text| rows(&n, &text)).collect();
    for row in all {
        writeln!(table, "{row}").unwrap();
    }
    table += "\n# Words and the endings that are removed as a whole. After an ending in brackets, the terms are others.\n";
    for gap in ["", " "] {
        for word in WORDS.split_whitespace() {
            write!(table, "{word}{gap}:").unwrap();
            let stem = n.normalize(word);
            for ending in ENDINGS.split_whitespace() {
                let inflected = [word, gap, ending].concat();
                let key = n.normalize(&inflected);
                match &rows(&n, &inflected)[..] {
                    [] => {}
                    [row] if *row == format!("{inflected}: {key} = {stem}") => {
                        write!(table, " {ending}").unwrap()
                    }
                    other => write!(table, " [{ending}] {}", other.join("; ")).unwrap(),
                }
            }
            table += "\n";
        }
    }
    table
}

#[test]
fn every_word_has_the_terms_of_the_table() {
    let table = table();
    let (new, old): (BTreeSet<_>, BTreeSet<_>) = (table.lines().collect(), TABLE.lines().collect());
    let added: Vec<_> = new.difference(&old).collect();
    let lost: Vec<_> = old.difference(&new).collect();
    assert!(added.is_empty() && lost.is_empty(), "now {added:#?}, in the table {lost:#?}");
}

#[test]
#[ignore = "writes into the source tree"]
fn the_table_of_terms_is_written() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/search-terms.txt");
    std::fs::write(path, table()).unwrap();
}
