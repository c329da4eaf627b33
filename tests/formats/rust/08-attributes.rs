#![allow(non_ascii_idents, clippy::all)]
#![doc = "نگاشت نام ها, كوتاه; بلند"]
#[cfg(all(feature = "فارسي", not(windows)))]
#[deprecated(since = "1.2.0", note = "به جاي اين, `نگاشت_نو` را به كار ببريد?")]
pub mod نگاشت {
    pub(crate) unsafe extern "C" fn جمع(a: i64, b: i64) -> i64 { a + b * 2 }
    #[test] #[should_panic(expected = "نمی شود, \"صفر\"")]
    fn صفر() { panic!("اين كار نمی شود, \"صفر\"") }
    #[inline(always)] pub const fn رقم(c: char) -> Option<u32> { match c { '0'..='9' => Some(c as u32 - 48), '۰'..='۹' => Some(c as u32 - 0x6F0), _ => None } }
}
