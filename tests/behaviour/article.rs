//! A whole article, and the words that must not be split in it or elsewhere.

use hamvar::Normalizer;

#[test]
fn the_article_comes_out_as_its_editor_wrote_it() {
    let n = Normalizer::standard();
    let (source, edited) = (include_str!("../data/article.txt"), include_str!("../data/article-edited.txt"));
    assert_eq!(source.lines().count(), edited.lines().count());
    assert_eq!(n.normalize(source), edited);
    assert!(n.is_normalized(edited), "{:?}", n.edits(edited));
}

#[test]
fn words_that_look_affixed_stay_in_every_surrounding() {
    let text = include_str!("../data/look-alikes.txt");
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
