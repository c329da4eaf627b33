
// Signs for what is invisible or looks the same, and small tools for elements.

const byId = (id) => document.getElementById(id);

function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

const INVISIBLE = /[\0-\x09\x0B-\x1F\x7F-\xA0\xAD\u061C\u1680\u180E\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\uFEFF\uFFF9-\uFFFB]| {2,}/g;
const INVISIBLE_IN_CHANGE = new RegExp(`${INVISIBLE.source}| |\\n`, 'g');
const SHORT_NAMES = {
  '\u00A0': 'NBSP', '\u00AD': 'SHY', '\u061C': 'ALM', '\u200B': 'ZWSP', '\u200C': 'ZWNJ', '\u200D': 'ZWJ',
  '\u200E': 'LRM', '\u200F': 'RLM', '\u202A': 'LRE', '\u202B': 'RLE', '\u202C': 'PDF', '\u202D': 'LRO',
  '\u202E': 'RLO', '\u202F': 'NNBSP', '\u2060': 'WJ', '\u2066': 'LRI', '\u2067': 'RLI', '\u2068': 'FSI',
  '\u2069': 'PDI', '\uFEFF': 'BOM', '\t': '⇥', '\n': '↵', '\r': 'CR',
};

const hex = (char) => char.codePointAt(0).toString(16).toUpperCase().padStart(4, '0');

/** Appends `text` to `parent`, with signs for invisible characters. Single spaces get a sign only in a change. */
function appendText(parent, text, inChange) {
  let at = 0;
  for (const found of text.matchAll(inChange ? INVISIBLE_IN_CHANGE : INVISIBLE)) {
    parent.append(text.slice(at, found.index));
    at = found.index + found[0].length;
    for (const char of found[0]) {
      if (char === ' ') parent.append(element('i', { class: 'over', 'data-sign': '·' }, char));
      else if (char === '\t') parent.append(element('i', { class: 'over', 'data-sign': '⇥' }, char));
      else if (char === '\u200C') parent.append(element('i', { class: 'zwnj', title: 'ZWNJ U+200C' }, char));
      else if (char === '\n') parent.append(element('i', { class: 'sign', 'data-sign': '↵' }), char);
      else {
        const name = SHORT_NAMES[char] ?? `U+${hex(char)}`;
        parent.append(element('i', { class: 'sign', 'data-sign': name, title: `${name} U+${hex(char)}` }, char));
      }
    }
  }
  parent.append(text.slice(at));
}

/** Letters, digits and marks of the Arabic script. Many of them look like others. */
const LOOK_ALIKE = /[\u0610-\u061A\u0620-\u0669\u066E-\u06FF\u0750-\u077F\u08A0-\u08FF\uFB50-\uFDFF\uFE70-\uFEFE]/;

/** How many characters of an edit its short description shows. */
const SHOWN = 4;

/** The characters of one side of an edit, as signs: `·` for a space, `⎵` for a ZWNJ. `inCodes` shows code points. */
function shortSide(text, inCodes) {
  const chars = [...text];
  const shown = chars.slice(0, SHOWN).map((char) => {
    if (char === ' ') return '·';
    if (char === '\u200C') return '⎵';
    if (inCodes && LOOK_ALIKE.test(char)) return hex(char);
    return SHORT_NAMES[char] ?? (isSpace(char) ? hex(char) : char);
  });
  const codes = shown.some((part) => part.length > 1);
  return (shown.join(codes ? ' ' : '') || '∅') + (chars.length > SHOWN ? '…' : '');
}

/** Both sides of an edit. Code points are needed for a look-alike, unless the other side is visibly different (12→۱۲). */
function shortEdit(source, edit) {
  const sides = [source.slice(edit.start, edit.end), edit.replacement];
  const inCodes = sides.every((side) => side === '' || LOOK_ALIKE.test(side));
  return sides.map((side) => shortSide(side, inCodes)).join('→');
}

/** The same in full: each character with its code point. */
function longSide(text, nothing) {
  const names = [...text].slice(0, 12).map((char) => `${SHORT_NAMES[char] ?? (char === ' ' ? '·' : char)} U+${hex(char)}`);
  return (names.join(' + ') || nothing) + ([...text].length > 12 ? ' …' : '');
}
