//! كتابخانه ي محله: كتاب ها را مي خواند, مي شمارد.
use std::fmt;

/// يك كتاب , با شماره.
#[derive(Debug, Clone)]
pub struct کتاب<'a> {
    pub نام: &'a str,
    pub سال: u16, // سال چاپ?
}

impl fmt::Display for کتاب<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "«{}», چاپ {:>4}; علي...", self.نام, self.سال)
    }
}

fn main() {
    let همه = [کتاب { نام: "بوستان, گلستان", سال: 1320 }, کتاب { نام: "او كتاب می خواند?", سال: 1400 }];
    println!("{} كتاب \"خوب\"", همه.len());
    let c = ','; let raw = r#"متن "خام", دوم"#;
}
