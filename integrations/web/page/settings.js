
// The form of settings. It is made from the description that the server gives, so it has every setting.

/** The settings that belong together. A setting that is in no list is in the last group. */
const SETTING_GROUPS = {
  letters: ['fold', 'marks', 'heh_ye', 'keep_kashida', 'keep_bidi_controls', 'collapse_repeats', 'decode_entities'],
  numbers: ['digits', 'group_digits', 'convert_lone_numbers'],
  signs: ['fix_spaces', 'fix_punctuation', 'convert_quotes', 'convert_ellipses', 'convert_dashes'],
  gaps: ['restore_zwnj', 'restore_spaces', 'join_words', 'clean_zwnj', 'zwnj_confidence'],
  style: ['pronoun_plurals', 'pronouns_with_ke', 'adverbs_with_ke', 'adverbs_with_be'],
  lines: ['text_kind', 'collapse_blank_lines', 'convert_line_ends', 'longest_line'],
  own: ['words', 'protect_patterns'],
  kept: ['protect_kinds'],
};

let description = null;
/** What the user chose: the preset, and the values that differ from it. */
let choices = { preset: 'standard' };

const translated = (table, name) => table[name]?.[language === 'fa' ? 0 : 1] ?? name;
const defaultOf = (setting) => setting.defaults[choices.preset];
const isChanged = (name) => name !== 'preset' && name in choices;
const valueOf = (setting) => choices[setting.name] ?? defaultOf(setting);

/** Keeps a value, unless it is that of the preset. */
function setChoice(setting, value) {
  if (JSON.stringify(value) === JSON.stringify(defaultOf(setting))) delete choices[setting.name];
  else choices[setting.name] = value;
  keep('hamvar.settings', JSON.stringify(choices));
  for (const node of byId('settings').querySelectorAll('[data-of]')) {
    node.classList.toggle('changed', isChanged(node.dataset.of));
  }
  ask();
}

/** A choice between words. `choices` of a preset replaces all switches, but keeps what the user wrote. */
function choiceField(name, text, options, value, onChange) {
  const select = element('select', { name, id: `setting-${name}` });
  for (const option of options) select.append(element('option', { value: option }, translated(CHOICES, option)));
  select.value = value;
  select.addEventListener('change', () => onChange(select.value));
  return element('div', { class: 'field' }, element('label', { for: select.id, 'data-of': name }, text), select);
}

function settingField(setting) {
  const { name } = setting;
  const text = translated(SETTINGS, name);
  const value = valueOf(setting);
  const title = element('span', { 'data-of': name }, text);
  if (setting.type === 'boolean') {
    const box = element('input', { type: 'checkbox', name });
    box.checked = value;
    box.addEventListener('change', () => setChoice(setting, box.checked));
    return element('label', { class: 'choice' }, box, title);
  }
  if (setting.type === 'choice') return choiceField(name, text, setting.choices, value, (word) => setChoice(setting, word));
  if (setting.type === 'several') {
    return element('div', {}, ...setting.choices.map((word) => {
      const box = element('input', { type: 'checkbox', name, value: word });
      box.checked = value.includes(word);
      box.addEventListener('change', () => {
        const now = new Set(valueOf(setting));
        if (box.checked) now.add(word);
        else now.delete(word);
        setChoice(setting, setting.choices.filter((other) => now.has(other)));
      });
      return element('label', { class: 'choice' }, box, element('span', {}, translated(CHOICES, word)));
    }));
  }
  const id = `setting-${name}`;
  const label_ = element('label', { for: id, 'data-of': name }, text);
  if (setting.type === 'number') {
    const input = element('input', { type: 'number', name, id, min: setting.least, max: setting.most, step: 1, dir: 'ltr' });
    input.value = value;
    input.addEventListener('input', () => {
      const wrong = input.value === '' || !input.validity.valid;
      input.setAttribute('aria-invalid', wrong);
      if (!wrong) setChoice(setting, input.valueAsNumber);
    });
    return element('div', { class: 'field' }, label_, input);
  }
  const area = element('textarea', { name, id, dir: 'auto', spellcheck: 'false', rows: 3, placeholder: label('onePerLine') });
  area.value = value.join('\n');
  area.addEventListener('input', () => setChoice(setting, area.value.split('\n').filter((line) => line.trim() !== '')));
  return element('div', { class: 'field' }, label_, area);
}

/** Renders the form. What the user types is in `choices`, so nothing is lost. */
function renderSettings() {
  byId('settings-missing').hidden = description !== null;
  if (!description) return;
  const form = byId('settings');
  const focused = form.contains(document.activeElement) ? document.activeElement.id : '';
  const preset = choiceField('preset', label('preset'), description.presets, choices.preset, (name) => {
    const written = description.settings.filter((setting) => setting.type === 'texts' && setting.name in choices);
    choices = { preset: name, ...Object.fromEntries(written.map((setting) => [setting.name, choices[setting.name]])) };
    keep('hamvar.settings', JSON.stringify(choices));
    renderSettings();
    ask();
  });
  const known = new Set(Object.values(SETTING_GROUPS).flat());
  const groups = { ...SETTING_GROUPS, rest: description.settings.map(({ name }) => name).filter((name) => !known.has(name)) };
  form.replaceChildren(element('fieldset', {}, element('legend', {}, label('preset')), preset));
  for (const [group, names] of Object.entries(groups)) {
    const settings = names.map((name) => description.settings.find((setting) => setting.name === name)).filter(Boolean);
    if (settings.length === 0) continue;
    form.append(element('fieldset', {}, element('legend', {}, label('groups')[group]), ...settings.map(settingField)));
  }
  for (const node of form.querySelectorAll('[data-of]')) node.classList.toggle('changed', isChanged(node.dataset.of));
  if (focused) byId(focused)?.focus();
}

/** Marks the fields of a setting that the server cannot use. */
function markSetting(name) {
  for (const field of byId('settings').elements) {
    if (field.type !== 'number') field.removeAttribute('aria-invalid');
    if (name && field.name === name) {
      field.setAttribute('aria-invalid', 'true');
      byId('settings-box').open = true;
    }
  }
}

byId('settings').addEventListener('submit', (event) => event.preventDefault());
