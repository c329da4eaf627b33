//! Queries: what a user types becomes a query of tantivy.

use std::collections::BTreeMap;

use hamvar::search::TermKind;
use tantivy::query::{BooleanQuery, BoostQuery, EmptyQuery, Occur, Query, RegexPhraseQuery, TermQuery};
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::snippet::SnippetGenerator;
use tantivy::tokenizer::TextAnalyzer;
use tantivy::{Score, Term};

use crate::PersianTokenizer;

/// How much more a word counts in the form of the query than with other endings.
const EXACT: Score = 2.0;

/// The longest regular expression of a word in a phrase, in bytes. tantivy compiles each byte to about one state, and makes
/// an error of a search with more than 1,000 states. The words of a phrase with a longer one need not follow each other.
const LONGEST_PATTERN: usize = 500;

/// The alternatives at one position of a query, and what each counts.
type Alternatives = Vec<(String, Score)>;

impl PersianTokenizer {
    /// The query for what a user typed. A text has to match every word, in any order. A word matches with every ending,
    /// but the form of the query counts more. Words in quotation marks (`"…"` or `«…»`) are a phrase: they have to
    /// follow each other, unless one of them has more than about 250 letters.
    ///
    /// A query without any word finds nothing.
    #[must_use]
    pub fn query(&self, field: Field, text: &str) -> Box<dyn Query> {
        let mut clauses: Vec<(Occur, Box<dyn Query>)> =
            self.phrases(text).into_iter().map(|phrase| (Occur::Must, phrase_query(field, phrase))).collect();
        match clauses.len() {
            0 => Box::new(EmptyQuery),
            1 => clauses.remove(0).1,
            _ => Box::new(BooleanQuery::new(clauses)),
        }
    }

    /// Makes snippets of at most `length` bytes around the words of the query. Words of a phrase are highlighted also where
    /// they do not follow each other.
    #[must_use]
    pub fn snippets(&self, field: Field, query: &str, length: usize) -> SnippetGenerator {
        let terms: BTreeMap<String, Score> = self.phrases(query).into_iter().flatten().flatten().collect();
        SnippetGenerator::new(terms, TextAnalyzer::from(self.clone()), field, length)
    }

    /// The phrases of a query. Most have one word.
    fn phrases(&self, query: &str) -> Vec<Vec<Alternatives>> {
        let mut phrases = Vec::new();
        // Every second part is inside quotation marks.
        for (i, part) in query.split(['"', '«', '»', '“', '”']).enumerate() {
            let is_phrase = i % 2 == 1;
            let terms = self.normalizer.search_terms(part);
            let (mut end, mut position) = (None, None);
            for term in terms.iter().filter(|term| term.kind.is_for_queries()) {
                if position != Some(term.position) {
                    // A word that the index has at several positions (به‌روز, a URL) is a phrase, too.
                    let is_near = |end: usize| {
                        let gap = part.get(end..term.range.start);
                        gap.is_none_or(|gap| !gap.contains(char::is_whitespace))
                    };
                    if !end.is_some_and(|end| is_phrase || is_near(end)) {
                        phrases.push(Vec::new());
                    }
                    phrases.last_mut().expect("a phrase").push(Vec::new());
                    position = Some(term.position);
                }
                end = Some(term.range.end);
                let score = if term.kind == TermKind::Word { EXACT } else { 1.0 };
                let words = phrases.last_mut().expect("a phrase");
                words.last_mut().expect("a word").push((term.text.to_owned(), score));
            }
        }
        phrases
    }
}

/// The query for a phrase of one or more words.
fn phrase_query(field: Field, mut phrase: Vec<Alternatives>) -> Box<dyn Query> {
    if phrase.len() == 1 {
        return word_query(field, phrase.remove(0));
    }
    let patterns: Vec<String> = phrase.iter().map(pattern).collect();
    if patterns.iter().all(|pattern| pattern.len() <= LONGEST_PATTERN) {
        return Box::new(RegexPhraseQuery::new(field, patterns));
    }
    let words = phrase.into_iter().map(|word| (Occur::Must, word_query(field, word)));
    Box::new(BooleanQuery::new(words.collect()))
}

/// The query for a word.
fn word_query(field: Field, word: Alternatives) -> Box<dyn Query> {
    let alternatives = word.into_iter().map(|(term, score)| {
        let query = TermQuery::new(Term::from_field_text(field, &term), IndexRecordOption::WithFreqs);
        (Occur::Should, Box::new(BoostQuery::new(Box::new(query), score)) as Box<dyn Query>)
    });
    Box::new(BooleanQuery::new(alternatives.collect()))
}

/// The terms of a word as a regular expression.
fn pattern(word: &Alternatives) -> String {
    let all: Vec<String> = word.iter().map(|(term, _)| escaped(term)).collect();
    format!("({})", all.join("|"))
}

/// A term as a regular expression that matches the term only.
fn escaped(term: &str) -> String {
    let mut all = String::with_capacity(term.len());
    for c in term.chars() {
        if c.is_ascii_punctuation() {
            all.push('\\');
        }
        all.push(c);
    }
    all
}
