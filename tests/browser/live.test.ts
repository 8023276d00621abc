/** The page watches real programs: it says what to do, follows a delivery, and stays where its reader wants to. */
import type { Browser, Page } from 'playwright';
import { createTransport } from 'nodemailer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Feed } from '../../src/node/live/feed.ts';
import { PageServer } from '../../src/node/live/page-server.ts';
import { PASSWORD, serve, type Served } from '../interop/servers.ts';
import { browser, DIST } from './page.ts';

let served: Served;
let server: PageServer;
let chromium: Browser;
let page: Page;
let address: string;
const errors: string[] = [];

beforeAll(async () => {
  const feed = new Feed(() => [{ service: 'SMTP', host: '127.0.0.1', port: served.smtp }]);
  served = await serve({ witness: feed });
  server = new PageServer(DIST, feed);
  address = `http://127.0.0.1:${await server.start(0)}/#/en/live`;
  chromium = await browser();
  page = await chromium.newPage();
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.goto(address);
});
afterAll(async () => {
  await chromium.close();
  server.stop();
  await served.stop();
});

async function deliver(subject: string, count: number): Promise<void> {
  const auth = { user: 'ana@a.org', pass: PASSWORD };
  const options = { host: '127.0.0.1', port: served.submission, name: 'laptop.example', auth, requireTLS: true };
  await createTransport({ ...options, tls: { rejectUnauthorized: false } }).sendMail({
    from: 'ana@a.org',
    to: 'bea@b.com',
    subject,
    text: 'hola',
  });
  await served.arrived('bea@b.com', count);
}

const position = async (): Promise<number[]> => ((await page.locator('.position').textContent()) ?? '').match(/\d+/g)!.map(Number);

async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 600 && !(await holds()); tries++) await page.waitForTimeout(50);
  expect(await holds()).toBe(true);
}

test('before anything happens the page says what to do, in both languages', async () => {
  await page.getByText('Connect any mail program to 127.0.0.1').waitFor();
  await page.getByText(`telnet 127.0.0.1 ${served.smtp}`).waitFor();
  await page.getByRole('button', { name: 'Español' }).click();
  await page.getByText('Conecta cualquier programa de correo a 127.0.0.1').waitFor();
  await page.getByRole('button', { name: 'English' }).click();
});

test('it follows a real delivery by nodemailer to its newest step', async () => {
  await deliver('the first', 1);
  await page.getByRole('button', { name: 'Live', pressed: true }).waitFor();
  await page.getByText('laptop.example').first().waitFor();
  await until(async () => {
    const [step, of] = await position();
    return step === of && step! > 40;
  });
});

test('who steps back stays there while more happens, and follows again when he wants to', async () => {
  const [newest] = await position();
  await page.keyboard.press('ArrowLeft');
  await until(async () => (await position())[0]! < newest!);
  const [step] = await position();
  await deliver('the second', 2);
  await until(async () => (await position())[1]! > step! + 40);
  expect((await position())[0]).toBe(step);
  await page.getByRole('button', { name: 'Follow', pressed: false }).click();
  await until(async () => {
    const [now, of] = await position();
    return now === of;
  });
});

test('the space bar stops it where it is', async () => {
  await page.locator('body').press(' ');
  await page.getByRole('button', { name: 'Follow', pressed: false }).waitFor();
  const [step] = await position();
  await deliver('the third', 3);
  await until(async () => (await position())[1]! > step! + 40);
  expect((await position())[0]).toBe(step);
});

test('the password of a log-in is covered', async () => {
  expect(await page.content()).not.toContain(Buffer.from(`\0ana@a.org\0${PASSWORD}`).toString('base64'));
});

test('when the servers stop, what was seen stays, and nothing went wrong', async () => {
  server.stop();
  await page.getByTitle('It is over: the command has stopped').waitFor();
  expect((await position())[1]).toBeGreaterThan(100);
  expect(errors).toEqual([]);
});
