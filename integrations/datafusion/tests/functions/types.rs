//! Every type of text, with nulls, slices and empty batches; what is copied and what is shared.

use std::sync::Arc;

use datafusion::arrow::array::{Array, ArrayRef, AsArray, ByteView};
use datafusion::arrow::datatypes::DataType;
use hamvar::{Normalizer, Preset};

use crate::support::{TEXT_TYPES, call, strings, texts};

/// Texts with every kind of row: changed, unchanged, short, long, empty, null, not Persian.
const MIXED: [Option<&str>; 9] = [
    Some("بچه ها در كوچه بازي ميكنند , ولي خسته نمي شوند"),
    None,
    Some("این جمله از آغاز درست نوشته شده است."),
    Some(""),
    Some("سيب"),
    Some("انار"),
    Some("plain English text, which is left alone"),
    None,
    Some("برف مي بارد . چراغ ها خاموش اند. فردا ساعت 7 ميرسيم!"),
];

/// The functions that return a text for a text, with the presets that they use.
const TEXT_FUNCTIONS: [(&str, Preset); 2] =
    [("persian_normalize", Preset::Standard), ("persian_search_key", Preset::Search)];

#[test]
fn every_type_gives_the_texts_of_the_library_and_keeps_nulls() {
    for data_type in &TEXT_TYPES {
        for (name, preset) in TEXT_FUNCTIONS {
            let normalizer = Normalizer::from(preset);
            let result = call(name, &texts(data_type, &MIXED)).unwrap();
            assert_eq!(result.data_type(), data_type);
            let expected: Vec<_> =
                MIXED.iter().map(|text| text.map(|text| normalizer.normalize(text).into_owned())).collect();
            let expected: Vec<_> = expected.iter().map(Option::as_deref).collect();
            assert_eq!(strings(&result), expected, "{name} of {data_type}");
        }
    }
}

#[test]
fn text_as_people_type_it_becomes_text_as_an_editor_writes_it() {
    let typed = [Some("بچه ها در كوچه بازي ميكنند")];
    let edited = [Some("بچه\u{200C}ها در کوچه بازی می\u{200C}کنند")];
    for data_type in &TEXT_TYPES {
        let result = call("persian_normalize", &texts(data_type, &typed)).unwrap();
        assert_eq!(strings(&result), edited);
    }
}

#[test]
fn a_slice_gives_the_rows_of_the_slice() {
    for data_type in &TEXT_TYPES {
        let all = texts(data_type, &MIXED);
        for (name, _) in TEXT_FUNCTIONS {
            let whole = call(name, &all).unwrap();
            for start in 0..=MIXED.len() {
                for len in 0..=MIXED.len() - start {
                    let slice = call(name, &all.slice(start, len)).unwrap();
                    assert_eq!(&slice, &whole.slice(start, len), "{name} of {data_type}");
                }
            }
        }
        for name in ["persian_sentences", "persian_search_terms", "persian_is_normalized"] {
            let whole = call(name, &all).unwrap();
            let slice = call(name, &all.slice(1, 7)).unwrap();
            assert_eq!(&slice, &whole.slice(1, 7), "{name} of {data_type}");
        }
    }
}

#[test]
fn an_empty_batch_and_a_batch_of_nulls_give_arrays_of_their_length() {
    for data_type in &TEXT_TYPES {
        for function in hamvar_datafusion::functions() {
            assert_eq!(call(function.name(), &texts(data_type, &[])).unwrap().len(), 0);
            let nulls = call(function.name(), &texts(data_type, &[None, None])).unwrap();
            assert_eq!(nulls.null_count(), 2, "{} of {data_type}", function.name());
        }
    }
}

#[test]
fn an_array_without_a_change_is_returned_itself() {
    let normalized =
        [Some("باران آرام می\u{200C}بارد و خیابان\u{200C}ها خلوت است."), None, Some("انار"), Some("")];
    for data_type in &TEXT_TYPES {
        let array = texts(data_type, &normalized);
        let result = call("persian_normalize", &array).unwrap();
        assert!(Arc::ptr_eq(&array, &result), "{data_type}");
    }
}

#[test]
fn views_of_unchanged_texts_share_their_buffers() {
    let array = texts(&DataType::Utf8View, &MIXED);
    let result = call("persian_normalize", &array).unwrap();
    let (old, new) = (array.as_string_view(), result.as_string_view());
    let mut shared = 0;
    for row in 0..old.len() {
        if old.is_valid(row) && old.value(row) == new.value(row) && old.value(row).len() > 12 {
            assert_eq!(old.value(row).as_ptr(), new.value(row).as_ptr(), "row {row}");
            shared += 1;
        }
    }
    assert_eq!(shared, 2, "the correct Persian text and the English one");
}

#[test]
fn sentences_are_those_of_the_library() {
    for data_type in &TEXT_TYPES {
        let result = call("persian_sentences", &texts(data_type, &MIXED)).unwrap();
        let lists = result.as_list::<i32>();
        assert_eq!(lists.value_type(), *data_type);
        for (row, text) in MIXED.iter().enumerate() {
            assert_eq!(lists.is_null(row), text.is_none());
            let expected: Vec<_> = text.iter().flat_map(|text| hamvar::sentences(text)).map(Some).collect();
            let found: ArrayRef = lists.value(row);
            assert_eq!(strings(&found), expected, "row {row} of {data_type}");
        }
    }
}

#[test]
fn search_terms_are_those_of_the_library() {
    let normalizer = Normalizer::search();
    for data_type in &TEXT_TYPES {
        let result = call("persian_search_terms", &texts(data_type, &MIXED)).unwrap();
        let lists = result.as_list::<i32>();
        assert_eq!(lists.value_type(), *data_type);
        for (row, text) in MIXED.iter().enumerate() {
            assert_eq!(lists.is_null(row), text.is_none());
            let terms = text.map(|text| normalizer.search_terms(text));
            let expected: Vec<_> =
                terms.iter().flat_map(|terms| terms.iter()).map(|term| Some(term.text)).collect();
            assert_eq!(strings(&lists.value(row)), expected, "row {row} of {data_type}");
        }
    }
}

#[test]
fn search_terms_are_keys_stems_and_parts() {
    for data_type in &TEXT_TYPES {
        let result = call("persian_search_terms", &texts(data_type, &[Some("دانش آموزها"), None])).unwrap();
        let terms = result.as_list::<i32>().value(0);
        assert_eq!(strings(&terms), ["دانشآموزها", "دانشآموز", "دانش", "آموز"].map(Some));
    }
}

#[test]
fn sentences_of_views_are_slices_of_the_texts() {
    let text = "آسمان امروز ابری است. پرنده\u{200C}ها به سوی جنوب می\u{200C}روند! بله.";
    let array = texts(&DataType::Utf8View, &[Some("ده"), Some(text)]);
    let result = call("persian_sentences", &array).unwrap();
    let lists = result.as_list::<i32>();
    let (texts, sentences) = (array.as_string_view(), lists.values().as_string_view());
    assert_eq!(sentences.len(), 4);
    assert_eq!(sentences.value(0), "ده", "a text that is stored in its view");
    let bytes = texts.value(1).as_bytes().as_ptr_range();
    for row in [1, 2] {
        assert!(ByteView::from(sentences.views()[row]).length > 12);
        assert!(bytes.contains(&sentences.value(row).as_ptr()), "sentence {row} is copied");
    }
    assert_eq!(sentences.value(3), "بله.");
}

#[test]
fn a_text_is_normalized_if_normalizing_does_not_change_it() {
    for data_type in &TEXT_TYPES {
        let result = call("persian_is_normalized", &texts(data_type, &MIXED)).unwrap();
        let answers: Vec<_> = result.as_boolean().iter().collect();
        let normalizer = Normalizer::standard();
        let expected: Vec<_> =
            MIXED.iter().map(|text| text.map(|text| normalizer.normalize(text) == text)).collect();
        assert_eq!(answers, expected, "{data_type}");
    }
}

#[test]
fn a_result_of_the_first_call_is_unchanged_by_the_second() {
    for data_type in &TEXT_TYPES {
        for (name, _) in TEXT_FUNCTIONS {
            let once = call(name, &texts(data_type, &MIXED)).unwrap();
            let twice = call(name, &once).unwrap();
            assert!(Arc::ptr_eq(&once, &twice), "{name} of {data_type}");
        }
    }
}
