//! Gettext catalogues: identifiers, translations, plural forms, flags and references.

use rspolib::pofile;

use crate::outline::Outline;

pub fn outline(text: &str, _: &str) -> Result<Outline, String> {
    let text = text.trim_start_matches('\u{FEFF}');
    let file = pofile(text.as_bytes().to_vec()).map_err(|error| error.to_string())?;
    let mut outline = Outline::default();
    let mut metadata: Vec<_> = file.metadata.iter().collect();
    metadata.sort();
    for (field, value) in metadata {
        outline.name(field);
        outline.value(value);
    }
    for entry in &file.entries {
        outline.exact(format_args!("entry obsolete {} flags {:?}", entry.obsolete, entry.flags));
        outline.exact(format_args!("references {:?}", entry.occurrences));
        let identifiers = [
            Some(&entry.msgid),
            entry.msgid_plural.as_ref(),
            entry.msgctxt.as_ref(),
            entry.previous_msgid.as_ref(),
            entry.previous_msgid_plural.as_ref(),
            entry.previous_msgctxt.as_ref(),
        ];
        for identifier in identifiers {
            match identifier {
                Some(text) => outline.name(text),
                None => outline.exact("no identifier"),
            }
        }
        match &entry.msgstr {
            Some(text) => outline.value(text),
            None => outline.exact("no translation"),
        }
        for form in &entry.msgstr_plural {
            outline.exact("plural form");
            outline.value(form);
        }
        for comment in [&entry.comment, &entry.tcomment].into_iter().flatten() {
            outline.exact("comment");
            outline.prose(comment);
        }
    }
    Ok(outline)
}
