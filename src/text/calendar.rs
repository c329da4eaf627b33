//! Lines of calendars (iCalendar) and address books (vCard): `SUMMARY:متن`, `N:نام;نام دیگر`, `NOTE;LANGUAGE=fa:متن`.

/// Properties whose value is a text.
#[rustfmt::skip]
const PROPERTIES: [&str; 24] = [
    "SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "CATEGORIES", "CONTACT", "ORGANIZER", "ATTENDEE", "RESOURCES", "X-WR-CALNAME",
    "X-WR-CALDESC", "X-ALT-DESC", "FN", "N", "ORG", "TITLE", "ROLE", "NOTE", "ADR", "LABEL", "NICKNAME", "TEL", "SORT-STRING", "KIND",
];

/// Whether `content` is a property with its value. No space is after its colon.
pub(super) fn is_property(content: &str) -> bool {
    let len = content.bytes().take_while(|&b| b.is_ascii_uppercase() || b == b'-').count();
    let (name, rest) = content.split_at(len);
    let value = match rest.strip_prefix(';').and_then(|rest| rest.split_once(':')) {
        Some((parameters, value)) => Some(value).filter(|_| parameters.contains('=')),
        None => rest.strip_prefix(':'),
    };
    value.is_some_and(|value| !value.is_empty() && !value.starts_with(' ')) && PROPERTIES.contains(&name)
}

#[cfg(test)]
mod tests {
    use super::is_property;

    #[test]
    fn a_property_has_no_space_after_its_colon() {
        for line in ["SUMMARY:متن", "N:آ;ب", "NOTE;LANGUAGE=fa:متن", "X-WR-CALNAME:متن"] {
            assert!(is_property(line), "{line}");
        }
        for line in [
            "",
            "SUMMARY: متن",
            "SUMMARY:",
            "Note:متن",
            "PDF:متن",
            "NOTE;متن",
            "NOTE;متن:آ",
            "NOTE;A=B: متن",
            "متن:آ",
        ] {
            assert!(!is_property(line), "{line}");
        }
    }
}
