'use strict';
// Keyboard, languages, themes, long texts, failures of the server.

const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const { copied, isCurrent, openPage, startBrowser, startServer, write } = require('./browser.js');

const TEXT = 'كتاب ها را خريدم و نميدانم چرا.';
const RESULT = 'کتاب‌ها را خریدم و نمی‌دانم چرا.';

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(async () => {
  await browser?.close();
  await server?.stop();
});

const focused = (page) => page.evaluate(() => document.activeElement.id || document.activeElement.dataset.word || document.activeElement.type);

/** Presses Tab until the element has the focus. */
async function tabTo(page, selector) {
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((selector) => document.activeElement.matches(selector), selector)) return;
  }
  assert.fail(`Tab does not reach ${selector}`);
}

for (const width of [390, 1280]) {
  test(`everything works with the keyboard only at ${width} px`, async () => {
    const { page, errors } = await openPage(browser.context, server.url, { width });
    await page.keyboard.press('Tab');
    assert.ok(await page.evaluate(() => document.activeElement.matches('.skip')));
    await page.keyboard.press('Enter');
    await tabTo(page, '#source');
    await page.keyboard.insertText(TEXT);
    await page.waitForSelector('#result .change');
    await isCurrent(page);
    await tabTo(page, '.change');
    assert.equal(await focused(page), '0');
    const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
    assert.equal(outline, 'solid', 'the focus is visible');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await focused(page), '1');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    assert.equal(await focused(page), 'checkbox');
    await page.keyboard.press('Enter');
    assert.ok(await page.locator('#result .change').first().evaluate((node) => node.classList.contains('partly')));
    await page.keyboard.press('Escape');
    assert.equal(await focused(page), '0');
    assert.equal(await copied(page), RESULT.replace('کتاب‌ها', 'كتاب‌ها'));
    await page.locator('#result .change').first().focus();
    await page.keyboard.press('Escape');
    assert.equal(await focused(page), 'source');
    assert.deepEqual(errors, []);
    await page.close();
  });
}

test('every control has a name', async () => {
  const { page } = await openPage(browser.context, server.url);
  await write(page, TEXT);
  await page.click('#settings-box > summary');
  await page.locator('#result .change').first().click();
  for (const language of ['fa', 'en']) {
    const nameless = await page.evaluate(() => [...document.querySelectorAll('button, input, select, textarea, [role=button]')]
      .filter((node) => node.checkVisibility())
      .filter((node) => !(node.getAttribute('aria-label') || node.textContent.trim() || [...(node.labels ?? [])].some((label) => label.textContent.trim())) ||
        (node.matches('input, select, textarea') && node.labels.length === 0))
      .map((node) => node.outerHTML));
    assert.deepEqual(nameless, [], language);
    const untranslated = await page.evaluate(() => [...document.querySelectorAll('[data-label]')].filter((node) => !node.textContent).map((node) => node.dataset.label));
    assert.deepEqual(untranslated, [], language);
    await page.click('#language');
  }
  await page.close();
});

test('the language and the theme are switched, and kept', async () => {
  const { page, errors } = await openPage(browser.context, server.url);
  await write(page, TEXT);
  await page.locator('#result .change').first().click();
  await page.click('#language');
  assert.deepEqual(await page.evaluate(() => [document.documentElement.lang, document.documentElement.dir]), ['en', 'ltr']);
  assert.match(await page.locator('#card').textContent(), /An Arabic letter/);
  assert.match(await page.locator('#summary').textContent(), /^5 changes$/);
  const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await background();
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await background();
  assert.notEqual(light, dark);
  await page.selectOption('#theme', 'light');
  assert.equal(await background(), light);
  await page.emulateMedia({ colorScheme: 'light' });
  await page.selectOption('#theme', 'dark');
  assert.equal(await background(), dark);
  await page.reload();
  assert.equal(await background(), dark);
  assert.equal(await page.evaluate(() => document.documentElement.lang), 'en');
  assert.equal(await page.inputValue('#source'), TEXT);
  assert.deepEqual(errors, []);
  await page.close();
});

test('a text of 100 kB does not freeze the page', async () => {
  const { page, errors } = await openPage(browser.context, server.url);
  const line = 'ديروز كتاب هاي تازه را خريدم , ولي هنوز نميدانم كه كدام را بخوانم.\n';
  const text = line.repeat(Math.ceil(100_000 / Buffer.byteLength(line)));
  // Like a paste: one event. Playwright's `fill` would type the text line by line, which takes seconds in any page.
  await page.locator('#source').evaluate((field, text) => {
    field.value = text;
    field.dispatchEvent(new Event('input'));
  }, text);
  await isCurrent(page);
  for (const letter of 'سلام') {
    await page.locator('#source').press('End');
    await page.keyboard.insertText(letter);
  }
  await isCurrent(page);
  const expected = 'دیروز کتاب‌های تازه را خریدم، ولی هنوز نمی‌دانم که کدام را بخوانم.';
  const result = await copied(page);
  assert.ok(result.startsWith(`${expected}\n`) && result.includes('سلام'));
  // A page that rendered everything at once would do nothing else for seconds.
  assert.equal(await page.locator('#more').count(), 1);
  // The end is rendered when the reader comes to it.
  await page.locator('#result').evaluate(async (node) => {
    for (let i = 0; i < 200 && document.getElementById('more'); i++) {
      node.scrollTop = node.scrollHeight;
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  });
  assert.equal(await page.locator('#more').count(), 0);
  assert.deepEqual(errors, []);
  await page.close();
});

test('a line of 100 kB is shown whole', async () => {
  const { page } = await openPage(browser.context, server.url);
  await write(page, 'كتاب ها و نامه ها '.repeat(3200));
  await page.locator('#result .change').first().press('End');
  assert.ok((await copied(page)).startsWith('کتاب‌ها و نامه‌ها کتاب‌ها'));
  await page.close();
});

test('only the newest answer is shown', async () => {
  const { page } = await openPage(browser.context, server.url);
  await page.route('**/api/normalize', async (route) => {
    // The first question is answered last.
    if (route.request().postData().includes('كهنه')) await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue().catch(() => {});
  });
  await page.fill('#source', 'كتاب كهنه');
  await page.waitForTimeout(500);
  await write(page, 'كتاب تازه');
  assert.equal(await copied(page), 'کتاب تازه');
  await page.waitForTimeout(1500);
  assert.equal(await copied(page), 'کتاب تازه');
  await page.close();
});

test('a text that is too long is refused in words and kept', async () => {
  const small = await startServer(['--max-bytes', '300']);
  const { page } = await openPage(browser.context, small.url);
  const text = 'كتاب '.repeat(100);
  await page.fill('#source', text);
  await page.waitForSelector('#message:not([hidden])');
  assert.match(await page.locator('#message-text').textContent(), /بلندتر/);
  assert.equal(await page.inputValue('#source'), text);
  await write(page, 'كتاب');
  assert.ok(await page.locator('#message').isHidden());
  await page.close();
  await small.stop();
});

test('a wrong setting is named beside what the server says', async () => {
  const { page } = await openPage(browser.context, server.url);
  await write(page, TEXT);
  await page.click('#settings-box > summary');
  await page.fill('[name=protect_patterns]', '(');
  await page.waitForSelector('#message:not([hidden])');
  assert.match(await page.locator('#message').textContent(), /الگوهای دست‌نخورده.*protect_patterns/s);
  assert.equal(await page.getAttribute('[name=protect_patterns]', 'aria-invalid'), 'true');
  await page.fill('[name=protect_patterns]', '');
  await isCurrent(page);
  assert.ok(await page.locator('#message').isHidden());
  await page.close();
});

test('when the server is away, the text stays and the page says so', async () => {
  const first = await startServer();
  const { page } = await openPage(browser.context, first.url);
  await write(page, TEXT);
  await first.stop();
  await page.locator('#source').press('End');
  await page.keyboard.insertText(' كتاب');
  await page.waitForSelector('#message:not([hidden])');
  assert.match(await page.locator('#message-text').textContent(), /کارساز پاسخ نمی‌دهد/);
  assert.equal(await page.inputValue('#source'), `${TEXT} كتاب`);
  const second = await startServer([], first.port);
  await page.click('#retry');
  await isCurrent(page);
  assert.equal(await copied(page), `${RESULT} کتاب`);
  await page.close();
  await second.stop();
});

test('a busy server is asked again', async () => {
  const { page } = await openPage(browser.context, server.url);
  let asked = 0;
  await page.route('**/api/normalize', async (route) => {
    asked++;
    if (asked > 1) return route.continue();
    return route.fulfill({ status: 503, headers: { 'Retry-After': '1' }, json: { error: { code: 'busy', message: 'Busy.' } } });
  });
  await page.fill('#source', TEXT);
  await page.waitForSelector('#message:not([hidden])');
  assert.match(await page.locator('#message-text').textContent(), /شلوغ/);
  await isCurrent(page);
  assert.equal(await copied(page), RESULT);
  assert.equal(asked, 2);
  await page.close();
});
