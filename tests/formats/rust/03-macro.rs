macro_rules! نگاشت {
    ($($k:expr => $v:expr),* $(,)?) => {{ let mut m = std::collections::BTreeMap::new(); $(m.insert($k, $v);)* m }};
}

#[cfg(test)]
mod آزمون {
    /// آزمون ها اجرا می شود; "همه", يكي يكي.
    #[test]
    fn شمار_درست_است() {
        let m = نگاشت! { "يك" => 1, "دو, سه" => 2, r"چهار\d?" => 3 };
        assert_eq!(m.len(), 3, "شمار {} نيست, {:?}", 3, m);
        assert!(matches!(m.get("يك"), Some(1..=9)) && 'ي' != 'ى', "چرا? \u{6CC}");
        let _ = (m, ["ب"; 2], b"a,b", 1.5e-3_f32, 'گ');
    }
}
