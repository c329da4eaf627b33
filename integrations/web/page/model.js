
// The model: edits, rows and pieces. These functions read no element of the page.

/** An edit is refused if its kind or its group is. */
const isRefused = (edit, refused) => refused.kinds.has(edit.kind) || refused.groups.has(edit.group);

/** The source between two offsets, with the edits that are not refused. */
function applied(source, edits, refused, from = 0, to = source.length) {
  let out = '';
  for (const edit of edits) {
    if (isRefused(edit, refused)) continue;
    out += source.slice(from, edit.start) + edit.replacement;
    from = edit.end;
  }
  return out + source.slice(from, to);
}

/** The lines of the source, each with its edits. If a line end is edited, the lines before and after it are one row. */
function rowsOf(source, edits) {
  const rows = [];
  let next = 0;
  for (let start = 0; start < source.length || next < edits.length;) {
    const row = { start, end: start, edits: [] };
    do {
      const found = source.indexOf('\n', row.end);
      row.end = found < 0 ? source.length : found;
      while (next < edits.length && edits[next].start <= row.end) {
        row.end = Math.max(row.end, edits[next].end);
        row.edits.push(edits[next++]);
      }
    } while (row.end < source.length && source[row.end] !== '\n');
    start = row.end + 1;
    rows.push(row);
  }
  return rows;
}

const isSpace = (char) => /\s/.test(char);

/** Divides a row into pieces: text that stays (without `edits`), and whole words that change. */
function piecesOf(source, row) {
  const pieces = [];
  let at = row.start;
  for (let i = 0; i < row.edits.length;) {
    let start = row.edits[i].start;
    while (start > at && !isSpace(source[start - 1])) start--;
    let end = start;
    const edits = [];
    while (i < row.edits.length && (edits.length === 0 || row.edits[i].start <= end)) {
      if (edits.length === 0 || row.edits[i].end > end) {
        end = row.edits[i].end;
        while (end < row.end && !isSpace(source[end])) end++;
      }
      edits.push(row.edits[i++]);
    }
    if (at < start) pieces.push({ start: at, end: start });
    pieces.push({ start, end, edits });
    at = end;
  }
  if (at < row.end) pieces.push({ start: at, end: row.end });
  return pieces;
}

/** The direction of a row: that of most of its letters, or `previous` if it has none. */
function directionOf(source, row, previous) {
  const text = source.slice(row.start, Math.min(row.end, row.start + 2000));
  const persian = text.match(/[\u0600-\u06FF\uFB50-\uFDFF\uFE70-\uFEFE]/g)?.length ?? 0;
  const latin = text.match(/[A-Za-z]/g)?.length ?? 0;
  if (persian + latin === 0) return previous;
  return latin > persian ? 'ltr' : 'rtl';
}

/**
 * The groups of `edits` that were refused in an earlier text. The user may have typed in one place since. An edit before
 * or after that place is the same edit if its offset from that side, its kind, its old text and its new text are the same.
 */
function carriedRefusals(before, source, edits) {
  const old = before.source;
  const shortest = Math.min(old.length, source.length);
  let prefix = 0;
  while (prefix < shortest && old[prefix] === source[prefix]) prefix++;
  let suffix = 0;
  while (suffix < shortest - prefix && old[old.length - 1 - suffix] === source[source.length - 1 - suffix]) suffix++;
  const shift = source.length - old.length;
  const name = (text, edit, start) => [start, edit.kind, text.slice(edit.start, edit.end), edit.replacement].join('\0');
  const refused = new Set();
  for (const edit of before.edits) {
    if (!before.groups.has(edit.group)) continue;
    if (edit.end <= prefix) refused.add(name(old, edit, edit.start));
    if (edit.start >= old.length - suffix) refused.add(name(old, edit, edit.start + shift));
  }
  return new Set(edits.filter((edit) => refused.has(name(source, edit, edit.start))).map((edit) => edit.group));
}
