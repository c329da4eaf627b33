//! The example `preview`: its list and its page show what `normalize` does to the whole text.
//!
//! The script of the page runs only in a browser. These tests check the data that the page gives to it.

#[path = "common/built_example.rs"]
#[allow(dead_code, reason = "each test crate uses its own part of this file")]
mod built_example;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use built_example::stdout;
use hamvar::{EditKind, Normalizer, edits};
use serde_json::Value;

const FENCES: &str = "# راهنماي نصب\n\nاین دستور را بزنيد:\n\n```rust\nlet s = \"كتاب ها , 12\"; // كد\n```\n\n\
                      - مورد اول : <b>كتاب ها</b>\n    - مورد دوم `كد , 12`\n";
const CHAT: &str = "سلام علی جان , خوبي؟؟\nمن تو راهم   الان ميرسم\n😀 كجايي\nok میام\nنميدونم كي برميگرده !\n";
const DAMAGED: &str = "علي كتاب ها را نميخواند , چون در سال 1397 دركشور منطقهاي آرام نيافت و كار آفرين نشد...\r\n\
                       این  متن   با\u{A0}هم\u{200C}\u{200C} دارد\u{200F} و\u{200B} تمام.  \r\n\
                       گفت: \"کتاب &zwnj;ها &amp; &laquo;نو&raquo;\" و رفت -- همین؟؟\r\
                       مــــتن كشيده و عـَلـي با ٤٥٦ و 12.5 % و ﷲ و ﻛﺘﺎﺐ\n\
                       بندر ها و خانه اي و گفت و گو و می روم\n\n\n\tپایان  كار\u{202E} و بس\u{202C} .";
const HOSTILE: &str = "</script><script>alert(1)</script> كتاب <!-- <script> \"\\ {{data}} {{script}}\n\
                       &lt;b&gt; \u{0}\u{1}\u{2028} كتاب ها\n\u{FEFF}آخر كار";

fn article() -> String {
    std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/data/article.txt")).unwrap()
}

/// A folder for the files of one test.
fn folder(test: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(test);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn listing(test: &str, text: &str) -> String {
    let file = folder(test).join("text.txt");
    std::fs::write(&file, text).unwrap();
    stdout("preview", &[file.to_str().unwrap()], "")
}

fn page(test: &str, name: &str, text: &str) -> String {
    let folder = folder(test);
    let (file, page) = (folder.join(name), folder.join("page.html"));
    std::fs::write(&file, text).unwrap();
    stdout("preview", &[file.to_str().unwrap(), "--html", page.to_str().unwrap()], "");
    std::fs::read_to_string(page).unwrap()
}

/// The data of a page, as a browser finds it: everything up to the first `</script`.
fn data(page: &str) -> Value {
    let (_, data) = page.split_once("<script type=\"application/json\" id=\"data\">").unwrap();
    serde_json::from_str(data.split_once("</script").unwrap().0).unwrap()
}

/// The text that the page shows if the kind `refused` is off. Offsets are UTF-16, as in the page's script.
fn shown(data: &Value, refused: Option<&str>) -> String {
    let source: Vec<u16> = data["source"].as_str().unwrap().encode_utf16().collect();
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap();
    let (mut out, mut copied) = (Vec::new(), 0);
    for edit in data["edits"].as_array().unwrap() {
        if refused.is_some_and(|refused| data["kinds"][number(&edit[3])] == refused) {
            continue;
        }
        out.extend_from_slice(&source[copied..number(&edit[0])]);
        out.extend(edit[2].as_str().unwrap().encode_utf16());
        copied = number(&edit[1]);
    }
    out.extend_from_slice(&source[copied..]);
    String::from_utf16(&out).unwrap()
}

#[test]
fn the_page_has_the_normalized_text_and_what_remains_without_a_kind() {
    let normalizer = Normalizer::standard();
    let mut kinds = BTreeSet::new();
    for text in [&article(), FENCES, CHAT, DAMAGED, HOSTILE, "", "\n\n", "كتاب", "همه چیز خوب است.\n"]
    {
        let data = data(&page("kinds", "text.txt", text));
        assert_eq!(data["source"], text);
        assert_eq!(shown(&data, None), normalizer.normalize(text));
        let all = normalizer.edits(text);
        for &kind in EditKind::ALL {
            let others = all.iter().filter(|edit| edit.kind != kind);
            assert_eq!(shown(&data, Some(kind.as_str())), edits::apply(text, others), "{kind}");
        }
        kinds.extend(all.iter().map(|edit| edit.kind));
    }
    // `standard` makes none of these.
    let missing: Vec<_> = EditKind::ALL.iter().filter(|kind| !kinds.contains(kind)).collect();
    assert_eq!(missing, [&EditKind::Entity, &EditKind::Style]);
}

#[test]
fn the_edits_of_a_group_have_one_kind() {
    // A page that switches kinds off relies on this.
    for text in [&article(), FENCES, CHAT, DAMAGED] {
        let all = Normalizer::standard().edits(text);
        for edit in &all {
            assert!(all.iter().all(|other| !other.belongs_with(edit) || other.kind == edit.kind));
        }
    }
}

#[test]
fn the_page_names_all_kinds_in_both_languages() {
    let page = page("names", "text.txt", "كتاب");
    for kind in EditKind::ALL {
        assert!(page.contains(&format!("\n  '{kind}': ['")), "{kind} has no name in labels.js");
    }
    for label in ["dir=\"rtl\"", "همهٔ سطرها", "All lines"] {
        assert!(page.contains(label), "{label}");
    }
}

#[test]
fn the_page_loads_nothing_and_writes_no_html_from_text() {
    let page = page("alone", "text.txt", DAMAGED);
    for outside in
        ["src=", "<link", "http:", "https:", "url(", "@import", "fetch(", "innerHTML", "insertAdjacentHTML"]
    {
        assert!(!page.contains(outside), "{outside}");
    }
}

#[test]
fn no_text_and_no_name_of_a_file_breaks_the_page() {
    let plain = page("hostile", "text.txt", "كتاب");
    let count = |page: &str, tag: &str| page.to_lowercase().matches(tag).count();
    let hostile = page("hostile", "a&b \"c\" {{data}}.txt", HOSTILE);
    for tag in ["<script", "</script", "<!--", "</title"] {
        assert_eq!(count(&hostile, tag), count(&plain, tag), "{tag}");
    }
    assert!(hostile.contains("a&amp;b &quot;c&quot; {{data}}.txt</title>"));
    assert_eq!(data(&hostile)["source"], HOSTILE);
    assert!(data(&hostile)["file"].as_str().unwrap().ends_with("a&b \"c\" {{data}}.txt"));
}

#[test]
fn the_list_is_plain_when_piped() {
    let list = listing("plain", &article());
    assert!(!list.contains('\x1b'), "{list}");
    assert!(list.contains("[-کتابخانههای-]{+کتابخانه⎵های+}"), "{list}");
}

#[test]
fn the_list_has_the_lines_that_change_in_their_context() {
    let list = listing("fences", FENCES);
    let lines: Vec<&str> = list.lines().collect();
    assert_eq!(lines[0], "1: # [-راهنماي-]{+راهنمای+} نصب");
    assert_eq!(lines[1], "3: این دستور را [-بزنيد:-]{+بزنید:+}");
    assert!(lines[2].starts_with("9: - مورد [-اول·:-]{+اول:+} "), "{list}");
    assert!(!list.contains("6:") && !list.contains("10:"), "code changed: {list}");
}

#[test]
fn the_list_shows_what_is_invisible() {
    let list = listing("invisible", "    این  متن با\u{A0}هم دارد\u{200F}\r\nو بس\n");
    assert!(list.starts_with("1:     این [-·متن-]{+متن+} [-با⍽هم-]{+با·هم+} [-دارد⟨U+200F⟩"), "{list}");
    assert!(list.ends_with("\n3 changes: invisible 1, space 2\n"), "{list}");
}

#[test]
fn a_long_line_takes_linear_time() {
    let list = listing("long", &"كتاب\u{200B}".repeat(100_000));
    assert!(list.starts_with("1: [-كتاب⟨U+200B⟩كتاب"));
}
