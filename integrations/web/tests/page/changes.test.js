'use strict';
// Marks, explanations, refusals, copying.

const assert = require('node:assert/strict');
const { after, before, test } = require('node:test');
const { copied, openPage, startBrowser, startServer, write } = require('./browser.js');

const TEXT = 'كتاب ها را "ديروز" خريدم...\nنميدانم چرا سيب هاي 12 باغ نرسيد .';
const RESULT = 'کتاب‌ها را «دیروز» خریدم…\nنمی‌دانم چرا سیب‌های ۱۲ باغ نرسید.';

let server;
let browser;
before(async () => ([server, browser] = await Promise.all([startServer(), startBrowser()])));
after(async () => {
  await browser?.close();
  await server?.stop();
});

/** The answer of the server for the same text and refusals. */
async function answered(text, refusals = {}) {
  const response = await fetch(`${server.url}/api/normalize`, {
    method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ text, ...refusals }),
  });
  assert.equal(response.status, 200);
  return response.json();
}

for (const width of [390, 1280]) {
  test(`each change is marked, explained and copied at ${width} px`, async () => {
    const { page, errors } = await openPage(browser.context, server.url, { width });
    await write(page, TEXT);
    assert.equal(await copied(page), RESULT);
    const first = page.locator('#result .change').first();
    assert.equal(await first.locator('.word').textContent(), 'کتاب‌ها');
    // The two kaf differ in more than colour: their code points are there. The ZWNJ has a sign of its own.
    assert.match(await first.locator('.codes').textContent(), /0643→06A9/);
    assert.equal(await first.locator('.zwnj').count(), 1);
    await first.click();
    const card = await page.locator('#card').textContent();
    for (const part of ['حرف', 'ك U+0643 → ک U+06A9', 'نیم‌فاصله به جای فاصله', '· U+0020 → ZWNJ U+200C', 'جست‌وجوی']) {
      assert.ok(card.includes(part), `${part} is missing in: ${card}`);
    }
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    assert.ok(overflow <= 0, `the page is ${overflow} px too wide`);
    assert.deepEqual(errors, []);
    await page.close();
  });
}

test('the code points of a long change are not cut off on a phone', async () => {
  const { page, errors } = await openPage(browser.context, server.url, { width: 360 });
  await write(page, 'در سال 1397420018 قمری رسید');
  await page.locator('#result .change').first().click();
  const code = page.locator('#card .code');
  assert.match(await code.textContent(), /^1 U\+0031 .* → .* ۸ U\+06F8$/);
  const [cut, left] = await page.locator('#card').evaluate((card) => [
    card.scrollWidth - card.clientWidth, card.querySelector('.code').getBoundingClientRect().left - card.getBoundingClientRect().left,
  ]);
  assert.ok(cut <= 0 && left >= 0, `the card is ${cut} px too wide, and its code points begin at ${left} px`);
  assert.deepEqual(errors, []);
  await page.close();
});

test('one change is refused and accepted again', async () => {
  const { page, errors } = await openPage(browser.context, server.url);
  await write(page, TEXT);
  await page.locator('#result .change').first().click();
  const boxes = page.locator('#card input');
  assert.equal(await boxes.count(), 2);
  await boxes.nth(1).uncheck();
  assert.equal(await copied(page), RESULT.replace('کتاب‌ها', 'کتاب ها'));
  assert.ok(await page.locator('#result .partly').count() === 1);
  await boxes.nth(0).uncheck();
  assert.equal(await copied(page), RESULT.replace('کتاب‌ها', 'كتاب ها'));
  assert.ok(await page.locator('#result .refused').count() === 1);
  await boxes.nth(0).check();
  await boxes.nth(1).check();
  assert.equal(await copied(page), RESULT);
  assert.deepEqual(errors, []);
  await page.close();
});

test('what belongs together is refused together, as the server does it', async () => {
  const { page } = await openPage(browser.context, server.url);
  const text = 'گفت "بيا" و "برو".';
  await write(page, text);
  await page.locator('#result .change').first().click();
  const quotes = page.locator('#card li', { hasText: 'گیومه' });
  await quotes.locator('input').uncheck();
  const { edits } = await answered(text);
  const group = edits.find((edit) => edit.kind === 'quotation-mark').group;
  const expected = (await answered(text, { refused_groups: [group] })).text;
  assert.equal(expected, 'گفت "بیا" و «برو».');
  assert.equal(await copied(page), expected);
  await page.close();
});

test('a kind is turned off and on, in the list and in the card', async () => {
  const { page } = await openPage(browser.context, server.url);
  await write(page, TEXT);
  await page.locator('[data-kind-switch=letter]').uncheck();
  const expected = (await answered(TEXT, { refused_kinds: ['letter'] })).text;
  assert.equal(await copied(page), expected);
  await page.locator('#result .change').first().click();
  assert.ok(await page.locator('#card input').first().isDisabled());
  await page.locator('#card [data-kind=letter]').click();
  assert.equal(await copied(page), RESULT);
  assert.ok(await page.locator('[data-kind-switch=letter]').isChecked());
  await page.close();
});

test('a refusal stays while the user types elsewhere', async () => {
  const { page } = await openPage(browser.context, server.url);
  await write(page, TEXT);
  await page.locator('#result .change').first().click();
  await page.locator('#card input').nth(1).uncheck();
  await write(page, `سلام! ${TEXT}`);
  assert.equal(await copied(page), `سلام! ${RESULT.replace('کتاب‌ها', 'کتاب ها')}`);
  await write(page, `سلام! ${TEXT} پايان`);
  assert.equal(await copied(page), `سلام! ${RESULT.replace('کتاب‌ها', 'کتاب ها')} پایان`);
  await page.close();
});

test('settings and presets change the result, and stay after a reload', async () => {
  const { page } = await openPage(browser.context, server.url);
  await write(page, TEXT);
  await page.click('#settings-box > summary');
  await page.selectOption('[name=digits]', 'ascii');
  await page.locator('[name=convert_quotes]').uncheck();
  await page.fill('[name=words]', 'نمیدانم');
  const expected = RESULT.replace('۱۲', '12').replace('«دیروز»', '"دیروز"').replace('نمی‌دانم', 'نمیدانم');
  await page.waitForFunction(() => document.querySelector('#result').getAttribute('aria-busy') === 'false');
  assert.equal(await copied(page), expected);
  await page.reload();
  await page.waitForFunction(() => document.querySelector('#result').getAttribute('aria-busy') === 'false');
  assert.equal(await copied(page), expected);
  await page.click('#settings-box > summary');
  await page.selectOption('[name=preset]', 'minimal');
  await page.waitForFunction(() => document.querySelector('#result').getAttribute('aria-busy') === 'false');
  assert.equal(await page.inputValue('[name=words]'), 'نمیدانم');
  assert.equal(await copied(page), TEXT.replaceAll('ي', 'ی').replaceAll('ك', 'ک'));
  await page.close();
});

test('invisible characters and text that looks like markup are shown as text', async () => {
  const { page, errors } = await openPage(browser.context, server.url);
  const text = '<b onclick="x()">كد\u200E</b> &lt;script&gt; \u{1F600}\u0000 كتاب';
  await write(page, text);
  assert.equal(await copied(page), (await answered(text)).text);
  assert.equal(await page.locator('#result b').count(), 0);
  assert.deepEqual(errors, []);
  await page.close();
});
