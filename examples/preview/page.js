'use strict';

/** Unchanged lines that are shown before and after a changed line. */
const CONTEXT = 2;
/** Characters in a row of the page. A longer line is continued in the next row. */
const ROW_LENGTH = 2000;
/** Characters that are rendered at once. The rest is rendered when the reader scrolls to its place. */
const BATCH = 20000;

const data = JSON.parse(document.getElementById('data').textContent);
const { source, kinds } = data;
const refused = new Set(); // indices of kinds
let language = 'fa';

const byId = (id) => document.getElementById(id);
const label = (key) => LABELS[language][key];
const number = (n) => n.toLocaleString(language === 'fa' ? 'fa-IR' : 'en');

function element(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

// The model: edits, rows, pieces. An edit is [start, end, replacement, kind].

const accepted = () => data.edits.filter((edit) => !refused.has(edit[3]));

/** The source between two offsets, with `edits` applied. */
function applied(edits, from = 0, to = source.length) {
  let out = '';
  for (const [start, end, replacement] of edits) {
    out += source.slice(from, start) + replacement;
    from = end;
  }
  return out + source.slice(from, to);
}

/** The lines of the source, each with its edits. If a line end is edited, the lines before and after it are one row. */
function rowsOf(edits) {
  const rows = [];
  let next = 0;
  for (let start = 0, line = 1; start < source.length || next < edits.length;) {
    const row = { line, start, end: start, edits: [] };
    do {
      const found = source.indexOf('\n', row.end);
      row.end = found < 0 ? source.length : found;
      while (next < edits.length && edits[next][0] <= row.end) {
        row.end = Math.max(row.end, edits[next][1]);
        row.edits.push(edits[next++]);
      }
    } while (row.end < source.length && source[row.end] !== '\n');
    for (let at = row.start; (at = source.indexOf('\n', at)) >= 0 && at < row.end; at++) line++;
    start = row.end + 1;
    line++;
    rows.push(row);
  }
  return rows;
}

const isSpace = (at) => /\s/.test(source[at]);

/** Divides a row into pieces: text that stays (its `edits` is null), and whole words that change. */
function piecesOf(row) {
  const pieces = [];
  let at = row.start;
  for (let i = 0; i < row.edits.length;) {
    let start = row.edits[i][0];
    while (start > at && !isSpace(start - 1)) start--;
    let end = start;
    const edits = [];
    while (i < row.edits.length && (edits.length === 0 || row.edits[i][0] <= end)) {
      if (edits.length === 0 || row.edits[i][1] > end) {
        end = row.edits[i][1];
        while (end < row.end && !isSpace(end)) end++;
      }
      edits.push(row.edits[i++]);
    }
    if (at < start) pieces.push({ start: at, end: start, edits: null });
    pieces.push({ start, end, edits });
    at = end;
  }
  if (at < row.end) pieces.push({ start: at, end: row.end, edits: null });
  return pieces;
}

// Signs for what is invisible or looks the same.

const INVISIBLE = /[\0-\x1F\x7F-\xA0\xAD\u061C\u1680\u180E\u2000-\u200F\u2028-\u202F\u205F-\u206F\u3000\uFEFF\uFFF9-\uFFFB]| {2,}| +(?=[\r\n])/g;
const INVISIBLE_IN_CHANGE = new RegExp(`${INVISIBLE.source}| `, 'g');
const SHORT_NAMES = {
  '\u00A0': 'NBSP', '\u00AD': 'SHY', '\u061C': 'ALM', '\u200B': 'ZWSP', '\u200D': 'ZWJ', '\u200E': 'LRM',
  '\u200F': 'RLM', '\u202A': 'LRE', '\u202B': 'RLE', '\u202C': 'PDF', '\u202D': 'LRO', '\u202E': 'RLO',
  '\u202F': 'NNBSP', '\u2060': 'WJ', '\u2066': 'LRI', '\u2067': 'RLI', '\u2068': 'FSI', '\u2069': 'PDI',
  '\uFEFF': 'BOM', '\r': 'CR',
};

const codePoint = (char) => 'U+' + char.codePointAt(0).toString(16).toUpperCase().padStart(4, '0');

/** Appends `text` to `parent`, with signs for invisible characters. Single spaces get a sign only in a change. */
function appendText(parent, text, inChange, atLineEnd = false) {
  const lineEnd = atLineEnd ? '\n' : '';
  let at = 0;
  for (const found of (text + lineEnd).matchAll(inChange ? INVISIBLE_IN_CHANGE : INVISIBLE)) {
    if (found.index === text.length) break;
    parent.append(text.slice(at, found.index));
    at = found.index + found[0].length;
    for (const char of found[0]) {
      if (char === ' ') parent.append(element('i', { class: 'over', 'data-sign': '·' }, char));
      else if (char === '\t') parent.append(element('i', { class: 'over', 'data-sign': '⇥' }, char));
      else if (char === '\u200C') parent.append(element('i', { class: 'zwnj', title: 'ZWNJ U+200C' }, char));
      else if (char === '\n') parent.append(element('i', { class: 'sign', 'data-sign': '↵' }), char);
      else if (char === '\r' && atLineEnd && at === text.length) parent.append(char);
      else {
        const name = SHORT_NAMES[char] ?? codePoint(char);
        parent.append(element('i', { class: 'sign', 'data-sign': name, title: `${name} ${codePoint(char)}` }, char));
      }
    }
  }
  parent.append(text.slice(at));
}

const ARABIC = /[\u0610-\u061A\u0620-\u0669\u066E-\u06FF\u0750-\u077F\u08A0-\u08FF\uFB50-\uFDFF\uFE70-\uFEFE]/;

/** The code points of replaced letters, digits and marks of the Arabic script. Many of these look like the new ones. */
function codesOf(edits) {
  const codes = new Set();
  const all = (chars) => chars.map((char) => codePoint(char).slice(2)).join(' ') || '∅';
  for (const [start, end, replacement] of edits) {
    const old = [...source.slice(start, end)];
    const now = [...replacement];
    if (old.length === now.length) {
      old.forEach((char, i) => {
        if (char !== now[i] && ARABIC.test(char)) codes.add(`${codePoint(char)}→${codePoint(now[i]).slice(2)}`);
      });
    } else if (old.some((char) => ARABIC.test(char)) && old.length <= 4 && now.length <= 4) {
      codes.add(`U+${all(old)}→${all(now)}`);
    }
  }
  return codes;
}

// Rendering.

/** The element of a piece that changes: the old words, the new words, and code points below them. */
function changeOf({ start, end, edits }) {
  const [before, after] = [element('del'), element('ins')];
  let at = start;
  for (const [from, to, replacement] of edits) {
    for (const side of [before, after]) appendText(side, source.slice(at, from), true);
    // Only the underline of changed letters divides a word, so its letters connect.
    if (from < to) appendText(before.appendChild(element('u')), source.slice(from, to), true);
    if (replacement) appendText(after.appendChild(element('u')), replacement, true);
    at = to;
  }
  for (const side of [before, after]) appendText(side, source.slice(at, end), true);
  const names = [...new Set(edits.map((edit) => kinds[edit[3]]))].map(nameOf).join(', ');
  const words = element('span', {});
  const [hasOld, hasNew] = [before, after].map((side) => side.textContent !== '');
  if (hasOld) words.append(before);
  if (hasOld && hasNew) words.append(element('span', { class: 'arrow', 'aria-hidden': 'true' }, ' '));
  if (hasNew) words.append(after);
  const change = element('span', { class: 'change', title: names }, words);
  const codes = codesOf(edits);
  if (codes.size > 0) {
    change.classList.add('coded');
    const below = change.appendChild(element('span', { class: 'codes' }));
    for (const code of codes) below.append(element('bdi', { dir: 'ltr' }, code));
  }
  return change;
}

const nameOf = (kind) => KINDS[kind]?.[language === 'fa' ? 0 : 1] ?? kind;

/**
 * The direction of a row: that of most of its letters. In code, one Latin letter makes it left to right. A row without
 * letters has the direction of the row before.
 */
function directionOf(row, previous, inCode) {
  const text = source.slice(row.start, Math.min(row.end, row.start + ROW_LENGTH));
  const persian = text.match(/[\u0600-\u06FF\uFB50-\uFDFF\uFE70-\uFEFE]/g)?.length ?? 0;
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0;
  if (persian + latin === 0) return previous;
  return latin > (inCode ? 0 : persian) ? 'ltr' : 'rtl';
}

/** Yields each row of the page, with its approximate number of characters. */
function* rendered(rows, showAll) {
  const isShown = new Uint8Array(rows.length).fill(showAll ? 1 : 0);
  rows.forEach((row, i) => {
    if (row.edits.length > 0) isShown.fill(1, Math.max(0, i - CONTEXT), i + CONTEXT + 1);
  });
  let direction = 'rtl';
  let inCode = false;
  const isFence = (row) => /^\s*(```|~~~)/.test(source.slice(row.start, Math.min(row.end, row.start + 100)));
  for (let i = 0; i < rows.length; i++) {
    const first = i;
    for (; i < rows.length && !isShown[i]; i++) inCode = inCode !== isFence(rows[i]);
    if (i > first) yield [element('p', { class: 'skipped' }, label('skipped')(number(i - first))), 100];
    if (i === rows.length) return;
    const row = rows[i];
    inCode = inCode !== isFence(row);
    direction = directionOf(row, direction, inCode);
    const begin = (text, start) => {
      const line = element('div', { class: row.edits.length > 0 ? 'line' : 'line same', dir: direction });
      const node = element('div', { class: 'row', 'data-start': start }, element('span', { class: 'number' }, text), line);
      return { node, line, length: 50 };
    };
    let part = begin(row.line.toLocaleString(language === 'fa' ? 'fa-IR' : 'en', { useGrouping: false }), row.start);
    for (const piece of piecesOf(row)) {
      for (let at = piece.start; at < piece.end || piece.edits !== null;) {
        if (part.length > ROW_LENGTH) {
          yield [part.node, part.length];
          part = begin('', at);
        }
        if (piece.edits !== null) {
          part.line.append(changeOf(piece));
          part.length += piece.end - piece.start + 20 * piece.edits.length;
          break;
        }
        let end = Math.min(piece.end, at + ROW_LENGTH);
        while (end < piece.end && end > at + ROW_LENGTH / 2 && !isSpace(end - 1)) end--;
        appendText(part.line, source.slice(at, end), false, end === row.end);
        part.length += end - at;
        at = end;
      }
    }
    yield [part.node, part.length];
  }
}

let rest = null; // the rows that are not rendered yet

function renderBatch() {
  const more = byId('more');
  for (let length = 0; length < BATCH;) {
    const { done, value } = rest.next();
    if (done) {
      more.remove();
      return false;
    }
    more.before(value[0]);
    length += value[1];
  }
  return true;
}

const nearEnd = new IntersectionObserver((entries) => {
  if (!entries.some((entry) => entry.isIntersecting)) return;
  // After `disconnect`, `observe` reports once more if the end is still near.
  nearEnd.disconnect();
  if (renderBatch()) nearEnd.observe(byId('more'));
}, { rootMargin: '1500px' });

/** Renders the text again. The line at the top of the window stays where it is. */
function render() {
  const text = byId('text');
  const topRow = [...text.querySelectorAll('[data-start]')].find((row) => row.getBoundingClientRect().bottom > 0);
  const anchor = window.scrollY > 0 && topRow
    ? { start: Number(topRow.dataset.start), top: topRow.getBoundingClientRect().top }
    : null;
  const edits = accepted();
  const rows = rowsOf(edits);
  const changed = rows.filter((row) => row.edits.length > 0).length;
  byId('summary').textContent = edits.length > 0 ? label('summary')(number(edits.length), number(changed)) : label('nothing');
  text.style.setProperty('--number-width', `${String(rows.length).length}ch`);
  const more = element('button', { type: 'button', id: 'more' }, label('more'));
  more.addEventListener('click', renderBatch);
  nearEnd.disconnect();
  text.replaceChildren(more);
  rest = rendered(rows, byId('all').checked);
  let unfinished = renderBatch();
  const rowAt = (start) => [...text.querySelectorAll('[data-start]')].find((row) => Number(row.dataset.start) >= start);
  while (anchor && unfinished && !rowAt(anchor.start)) unfinished = renderBatch();
  const row = anchor && rowAt(anchor.start);
  if (row) {
    const scroll = () => window.scrollBy(0, row.getBoundingClientRect().top - anchor.top);
    scroll();
    // Rows get their final heights only when the browser draws them, so scroll once more after that.
    requestAnimationFrame(() => requestAnimationFrame(scroll));
  }
  if (unfinished) nearEnd.observe(more);
}

function renderKinds() {
  const counts = kinds.map(() => 0);
  for (const edit of data.edits) counts[edit[3]]++;
  const row = (box, name, kind, count) => {
    const label = element('label', {}, box, element('span', {}, name));
    return element('tr', {}, element('td', {}, label), element('td', {}, kind), element('td', {}, number(count)));
  };
  const every = element('input', { type: 'checkbox', id: 'every' });
  every.checked = refused.size === 0;
  every.indeterminate = refused.size > 0 && refused.size < kinds.length;
  every.addEventListener('change', () => {
    kinds.forEach((_, i) => (every.checked ? refused.delete(i) : refused.add(i)));
    renderKinds();
    render();
    byId('every').focus();
  });
  const body = byId('kinds');
  body.replaceChildren(row(every, label('every'), '', data.edits.length));
  kinds.forEach((kind, i) => {
    const box = element('input', { type: 'checkbox', 'data-kind': kind });
    box.checked = !refused.has(i);
    box.addEventListener('change', () => {
      if (box.checked) refused.delete(i);
      else refused.add(i);
      every.checked = refused.size === 0;
      every.indeterminate = refused.size > 0 && refused.size < kinds.length;
      render();
    });
    body.append(row(box, nameOf(kind), element('code', { dir: 'ltr' }, kind), counts[i]));
  });
}

function renderLabels() {
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'fa' ? 'rtl' : 'ltr';
  for (const node of document.querySelectorAll('[data-label]')) node.textContent = label(node.dataset.label);
  const button = byId('language');
  button.textContent = label('other');
  button.lang = language === 'fa' ? 'en' : 'fa';
  byId('copied').textContent = '';
  renderKinds();
}

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    // The clipboard cannot be used without permission, or on a page that is not secure.
    const area = element('textarea', { 'aria-hidden': 'true' });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand('copy');
    area.remove();
    return done;
  }
}

byId('file').textContent = data.file;
byId('language').addEventListener('click', () => {
  language = language === 'fa' ? 'en' : 'fa';
  renderLabels();
  render();
});
byId('views').addEventListener('change', (event) => (byId('text').dataset.view = event.target.value));
byId('all').addEventListener('change', render);
byId('copy').addEventListener('click', async () => {
  const text = applied(accepted());
  const done = await copy(text);
  byId('copied').textContent = done ? label('copied')(number([...text].length)) : label('notCopied');
  byId('copy').focus();
});
for (const id of ['kinds-box', 'legend-box']) byId(id).open = window.matchMedia('(min-width: 60rem)').matches;
renderLabels();
render();
