/* متن را مي شكند, به واژه و نشانه; تو در تو /* هم, "درست" */ است */
pub fn نشانه‌ها<'t>(متن: &'t str) -> impl Iterator<Item = (usize, &'t str)> + 't {
    متن.char_indices().filter(|&(_, c)| matches!(c, ',' | ';' | '?' | '،' | '؛' | '؟' | '"' | '«')).map(move |(i, c)| (i, &متن[i..i + c.len_utf8()]))
}

static جدول: [(char, &str); 4] = [('ي', "ye"), ('ك', "kaf"), ('\u{200C}', "zwnj, نيم فاصله"), ('\'', r#"نقل "تكي""#)];
const بایت‌ها: &[u8] = b"abc, \xD9\x8A"; type جفت = (u32, f32);
fn محدوده(x: [i32; 3]) -> bool { let [a, .., b] = x else { unreachable!("هرگز, نه?") }; (a..=b).contains(&25) && a << 1 > -3 }
