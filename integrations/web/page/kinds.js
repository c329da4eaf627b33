
/** Each kind of edit: its name, and what it does and why, in Persian and in English. */
const KINDS = {
  'letter': {
    fa: ['حرف', 'حرفی عربی یا نمایشی، حرف فارسیِ هم‌شکل خود شد (ي ← ی، ك ← ک). این دو یکسان دیده می‌شوند، ولی برای رایانه دو نویسه‌اند و جست‌وجوی یکی، دیگری را نمی‌یابد.'],
    en: ['Letter', 'An Arabic letter or a presentation form became the Persian letter that looks like it (ي → ی, ك → ک). Both look the same, but they are different characters to a computer, so a search for one misses the other.'],
  },
  'digit': {
    fa: ['رقم', 'رقم، ممیز یا نشانهٔ درون عدد به شکل برگزیده درآمد. عددهای یک متن باید یک‌دست باشند.'],
    en: ['Digit', 'A digit, or a sign inside a number, got the chosen form. The numbers of a text should look alike.'],
  },
  'mark': {
    fa: ['حرکت و کشیده', 'حرکت یا کشیده‌ای برداشته، جابه‌جا یا با حرف خود یکی شد. کشیده فقط واژه را دراز می‌کند و جست‌وجو را به هم می‌زند.'],
    en: ['Mark or kashida', 'A mark or a kashida was removed, reordered or composed with its letter. A kashida only makes a word longer, and hides it from a search.'],
  },
  'invisible': {
    fa: ['نویسهٔ ناپیدا', 'نویسه‌ای که دیده نمی‌شود برداشته یا جایگزین شد. چنین نویسه‌هایی با رونوشت از جای دیگر می‌آیند و در متن کاری نمی‌کنند.'],
    en: ['Invisible character', 'A character that nobody can see was removed or replaced. Such characters come with copied text and have no use in it.'],
  },
  'entity': {
    fa: ['نویسهٔ HTML', 'نوشته‌ای مانند ‎&zwnj;‎ به خود آن نویسه بدل شد.'],
    en: ['HTML entity', 'An entity such as &zwnj; was replaced by its character.'],
  },
  'space': {
    fa: ['فاصله', 'فاصله‌ای افزوده، برداشته یا جایگزین شد. میان دو واژه یک فاصله می‌آید؛ پیش از ویرگول و نقطه و درون پرانتز و گیومه فاصله نمی‌آید.'],
    en: ['Space', 'A space or line end was inserted, removed or replaced. There is one space between words, and none before a comma or inside brackets.'],
  },
  'punctuation': {
    fa: ['نشانه‌گذاری', 'ویرگول، نقطه‌ویرگول یا نشانهٔ پرسش لاتین، فارسی شد (, ← ، و ? ← ؟) یا نشانهٔ تکراری برداشته شد.'],
    en: ['Punctuation', 'A Latin comma, semicolon or question mark became Persian (, → ، and ? → ؟), or a repeated sign was removed.'],
  },
  'quotation-mark': {
    fa: ['گیومه', 'نشانهٔ نقل قول، گیومهٔ فارسی «…» شد. دو نشانهٔ یک جفت با هم پذیرفته یا رد می‌شوند.'],
    en: ['Quotation mark', 'A quotation mark became « or », as Persian writes them. The two signs of a pair are accepted or refused together.'],
  },
  'ellipsis': {
    fa: ['سه‌نقطه', 'سه نقطهٔ جدا، یک نویسهٔ «…» شد تا در پایان سطر از هم نپاشد.'],
    en: ['Ellipsis', 'Three dots became the one character …, which a line break cannot divide.'],
  },
  'dash': {
    fa: ['خط تیره', 'دو یا سه خط پیوند پشت هم، یک خط تیره شد (-- ← –).'],
    en: ['Dash', 'Two or three hyphens became a dash (-- → –).'],
  },
  'zwnj-inserted': {
    fa: ['نیم‌فاصلهٔ افزوده', 'نیم‌فاصلهٔ جاافتادهٔ درون واژه برگشت (میخواهم ← می‌خواهم). دو پاره نزدیک هم می‌مانند و به هم نمی‌چسبند.'],
    en: ['ZWNJ inserted', 'A ZWNJ (half-space) that was lost inside a word came back (میخواهم → می‌خواهم). It keeps the two parts close without joining their letters.'],
  },
  'zwnj-removed': {
    fa: ['نیم‌فاصلهٔ بی‌اثر', 'نیم‌فاصله‌ای که هیچ اثر دیدنی نداشت برداشته شد، مانند نیم‌فاصله‌ای کنار فاصله.'],
    en: ['ZWNJ removed', 'A ZWNJ without any visible effect was removed, such as one beside a space.'],
  },
  'space-to-zwnj': {
    fa: ['نیم‌فاصله به جای فاصله', 'فاصلهٔ درون یک واژه، نیم‌فاصله شد (کتاب ها ← کتاب‌ها). پسوند و پیشوند بخشی از واژه‌اند.'],
    en: ['Space to ZWNJ', 'A space inside a word became a ZWNJ (کتاب ها → کتاب‌ها). Prefixes and suffixes are part of the word.'],
  },
  'word-joined': {
    fa: ['پیوستن پسوند', 'فاصلهٔ درون یک واژه برداشته شد (بندر ها ← بندرها). پس از حرفی که به حرف بعد نمی‌چسبد، نیم‌فاصله لازم نیست.'],
    en: ['Suffix joined', 'A space inside a word was removed (بندر ها → بندرها). No ZWNJ is needed after a letter that does not join.'],
  },
  'space-restored': {
    fa: ['فاصلهٔ جاافتاده', 'میان دو واژهٔ سرهم فاصله آمد (دوکشور ← دو کشور).'],
    en: ['Space restored', 'A space was put between two words that were written as one (دوکشور → دو کشور).'],
  },
  'word-mended': {
    fa: ['واژهٔ دوپاره', 'واژه‌ای که دوپاره نوشته شده بود یکی شد (کار آفرین ← کارآفرین).'],
    en: ['Word mended', 'A word that was typed as two was joined (کار آفرین → کارآفرین).'],
  },
  'style': {
    fa: ['شیوهٔ نگارش', 'از دو املای درست، آن که در تنظیم‌ها برگزیده‌اید جایگزین شد (آنها ← آن‌ها).'],
    en: ['Style', 'Of two right spellings, the one that you chose in the settings was put in (آنها → آن‌ها).'],
  },
};
