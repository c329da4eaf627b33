
// Questions to the server, languages, themes, and the parts of the page.

/** How long the page waits after a key, in milliseconds. A page that takes long to render waits longer. */
const PAUSE = 200;
const LONGEST_PAUSE = 1500;
/** How often the page asks a busy server by itself. */
const MOST_RETRIES = 5;

let language = 'fa';
let newest = 0; // the number of the newest question
let running = null; // what stops the question that is under way
let timer = 0;
let pause = PAUSE;
let isCurrent = true; // whether the result is that of the present text and settings
let failed = null; // why there is no result: { code, detail, setting, seconds }

const label = (key) => LABELS[language][key];
const number = (n) => n.toLocaleString(language === 'fa' ? 'fa-IR' : 'en');
const kindName = (kind) => KINDS[kind]?.[language][0] ?? kind;
/** The reason for a kind. In English, marks keep Persian examples beside an arrow in the order of the sentence. */
function kindReason(kind) {
  const reason = KINDS[kind]?.[language][1] ?? '';
  return language === 'fa' ? reason : reason.replaceAll('→', '\u200E→\u200E').replaceAll(', ', ',\u200E ');
}

/** Keeps a value for the next visit (`localStorage`) or for a reload of this tab. A browser may forbid both. */
function keep(name, value, storage = 'sessionStorage') {
  try {
    window[storage].setItem(name, value);
  } catch { /* the page works without it */ }
}

function kept(name, storage = 'sessionStorage') {
  try {
    return window[storage].getItem(name);
  } catch {
    return null;
  }
}

function setCurrent(current) {
  isCurrent = current;
  byId('result').classList.toggle('stale', !current);
  byId('result').setAttribute('aria-busy', String(!current));
  byId('copy').setAttribute('aria-disabled', String(!current));
}

/** Shows or removes the message of a failure. */
function renderFailure() {
  byId('message').hidden = !failed;
  if (!failed) return markSetting(null);
  const { code, detail, setting, seconds } = failed;
  const sentence = seconds ? label('busy')(number(seconds)) : translated(FAILURES, code in FAILURES ? code : 'strange');
  byId('message-text').textContent = setting ? `${sentence} ${translated(SETTINGS, setting)}` : sentence;
  byId('message-detail').textContent = code === 'wrong-value' ? detail : '';
  byId('retry').hidden = code === 'wrong-value' || code === 'long' || code === 'too-large';
  markSetting(setting);
}

function fail(failure) {
  failed = failure;
  byId('summary').textContent = '';
  renderFailure();
}

/** Asks for the result of the present text and settings, after a pause. Every earlier question is void. */
function ask(retries = 0, delay = pause) {
  clearTimeout(timer);
  running?.abort();
  const question = ++newest;
  setCurrent(false);
  if (byId('source').value === '') delay = 0;
  timer = setTimeout(() => send(question, retries), delay);
}

async function send(question, retries) {
  // Halves of surrogate pairs cannot be sent. U+FFFD has the same length, so offsets stay right.
  const source = byId('source').value.toWellFormed();
  if (source === '') return show(source, []);
  const body = JSON.stringify({ text: source, settings: choices });
  const most = description?.limits.max_bytes ?? Infinity;
  if (body.length > most || new Blob([body]).size > most) return fail({ code: 'long' });
  if (!failed) byId('summary').textContent = label('working');
  running = new AbortController();
  let response;
  let answer;
  try {
    if (!description) await describe();
    response = await fetch('/api/normalize', {
      method: 'POST', headers: { 'Content-Type': 'application/json' }, body, signal: running.signal,
    });
    answer = await response.json();
  } catch (error) {
    if (question === newest) fail({ code: error instanceof SyntaxError ? 'strange' : 'offline' });
    return;
  }
  if (question !== newest) return;
  if (response.ok) return show(source, answer.edits);
  const { code, message, setting } = answer.error ?? {};
  const seconds = code === 'busy' && retries < MOST_RETRIES ? Number(response.headers.get('Retry-After')) || 1 : 0;
  fail({ code, detail: message, setting, seconds });
  if (seconds) ask(retries + 1, 1000 * seconds);
}

/** Shows an answer. What the user refused stays refused. */
function show(source, edits) {
  const begun = performance.now();
  failed = null;
  renderFailure();
  const groups = carriedRefusals(shown, source, edits);
  Object.assign(shown, { source, edits, groups });
  chosen = -1;
  setCurrent(true);
  renderResult();
  renderKinds();
  pause = Math.min(LONGEST_PAUSE, Math.max(PAUSE, 2 * (performance.now() - begun)));
}

/** Gets the description of the settings, if the page does not have it. */
async function describe() {
  const response = await fetch('/api/settings');
  if (!response.ok) throw new TypeError('no settings');
  description = await response.json();
  renderSettings();
}

function renderLabels() {
  document.documentElement.lang = language;
  document.documentElement.dir = language === 'fa' ? 'rtl' : 'ltr';
  for (const node of document.querySelectorAll('[data-label]')) node.textContent = label(node.dataset.label);
  const button = byId('language');
  button.textContent = label('other');
  button.lang = language === 'fa' ? 'en' : 'fa';
  renderSize();
  renderSettings();
  renderFailure();
  renderResult();
  renderKinds();
}

function renderSize() {
  const { length } = byId('source').value;
  byId('size').textContent = length > 0 ? label('size')(number(length)) : '';
  byId('example').hidden = length > 0;
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

let saving = 0;
byId('source').addEventListener('input', () => {
  renderSize();
  // A long text takes a while to store, so it is not stored for every key.
  clearTimeout(saving);
  saving = setTimeout(saveText, PAUSE);
  ask();
});
const saveText = () => keep('hamvar.text', byId('source').value);
window.addEventListener('pagehide', saveText);

byId('example').addEventListener('click', () => {
  byId('source').value = EXAMPLE;
  byId('source').dispatchEvent(new Event('input'));
  byId('source').focus();
});
byId('copy').addEventListener('click', async () => {
  if (!isCurrent) return void (byId('summary').textContent = label('notYet'));
  const text = applied(shown.source, shown.edits, shown);
  const done = await copy(text);
  byId('summary').textContent = done ? label('copied')(number(text.length)) : label('notCopied');
  byId('copy').focus();
});
byId('retry').addEventListener('click', () => {
  byId('source').focus();
  ask(0, 0);
});
byId('language').addEventListener('click', () => {
  language = language === 'fa' ? 'en' : 'fa';
  keep('hamvar.language', language, 'localStorage');
  renderLabels();
});
byId('theme').addEventListener('change', () => {
  document.documentElement.dataset.theme = byId('theme').value;
  keep('hamvar.theme', byId('theme').value, 'localStorage');
});

/** Puts back what this tab had before a reload. */
function restore() {
  language = kept('hamvar.language', 'localStorage') === 'en' ? 'en' : 'fa';
  const theme = kept('hamvar.theme', 'localStorage');
  byId('theme').value = ['light', 'dark'].includes(theme) ? theme : 'auto';
  document.documentElement.dataset.theme = byId('theme').value;
  try {
    choices = { preset: 'standard', ...JSON.parse(kept('hamvar.settings') ?? '{}') };
  } catch { /* they were not written by this page */ }
  byId('source').value ||= kept('hamvar.text') ?? '';
  byId('settings-box').open = false;
}

restore();
renderLabels();
describe().catch(() => fail({ code: 'offline' }));
if (byId('source').value !== '') ask(0, 0);
