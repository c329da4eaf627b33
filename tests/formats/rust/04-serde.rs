use serde::{Deserialize, Serialize};

/// پيكربندي را مي خواند; پيش فرض ها, پايين.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct پیکربندی {
    #[serde(rename = "نام كاربر", default)]
    pub نام: String,
    #[serde(alias = "سن,", skip_serializing_if = "Option::is_none")]
    pub سن: Option<u8>,
}

impl Default for پیکربندی {
    fn default() -> Self { Self { نام: "بي نام, مهمان".into(), سن: Some(25) } } // سن?
}
