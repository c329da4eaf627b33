
// The normalized text with its marked words, and the card that explains the changes of one word.

/** Characters of a line element. A longer line is continued in the next one. */
const LINE_LENGTH = 8000;
/** Characters that are rendered at once. The rest is rendered when the reader scrolls to it. */
const BATCH = 12000;

/** What is shown: the source and edits of the newest answer, and the refusals of the user. */
const shown = { source: '', edits: [], groups: new Set(), kinds: new Set() };
/** The words that change, in the order of the text, and the elements of those that are rendered. */
let words = [];
let nodes = [];
let chosen = -1;
let rest = null; // the lines that are not rendered yet

const nearEnd = new IntersectionObserver((entries) => {
  if (!entries.some((entry) => entry.isIntersecting)) return;
  nearEnd.disconnect();
  if (renderBatch()) nearEnd.observe(byId('more'));
}, { root: byId('result'), rootMargin: '800px' });

/** The groups of edits, each as a list, in the order of the text. */
const groupsOf = (edits) => [...Map.groupBy(edits, (edit) => edit.group).values()];

function stateOf(edits) {
  const refused = edits.filter((edit) => isRefused(edit, shown)).length;
  return refused === 0 ? 'accepted' : refused === edits.length ? 'refused' : 'partly';
}

/** The element of a word that changes. */
function changeOf(index) {
  const { start, end, edits } = words[index];
  const state = stateOf(edits);
  const word = element('span', { class: 'word' });
  const codes = element('span', { class: 'codes', 'aria-hidden': 'true' });
  let at = start;
  for (const edit of edits) {
    appendText(word, shown.source.slice(at, edit.start), true);
    const refused = isRefused(edit, shown);
    const text = refused ? shown.source.slice(edit.start, edit.end) : edit.replacement;
    // Only the underline divides the word, so its letters still join.
    if (text) appendText(word.appendChild(element('u')), text, true);
    at = edit.end;
  }
  appendText(word, shown.source.slice(at, end), true);
  const lines = new Map();
  for (const edit of edits) lines.set(shortEdit(shown.source, edit), isRefused(edit, shown));
  for (const [line, refused] of [...lines].slice(0, 4)) {
    codes.append(element('bdi', { dir: 'ltr' }, refused ? element('s', {}, line) : line));
  }
  if (lines.size > 4) codes.append(element('bdi', {}, `+${number(lines.size - 4)}`));
  const names = [...new Set(edits.map((edit) => kindName(edit.kind)))].join(label('comma'));
  const old = shown.source.slice(start, end);
  const spoken = `${label('becomes')(old, wordNow(words[index]) || label('nothingWord'))}${label('comma')}${names}${label('comma')}${label(state)}`;
  const node = element('span', {
    class: `change ${state}`, role: 'button', tabindex: index === Math.max(chosen, 0) ? '0' : '-1',
    'aria-label': spoken, 'aria-controls': 'card', 'aria-current': String(index === chosen), 'data-word': index, title: names,
  }, word, codes);
  nodes[index] = node;
  return node;
}

const wordNow = ({ start, end, edits }) => applied(shown.source, edits, shown, start, end);

/** Yields each line of the result, with its approximate number of characters. */
function* rendered(rows) {
  let direction = 'rtl';
  let index = 0;
  for (const row of rows) {
    direction = directionOf(shown.source, row, direction);
    const begin = () => ({ node: element('div', { class: 'line', dir: direction }), length: 20 });
    let line = begin();
    for (const piece of row.pieces) {
      for (let at = piece.start; at < piece.end || piece.edits;) {
        if (line.length > LINE_LENGTH) {
          yield line;
          line = begin();
        }
        if (piece.edits) {
          line.node.append(changeOf(index++));
          line.length += piece.end - piece.start + 20;
          break;
        }
        let end = Math.min(piece.end, at + LINE_LENGTH);
        while (end < piece.end && end > at + LINE_LENGTH / 2 && !isSpace(shown.source[end - 1])) end--;
        appendText(line.node, shown.source.slice(at, end), false);
        line.length += end - at;
        at = end;
      }
    }
    yield line;
  }
}

function renderBatch() {
  const more = byId('more');
  for (let length = 0; length < BATCH;) {
    const { done, value } = rest.next();
    if (done) {
      more?.remove();
      return false;
    }
    more.before(value.node);
    length += value.length;
  }
  return true;
}

/** Renders the result again, at the same scroll position. */
function renderResult() {
  const result = byId('result');
  const top = result.scrollTop;
  const rows = rowsOf(shown.source, shown.edits);
  words = [];
  nodes = [];
  for (const row of rows) {
    row.pieces = piecesOf(shown.source, row);
    for (const piece of row.pieces) if (piece.edits) words.push(piece);
  }
  if (chosen >= words.length) chosen = -1;
  const more = element('button', { type: 'button', id: 'more' }, label('more'));
  more.addEventListener('click', renderBatch);
  nearEnd.disconnect();
  if (rows.length === 0) {
    rest = null;
    result.replaceChildren(element('p', { class: 'hint' }, label('empty')));
  } else {
    result.replaceChildren(more);
    rest = rendered(rows);
    let unfinished = renderBatch();
    while (unfinished && result.scrollHeight < top + result.clientHeight) unfinished = renderBatch();
    if (unfinished) nearEnd.observe(more);
    result.scrollTop = top;
  }
  renderCard();
  renderSummary();
}

/** Replaces the elements of the words that `concerns` is true for. */
function renderWords(concerns) {
  const focused = document.activeElement?.dataset?.word;
  nodes.forEach((node, index) => {
    if (concerns(words[index])) node.replaceWith(changeOf(index));
  });
  if (focused !== undefined) nodes[focused]?.focus({ preventScroll: true });
  renderSummary();
}

function renderSummary() {
  const refused = shown.edits.filter((edit) => isRefused(edit, shown)).length;
  const all = shown.edits.length;
  byId('summary').textContent = shown.source === '' ? '' : all === 0 ? label('nothing') : label('summary')(number(all), refused && number(refused));
}

/** Chooses a word: it is the one that Tab reaches, and the card explains it. */
function choose(index, focus = true) {
  while (index >= nodes.length && rest && renderBatch());
  if (!nodes[index]) return;
  for (const other of [nodes[Math.max(chosen, 0)], nodes[index]]) {
    other?.setAttribute('tabindex', other === nodes[index] ? '0' : '-1');
    other?.setAttribute('aria-current', String(other === nodes[index]));
  }
  chosen = index;
  if (focus) nodes[index].focus();
  renderCard();
}

/** One group in the card: a switch, the old and new characters, the reason. */
function cardItem(edits) {
  const { kind, group } = edits[0];
  const kindIsOff = shown.kinds.has(kind);
  const box = element('input', { type: 'checkbox', 'data-group': group });
  box.checked = !isRefused(edits[0], shown);
  box.disabled = kindIsOff;
  box.addEventListener('change', () => {
    if (box.checked) shown.groups.delete(group);
    else shown.groups.add(group);
    renderWords((word) => word.edits.some((edit) => edit.group === group));
    renderCardTitle();
  });
  const pairs = element('div', { class: 'pairs' });
  for (const pair of new Set(edits.map((edit) => `${longSide(shown.source.slice(edit.start, edit.end), '∅')} → ${longSide(edit.replacement, '∅')}`))) {
    pairs.append(element('bdi', { dir: 'ltr', class: 'code' }, pair));
  }
  const others = shown.edits.filter((edit) => edit.group === group).length - edits.length;
  const item = element('li', {}, element('label', { class: 'choice' }, box, element('span', {}, kindName(kind))), pairs);
  if (others > 0) item.append(element('p', { class: 'hint' }, label('together')(number(others))));
  item.append(element('p', { class: 'why' }, kindReason(kind)));
  if (kindIsOff) item.append(element('p', { class: 'hint' }, label('kindIsOff')));
  const count = shown.edits.filter((edit) => edit.kind === kind).length;
  const all = element('button', { type: 'button', 'data-kind': kind }, kindIsOff ? label('acceptKind') : label('refuseKind')(number(count)));
  all.addEventListener('click', () => {
    setKind(kind, kindIsOff);
    byId('card').querySelector(`[data-kind="${kind}"]`)?.focus();
  });
  item.append(all);
  return item;
}

function renderCardTitle() {
  const title = byId('card').querySelector('h3');
  const word = words[chosen];
  if (!title || !word) return;
  const [before, after] = [element('bdi'), element('bdi')];
  appendText(before, shown.source.slice(word.start, word.end), true);
  appendText(after, wordNow(word) || '∅', true);
  title.replaceChildren(before, ` ${label('arrow')} `, after);
}

function renderCard() {
  const card = byId('card');
  const word = words[chosen];
  card.hidden = !word;
  if (!word) return card.replaceChildren();
  const back = element('button', { type: 'button' }, label('close'));
  back.addEventListener('click', () => nodes[chosen]?.focus());
  card.replaceChildren(element('h3'), element('ul', {}, ...groupsOf(word.edits).map(cardItem)), back);
  renderCardTitle();
}

/** Turns a kind on or off, everywhere. */
function setKind(kind, on) {
  if (on) shown.kinds.delete(kind);
  else shown.kinds.add(kind);
  renderWords((word) => word.edits.some((edit) => edit.kind === kind));
  renderCard();
  renderKinds();
}

/** The list of the kinds that occur, with their counts and reasons. */
function renderKinds() {
  const focused = document.activeElement?.dataset?.kindSwitch;
  const list = byId('kinds');
  list.replaceChildren();
  for (const kind of Object.keys(KINDS)) {
    const edits = shown.edits.filter((edit) => edit.kind === kind);
    if (edits.length === 0 && !shown.kinds.has(kind)) continue;
    const box = element('input', { type: 'checkbox', 'data-kind-switch': kind });
    box.checked = !shown.kinds.has(kind);
    box.addEventListener('change', () => setKind(kind, box.checked));
    const name = element('span', {}, `${kindName(kind)} `, element('span', { class: 'count' }, `(${number(edits.length)})`));
    list.append(element('li', {}, element('label', { class: 'choice' }, box, name), element('p', { class: 'why' }, kindReason(kind))));
  }
  if (focused) list.querySelector(`[data-kind-switch="${focused}"]`)?.focus();
}

byId('result').addEventListener('click', (event) => {
  const node = event.target.closest?.('.change');
  if (node) choose(Number(node.dataset.word));
});
byId('result').addEventListener('focusin', (event) => {
  const index = Number(event.target.dataset.word);
  if (event.target.dataset.word !== undefined && index !== chosen) choose(index, false);
});
byId('result').addEventListener('keydown', (event) => {
  if (event.target.dataset.word === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
  const rightToLeft = event.target.closest('[dir]').dir === 'rtl';
  const forward = rightToLeft ? 'ArrowLeft' : 'ArrowRight';
  const backward = rightToLeft ? 'ArrowRight' : 'ArrowLeft';
  const moves = { [forward]: chosen + 1, ArrowDown: chosen + 1, [backward]: chosen - 1, ArrowUp: chosen - 1, Home: 0 };
  if (event.key in moves) choose(Math.max(0, moves[event.key]));
  else if (event.key === 'Enter' || event.key === ' ') byId('card').querySelector('input:enabled, button')?.focus();
  else if (event.key === 'Escape') byId('source').focus();
  else return;
  event.preventDefault();
});
byId('card').addEventListener('keydown', (event) => {
  if (event.key === 'Escape') nodes[chosen]?.focus();
  // Enter does what Space does, as on the button below it.
  if (event.key === 'Enter' && event.target.type === 'checkbox') event.target.click();
});
