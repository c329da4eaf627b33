//! SQL: arguments, constants, dictionaries and errors.

use std::sync::Arc;

use datafusion::arrow::array::{ArrayRef, DictionaryArray};
use datafusion::arrow::datatypes::{DataType, Int32Type};

use crate::support::{TEXT_TYPES, context, context_with, error, rows, texts};

#[tokio::test]
async fn constants_are_computed_before_the_query_runs() {
    let context = context();
    let plan =
        rows(&context, "EXPLAIN SELECT persian_normalize('گل ها را ميچينم')").await.unwrap().join("\n");
    assert!(plan.contains("گل\u{200C}ها را می\u{200C}چینم"), "{plan}");
    assert!(!plan.contains("Projection: persian_normalize("), "{plan}");
}

#[tokio::test]
async fn each_function_takes_a_constant() {
    let query = "SELECT persian_normalize('دريا آرام است'), persian_search_key('درياها') = persian_search_key('دریا ها'), \
                 persian_sentences('ماه برآمد. شب شد.'), persian_is_normalized('دریا آرام است'), \
                 persian_search_terms('ابرها')";
    let expected = "دریا آرام است|true|[ماه برآمد., شب شد.]|true|[ابرها, ابر]";
    assert_eq!(rows(&context(), query).await.unwrap(), [expected]);
}

#[tokio::test]
async fn null_gives_null() {
    for function in hamvar_datafusion::functions() {
        for null in ["NULL", "CAST(NULL AS VARCHAR)", "arrow_cast(NULL, 'LargeUtf8')"] {
            let query = format!("SELECT {}({null}) IS NULL", function.name());
            assert_eq!(rows(&context(), &query).await.unwrap(), ["true"], "{query}");
        }
    }
}

#[tokio::test]
async fn a_preset_is_chosen_by_name() {
    let query = "SELECT persian_normalize('قايق ها 12', 'minimal'), persian_normalize('قايق ها 12', 'standard'), \
                 persian_normalize('قايق ها', 'search') = persian_search_key('قايق ها')";
    assert_eq!(rows(&context(), query).await.unwrap(), ["قایق ها 12|قایق\u{200C}ها ۱۲|true"]);
}

#[tokio::test]
async fn a_preset_may_be_a_constant_expression_or_a_parameter() {
    let context = context_with(texts(&DataType::Utf8View, &[Some("قايق ها")]));
    let query = "SELECT persian_normalize(text, 'mini' || 'mal') FROM t";
    assert_eq!(rows(&context, query).await.unwrap(), ["قایق ها"]);
    rows(&context, "PREPARE p(VARCHAR) AS SELECT persian_normalize(text, $1) FROM t").await.unwrap();
    assert_eq!(rows(&context, "EXECUTE p('minimal')").await.unwrap(), ["قایق ها"]);
}

#[tokio::test]
async fn an_unknown_preset_is_an_error_that_lists_the_presets() {
    let context = context_with(texts(&DataType::Utf8, &[]));
    for query in
        ["SELECT persian_normalize('سیب', 'serch')", "SELECT persian_normalize(text, 'serch') FROM t"]
    {
        let message = error(&context, query).await;
        assert!(message.contains("persian_normalize: 'serch': unknown preset"), "{message}");
        assert!(message.contains("standard, search, minimal"), "{message}");
    }
}

#[tokio::test]
async fn a_null_preset_is_an_error() {
    let message = error(&context(), "SELECT persian_normalize('سیب', NULL)").await;
    assert!(message.contains("the preset is NULL"), "{message}");
}

#[tokio::test]
async fn a_column_as_preset_is_refused_before_any_row_is_read() {
    let context = context_with(texts(&DataType::Utf8, &[]));
    let message = error(&context, "SELECT persian_normalize(text, text) FROM t").await;
    assert!(message.contains("the preset must be a constant"), "{message}");
}

#[tokio::test]
async fn wrong_arguments_are_one_line_that_names_the_function() {
    for function in hamvar_datafusion::functions() {
        let name = function.name();
        for (arguments, expected) in [
            ("12", "argument 1 is Int64, but must be text. Cast it"),
            ("'سیب', 'search', 'سیب'", "but got 3 arguments"),
            ("", "but got 0 arguments"),
        ] {
            let message = error(&context(), &format!("SELECT {name}({arguments})")).await;
            assert!(message.starts_with(&format!("Error during planning: {name}")), "{message}");
            assert!(message.contains(expected), "{message}");
            assert_eq!(message.lines().count(), 1, "{message}");
        }
    }
}

#[tokio::test]
async fn dictionaries_are_cast_to_their_texts() {
    let words: DictionaryArray<Int32Type> =
        [Some("ستاره ها"), None, Some("ماه"), Some("ستاره ها")].into_iter().collect();
    let context = context_with(Arc::new(words) as ArrayRef);
    let query = "SELECT arrow_typeof(persian_normalize(text)), persian_normalize(text), persian_is_normalized(text), \
                 persian_sentences(text) FROM t";
    let star = "Utf8|ستاره\u{200C}ها|false|[ستاره ها]";
    assert_eq!(
        rows(&context, query).await.unwrap(),
        [star, "Utf8|NULL|NULL|NULL", "Utf8|ماه|true|[ماه]", star]
    );
}

#[tokio::test]
async fn a_column_keeps_its_type_in_sql() {
    for data_type in &TEXT_TYPES {
        let context = context_with(texts(data_type, &[Some("رنگين كمان"), None]));
        let query = "SELECT arrow_typeof(persian_normalize(text)), persian_normalize(text) FROM t";
        let expected = [format!("{data_type}|رنگین کمان"), format!("{data_type}|NULL")];
        assert_eq!(rows(&context, query).await.unwrap(), expected);
    }
}

#[tokio::test]
async fn a_word_is_found_with_every_ending_in_every_spelling() {
    let lines = [
        Some("كتاب هايم گم شد"),
        Some("کتاب\u{200C}ها تازه\u{200C}اند"),
        Some("دفترها کهنه\u{200C}اند"),
        None,
    ];
    for data_type in &TEXT_TYPES {
        let context = context_with(texts(data_type, &lines));
        let query =
            "SELECT count(*) FROM t WHERE array_has(persian_search_terms(text), persian_search_key('كتاب'))";
        assert_eq!(rows(&context, query).await.unwrap(), ["2"], "{data_type}");
    }
}

#[tokio::test]
async fn keys_join_spellings_and_sentences_become_rows() {
    let spellings =
        [Some("كتاب هاي كهنه"), Some("کتاب\u{200C}های کهنه"), Some("کتابهای کهنه"), Some("نان تازه")];
    let context = context_with(texts(&DataType::Utf8View, &spellings));
    let query = "SELECT count(*) FROM t GROUP BY persian_search_key(text) ORDER BY 1";
    assert_eq!(rows(&context, query).await.unwrap(), ["1", "3"]);
    let query = "SELECT unnest(persian_sentences('باد آمد. برگ ریخت.'))";
    assert_eq!(rows(&context, query).await.unwrap(), ["باد آمد.", "برگ ریخت."]);
}
