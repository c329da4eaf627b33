'use strict';

/** The text of the page, in Persian and in English. The functions take formatted numbers. */
const LABELS = {
  fa: {
    other: 'English', view: 'نمایش', both: 'دگرگونی‌ها', before: 'پیش از آن', after: 'پس از آن',
    all: 'همهٔ سطرها', copy: 'رونوشت از متن نو', kinds: 'گونه‌های دگرگونی',
    kindsHint: 'گونه‌ای که خاموش شود، در متن نو نیست.', kind: 'گونه', name: 'نام', count: 'شمار',
    legend: 'نشانه‌ها', signSpace: 'فاصله', signZwnj: 'نیم‌فاصله', signOther: 'نویسهٔ ناپیدای دیگر',
    signLine: 'پایان سطر', signCodes: 'کد نویسهٔ کهنه و نو', every: 'همهٔ گونه‌ها', more: 'سطرهای بعدی',
    nothing: 'هیچ چیز دگرگون نمی‌شود.',
    copied: (n) => `${n} نویسه رونوشت شد.`, notCopied: 'رونوشت ممکن نشد.',
    summary: (changes, lines) => `${changes} دگرگونی در ${lines} سطر`,
    skipped: (n) => `${n} سطر بی‌تغییر`,
  },
  en: {
    other: 'فارسی', view: 'View', both: 'Changes', before: 'Before', after: 'After',
    all: 'All lines', copy: 'Copy the new text', kinds: 'Kinds of changes',
    kindsHint: 'A kind that is off is not in the new text.', kind: 'Kind', name: 'Name', count: 'Count',
    legend: 'Signs', signSpace: 'space', signZwnj: 'ZWNJ', signOther: 'another invisible character',
    signLine: 'line end', signCodes: 'code points, old and new', every: 'All kinds', more: 'More lines',
    nothing: 'Nothing changes.',
    copied: (n) => `Copied ${n} characters.`, notCopied: 'The text could not be copied.',
    summary: (changes, lines) => `${changes} ${changes === '1' ? 'change' : 'changes'} in ${lines} ${lines === '1' ? 'line' : 'lines'}`,
    skipped: (n) => (n === '1' ? '1 unchanged line' : `${n} unchanged lines`),
  },
};

/** The names of the kinds of edits, in Persian and in English. */
const KINDS = {
  'letter': ['حرف', 'letters'],
  'digit': ['رقم و عدد', 'digits and numbers'],
  'mark': ['حرکت و کشیده', 'marks and kashidas'],
  'invisible': ['نویسهٔ ناپیدا', 'invisible characters'],
  'entity': ['نویسهٔ کدشدهٔ HTML', 'HTML entities'],
  'space': ['فاصله', 'spaces'],
  'punctuation': ['نشانه‌گذاری', 'punctuation'],
  'quotation-mark': ['گیومه', 'quotation marks'],
  'ellipsis': ['سه‌نقطه', 'ellipses'],
  'dash': ['خط تیره', 'dashes'],
  'zwnj-inserted': ['نیم‌فاصلهٔ افزوده', 'ZWNJs inserted'],
  'zwnj-removed': ['نیم‌فاصلهٔ بی‌اثر', 'ZWNJs removed'],
  'space-to-zwnj': ['نیم‌فاصله به جای فاصله', 'spaces become ZWNJs'],
  'word-joined': ['پیوستن پسوند و پیشوند', 'affixes joined'],
  'space-restored': ['فاصلهٔ جاافتاده', 'lost spaces'],
  'word-mended': ['واژهٔ دوپاره', 'words typed as two'],
  'style': ['شیوهٔ نگارش', 'style'],
};
