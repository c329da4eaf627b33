//! Sentences of Arabic without a function word that decides by itself: كل عام وأنتم بخير, ثم عاد في المساء.
//!
//! A run with two open ends (see [`arabic_runs`](super::arabic_runs)) has no Persian word of the lists there. It is Arabic as a
//! whole if none of its words is Persian by the lists here, and if its words weigh [`ENOUGH`]:
//!
//! | word | weight |
//! |---|---|
//! | pronoun or verb with أ (أنتم, أحبك); هذا and the like at the beginning | 4 |
//! | function word or verb that Persian does not have (the first في, ثم, وهو, يمشي); و before a word with a hamza (وأولاده) | 2 |
//! | final ة in a word with the article (العربية) | 2 |
//! | function word that Persian phrases have (ذلك, لم); each further في | 1 |
//! | other final ة, article, hamza at the first alef: the first of each kind | 1 |
//!
//! A name or a title that was typed on an Arabic keyboard has less (أبوالقاسم أحمد بن إسماعيل, الحاوي في الطب). Persian writes و
//! apart, and ي where Arabic has a final ى (المصطفي).

use alloc::string::String;
use core::ops::Range;

use super::arabic_words::{Kind, Word, codes_of, fold_word};
use crate::arabic::{WordList, has_article, is_persian_only};

/// The weight that makes a sentence Arabic.
const ENOUGH: u32 = 4;

/// Pronouns and verbs with a hamza above their first alef. No Persian word with آ or ا has the same letters otherwise.
static PRONOUNS_AND_VERBS: WordList = WordList::new(
    "أنت أنتم أنتما أنتن أنکم أیها أیتها أولئک أحب أحبک أحبه أحبها أحبکم أحببت أرید أردت أعرف أعرفه أعرفک أقول أقرأ أذهب أعیش أعمل \
    أتمنی أحتاج أستطیع أشکرک أشکرکم أظن أعتقد أفکر أنتظر أنتظرک أشعر أسمع أفهم أسکن أبحث أتکلم أحاول أرجو أشتاق",
);
/// Demonstratives and relatives that decide at the beginning.
static AT_THE_BEGINNING: WordList = WordList::new("هذا وهذا فهذا الذی الذین التی");
/// Function words and frequent verbs that are no Persian words.
pub(super) static ARABIC: WordList = WordList::new(
    "فیهم لهم لهما ولهم لکم ولکم عنهم عنک منکم منهم إلیهم لقد ولقد فلقد لیس ولیس فلیس ثم وهو وهی وهما \
    فهو فهی ولم فلم ولن فلن وقال وقالت قالت قالوا وقالوا کانوا وکانوا کنا وکنا یکون ویکون هنا هناک وهناک هنالک ماذا لماذا سوف \
    وسوف ورحمة ذهب ذهبت ذهبوا ذهبنا جاء جاءت جاؤوا رجع رجعوا جلس جلست یقول تقول یقولون یمشی تمشی یرید ترید یریدون یحب تحب یحبون \
    یعمل تعمل یعملون یعیش یعیشون یذهب تذهب یذهبون یکتب تکتب یکتبون یقرأ تقرأ یعرف یعرفون یفکر یجلس تجلس یلعب تلعب یلعبون \
    یأکل تأکل یأکلون یشرب ینام یدرس تدرس یدرسون یسکن تسکن یعود یأتی تأتی یوجد توجد یجب یمکن یستطیع تستطیع",
);
/// Function words that Persian has in phrases and quotations.
pub(super) static IN_PHRASES: WordList =
    WordList::new("ذلک تلک کذلک لذلک ولذلک علیکم إلیکم فیه فیها کان وکان قال قل لم لن إذا عاد");
/// Names of persons with a hamza, and parts of names.
pub(super) static NAMES: WordList = WordList::new(
    "أحمد إبراهیم إسماعیل إسحاق إدریس إلیاس أکبر أصغر أمین أنور أشرف أفضل أکرم أیوب أسامة أمیر أسد أسدالله أنس أیمن أمین أرسلان إیران",
);
/// Words of names that Arabic has, too. A run with one of them may be a name.
static OF_NAMES: WordList = WordList::new("بن ابن بنت ابو أبو ابی أبی ابا أبا");
/// Words that have a final ى in Arabic. With another letter, they were typed by a Persian.
static WITH_ALEF_MAQSURA: WordList = WordList::new(
    "المصطفی مصطفی المرتضی مرتضی المجتبی مجتبی موسی الموسی عیسی یحیی حتی کبری الکبری صغری الصغری عظمی العظمی الاعلی الأعلی اعلی لیلی \
    هدی الهدی الاقصی الأقصی الوسطی وسطی تقوی التقوی دعوی فتوی معنی المعنی مولی المولی تعالی المثنی مثنی منتهی المنتهی الرضی صلی",
);
/// Frequent Persian words that are no Arabic words, beside those of [`crate::arabic`].
static PERSIAN: WordList = WordList::new(
    "و سال سالها کار کارها روز روزها مردم کشور ایران تهران بسیار خوب همین همان همچنین هنوز بیش کم کمی سپس وقتی حالا اکنون امروز دیروز \
    فردا همیشه جای جا سوی روی زیر بالا کنار میان باید شاید توان تواند خواهد خواهند خواست نبود نشد نکرد ندارد نداشت ندارند کنید کنیم کنی \
    شوند شوید شوم باشند باشم باشید بدون درباره مانند طور طوری دوم سوم نخست دارم داری داریم دارند داشتند داشته داده داد دادند شده کرده \
    کردن شدن بودن دادن بوده بودم بودیم شما تو او دکتر مهندس استاد شاه خانم اقای حاجی میرزا سید فارسی یعنی جمهوری اسلامی سازمان بنیاد البته \
    موسسه دانش خوش بد نو سبز سرخ سیاه سفید زیبا جهان زمین دریا کوه میدان خیابان هستم هستی هستیم هستید هستند نیستند نیستم رسید رسیدن \
    دیدن دیدم دیدند خواندن نوشتن نوشت خرید فروش فروشی نامه نامهی ترین بنام شماره مهر ابان اذر دی بهمن فروردین خرداد تیر مرداد شهریور \
    اول دولت اسلام مسلمان مسلمانان شنبه یکشنبه دوشنبه هزار میلیون ریال تومان",
);

/// Endings of longer words that are Persian.
const ENDINGS: [&str; 5] = ["ند", "نده", "ستان", "خانة", "نامة"];

/// Whether a line with `word` is worth a search. The word has folded letters.
pub(super) fn starts_search(word: &str) -> bool {
    is_in(word) || is_pronoun_or_verb(word)
}

/// Whether the word is في, perhaps with a prefix.
fn is_in(word: &str) -> bool {
    matches!(word, "فی" | "وفی" | "ففی")
}

pub(super) fn is_pronoun_or_verb(word: &str) -> bool {
    let stem = without_conjunction(word);
    stem.starts_with('أ') && PRONOUNS_AND_VERBS.contains(&codes_of(stem))
}

/// What the words of a run weigh together.
#[derive(Default)]
struct Weights {
    sum: u32,
    /// The number of words with a weight.
    signs: usize,
    has_article: bool,
    has_feminine: bool,
    has_hamza: bool,
    has_in: bool,
    /// Whether a word has a weight by itself, and not by its form. Forms of Arabic alone may be a title beside Persian words
    /// (كلاس نهاية الحكمة).
    has_word: bool,
}

/// Whether a run with two open ends is Arabic as a whole. `words` are its words in `line`.
pub(super) fn is_sentence(line: &str, words: &[(Range<usize>, Word)]) -> bool {
    let mut weights = Weights::default();
    let mut folded = String::new();
    let mut after_function_word = false;
    for (i, (range, word)) in words.iter().enumerate() {
        let spelling = &line[range.clone()];
        fold_word(spelling, &mut folded);
        if is_persian(&folded, spelling) || word.kind == Kind::OfBooks && !after_function_word {
            return false;
        }
        let weight = weights.weight_of(&folded, i == 0, word);
        after_function_word = weight > 1;
        weights.sum += weight;
        weights.signs += usize::from(weight > 0);
    }
    let is_long_enough = match words {
        [(first, _), _] => {
            fold_word(&line[first.clone()], &mut folded);
            is_pronoun_or_verb(&folded)
        }
        _ => words.len() > 2,
    };
    let are_enough = 4 * weights.signs >= words.len() && (weights.has_word || weights.signs == words.len());
    is_long_enough && weights.sum >= ENOUGH && are_enough
}

impl Weights {
    fn weight_of(&mut self, folded: &str, is_first: bool, word: &Word) -> u32 {
        let of_word = self.weight_of_word(folded, is_first, word);
        self.has_word |= of_word.is_some();
        of_word.unwrap_or_else(|| self.weight_of_form(folded, word))
    }

    /// The weight of a word by itself. `None` if its form decides.
    fn weight_of_word(&mut self, folded: &str, is_first: bool, word: &Word) -> Option<u32> {
        let codes = codes_of(folded);
        if is_pronoun_or_verb(folded) || is_first && AT_THE_BEGINNING.contains(&codes) {
            return Some(ENOUGH);
        }
        if let Kind::Sign(weight) = word.kind
            && word.is_function
        {
            return Some(weight.clamp(1, 2));
        }
        if ARABIC.contains(&codes) {
            return Some(2);
        }
        if is_in(folded) {
            return Some(if core::mem::replace(&mut self.has_in, true) { 1 } else { 2 });
        }
        IN_PHRASES.contains(&codes).then_some(1)
    }

    /// The weight of the article, a final ة and a hamza at the first alef.
    fn weight_of_form(&mut self, folded: &str, word: &Word) -> u32 {
        let stem = without_conjunction(folded);
        let mut weight = 0;
        let with_article = word.has_article || has_article(&codes_of(stem));
        if with_article && !core::mem::replace(&mut self.has_article, true) {
            weight += 1;
        }
        if word.is_feminine && with_article {
            weight += 2;
        } else if word.is_feminine && !core::mem::replace(&mut self.has_feminine, true) {
            weight += 1;
        }
        if has_initial_hamza(stem) && stem.len() > "أبو".len() && !NAMES.contains(&codes_of(stem)) {
            let is_first_hamza = !core::mem::replace(&mut self.has_hamza, true);
            self.has_word |= stem.len() < folded.len(); // Persian writes و apart
            weight += if stem.len() < folded.len() { 2 } else { u32::from(is_first_hamza) };
        }
        weight
    }
}

/// Whether the word begins with a hamza above or below an alef, perhaps after the article.
pub(super) fn has_initial_hamza(word: &str) -> bool {
    word.strip_prefix("ال").unwrap_or(word).starts_with(['أ', 'إ'])
}

/// Whether the word is Persian, or a name that Persian has, too. `spelling` is the word as it stands in the text. Some Persian
/// texts have ة for every final ه.
pub(super) fn is_persian(folded: &str, spelling: &str) -> bool {
    let codes = codes_of(folded);
    let letters = codes.len();
    let with_heh = codes_of(&folded.replace('ة', "ه"));
    PERSIAN.contains(&with_heh)
        || is_persian_only(&with_heh)
        || OF_NAMES.contains(&codes)
        || folded.starts_with("أبو")
        || !spelling.ends_with('ى') && WITH_ALEF_MAQSURA.contains(&codes)
        || folded.ends_with("ایی")
        || letters > 4 && ENDINGS.iter().any(|ending| folded.ends_with(ending))
}

/// The word without the conjunction و or ف before it.
fn without_conjunction(word: &str) -> &str {
    word.strip_prefix(['و', 'ف']).unwrap_or(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_have_folded_letters() {
        for list in [
            &PRONOUNS_AND_VERBS,
            &AT_THE_BEGINNING,
            &ARABIC,
            &IN_PHRASES,
            &NAMES,
            &OF_NAMES,
            &WITH_ALEF_MAQSURA,
            &PERSIAN,
        ] {
            assert!(list.words().all(|word| !word.contains(['ي', 'ى', 'ك', 'ە'])));
        }
    }
}
