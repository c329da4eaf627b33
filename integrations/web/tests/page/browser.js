'use strict';
// The server and the browser of the tests. `HAMVAR_WEB` is the program; `CHROMIUM` is the browser.

const { spawn } = require('node:child_process');
const { mkdtempSync, rmSync } = require('node:fs');
const { tmpdir } = require('node:os');
const { join } = require('node:path');
const { createInterface } = require('node:readline');
const { chromium } = require('playwright-core');

const FLAGS = [
  '--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
  '--disable-background-networking', '--disable-component-update', '--disable-sync',
];

/** Starts the server on a free port, or on the port of a server that ended. */
async function startServer(args = [], port = 0) {
  const child = spawn(process.env.HAMVAR_WEB, ['--listen', `127.0.0.1:${port}`, ...args], { stdio: ['ignore', 'pipe', 'inherit'] });
  const exited = new Promise((resolve) => child.once('exit', resolve));
  const first = new Promise((resolve) => createInterface(child.stdout).once('line', resolve));
  const line = await Promise.race([first, exited.then((code) => { throw new Error(`the server ended with ${code}`); })]);
  const url = line.replace('hamvar-web: ', '');
  return { url, port: Number(new URL(url).port), stop: () => (child.kill('SIGTERM'), exited) };
}

/** Starts a browser with an empty profile. */
async function startBrowser() {
  const profile = mkdtempSync(join(tmpdir(), 'hamvar-page-'));
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: FLAGS, headless: true, locale: 'en-GB',
  });
  context.setDefaultTimeout(60000);
  return {
    context,
    async close() {
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** Opens the page in a new tab, with nothing kept from before. Errors of the page fail the test that calls `check`. */
async function openPage(context, url, { width = 1280, height = 900 } = {}) {
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text())) errors.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(url) && !request.url().startsWith('data:')) errors.push(`asked ${request.url()}`);
  });
  await page.setViewportSize({ width, height });
  await page.goto(url);
  await page.evaluate(() => localStorage.clear());
  await page.reload();
  await page.waitForSelector('#settings fieldset', { state: 'attached' });
  return { page, errors };
}

/** Puts text into the field and waits for its result. */
async function write(page, text) {
  await page.fill('#source', text);
  await isCurrent(page);
}

const isCurrent = (page) => page.waitForFunction(() => document.querySelector('#result').getAttribute('aria-busy') === 'false');

/** The text that the button copies. */
async function copied(page) {
  await page.evaluate(() => {
    window.copied = null;
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value: { writeText: async (text) => { window.copied = text; } } });
  });
  await page.click('#copy');
  await page.waitForFunction(() => window.copied !== null);
  return page.evaluate(() => window.copied);
}

module.exports = { startServer, startBrowser, openPage, write, isCurrent, copied };
