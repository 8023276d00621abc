/** Speaking by hand in a real Chromium: whole sessions of SMTP, POP3 and IMAP typed at a prompt, and one in the server's place. */
import type { Page } from 'playwright';
import { expect, test } from 'vitest';
import { browsed, faultsOf } from './page.ts';

const built = browsed();

/** Calls a server of the story from the reader's own connection. */
async function called(hash: string, server: RegExp): Promise<Page> {
  const { page } = await built.open(hash);
  await page.getByRole('tab', { name: 'Speak it' }).click();
  const to = page.getByLabel('To', { exact: true });
  const wanted = to.locator('option').filter({ hasText: server }).first();
  await wanted.waitFor({ state: 'attached' });
  await to.selectOption((await wanted.getAttribute('value'))!);
  await page.getByRole('button', { name: 'Call', exact: true }).click();
  await page.getByRole('textbox', { name: /^Your line/ }).waitFor();
  return page;
}

/** Types each line, and waits for what comes of it. */
async function say(page: Page, ...exchanges: [line: string, heard: string][]): Promise<void> {
  for (const [line, heard] of exchanges) {
    await page.locator('.prompt button:enabled').waitFor();
    await page.locator('.prompt input').fill(line);
    await page.keyboard.press('Enter');
    await page.locator('.terminal .said').getByText(heard).last().waitFor();
  }
}

test('SMTP: a letter is handed in line by line, and completion knows what is in order', async () => {
  const page = await called('#/en/journey?step=submission:(connect)%231', /submission/i);
  await page.locator('.prompt input').fill('E');
  await page.keyboard.press('Tab');
  expect(await page.locator('.prompt input').inputValue()).toMatch(/^EHLO /);
  await say(page, ['EHLO laptop.ana.a.org', 'PIPELINING'], ['RCPT TO:<bea@b.com>', '503'], ['MAIL FROM:<ana@a.org>', 'Sender OK']);
  await say(page, ['RCPT TO:<bea@b.com>', 'Recipient OK'], ['DATA', '354']);
  for (const line of ['Subject: by hand', '', 'Hello.']) {
    await page.locator('.prompt button:enabled').waitFor();
    await page.locator('.prompt input').fill(line);
    await page.keyboard.press('Enter');
  }
  await say(page, ['.', 'Accepted'], ['QUIT', '221']);
  await page.getByRole('status').filter({ hasText: 'The connection is closed' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
});

test('POP3: what is not in order is said with its reason, and can be said all the same', async () => {
  const page = await called('#/en/pop3-by-hand', /POP3/);
  await say(page, ['STAT', '-ERR'], ['USER bea@b.com', '+OK'], ['PASS correo', '+OK'], ['STAT', '+OK'], ['QUIT', '+OK']);
  await page.context().close();
});

test('IMAP: log in, choose a mailbox, look, and log out; the last line is taken back', async () => {
  const page = await called('#/en/journey?step=smtp:QUIT%231', /IMAP at mx\.b\.com/);
  await say(page, ['a1 CAPABILITY', 'IMAP4rev2'], ['a2 LOGIN bea@b.com correo', 'LOGIN completed'], ['a3 SELECT INBOX', 'EXISTS']);
  await page.getByRole('button', { name: 'Take back the last line' }).click();
  await page.locator('.terminal .line', { hasText: 'a3 SELECT' }).waitFor({ state: 'detached' });
  await say(page, ['a3 SELECT INBOX', 'EXISTS'], ['a4 LOGOUT', 'BYE']);
  await page.context().close();
});

test('HTTP: a request typed raw, with the fields that are offered, to a page and back with its cookie', async () => {
  const page = await called('#/en/web-mail?step=smtp:QUIT%231', /^HTTP at mx\.b\.com/);
  const type = async (line: string): Promise<void> => {
    await page.locator('.prompt button:enabled').waitFor();
    await page.locator('.prompt input').fill(line);
    await page.keyboard.press('Enter');
  };
  await type('POST /login HTTP/1.1');
  for (const field of ['Host: mx.b.com', 'Content-Type: application/x-www-form-urlencoded', 'Content-Length: 32']) {
    await page.locator('aside').getByRole('button', { name: field }).click();
    await page.keyboard.press('Enter');
    await page.locator('.terminal .line', { hasText: field }).waitFor();
  }
  await type('');
  await page.getByText('The content, as long as you announced').waitFor();
  await say(page, ['user=bea%40b.com&password=correo', 'Location: /inbox']);
  await page.locator('.kept').getByText('Cookie:').waitFor();
  const cookie = await page.locator('.kept code').innerText();
  for (const line of ['GET /inbox HTTP/1.1', 'Host: mx.b.com', cookie]) await type(line);
  await say(page, ['', 'HTTP/1.1 200 OK']);
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
});

test('DNS: questions as with dig, answered from the octets that came', async () => {
  const page = await called('#/en/journey', /^DNS at dns\.a\.org/);
  await page.locator('.prompt input').fill('b.com M');
  await page.keyboard.press('Tab');
  expect(await page.locator('.prompt input').inputValue()).toBe('b.com MX');
  await say(page, ['b.com MX', 'status: NOERROR'], ['-x 198.51.100.25', 'in-addr.arpa'], ['b.com +tcp', 'dig does not know “+tcp” here']);
  await say(page, ['@ns.b.com mx.b.com +short', '198.51.100.25']);
  await page.locator('.ends').getByText('ns.b.com').first().waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
});

test('in the server’s place: a mistake is told with its section, and the client reacts as it does', async () => {
  const { page } = await built.open('#/en/journey?step=smtp:RCPT%231');
  await page.getByRole('tab', { name: 'Speak it' }).click();
  await page.getByRole('button', { name: 'Take the server’s place from here' }).click();
  const reply = page.getByRole('textbox', { name: 'Your answer, word for word' });
  await reply.fill('354 Go on');
  await page.locator('.beside .no small').first().waitFor();
  expect(await page.locator('.beside .no').first().innerText()).toMatch(/RFC 5321/);
  await reply.fill('250 2.1.5 Recipient OK');
  await page.locator('.beside .yes').waitFor();
  expect(await page.locator('.beside .means').innerText()).toMatch(/^A 2 says yes[^]*RFC 5321 §4\.2\.1, RFC 5321 §4\.1\.1\.3$/);
  await page.getByRole('button', { name: 'Send it' }).click();
  await page.getByRole('heading', { name: /The client said DATA/ }).waitFor();
  await page.getByRole('textbox', { name: 'Your answer, word for word' }).fill('452 4.3.1 No room');
  await page.keyboard.press('Control+Enter');
  await page.getByRole('heading', { name: /The client said QUIT/ }).waitFor();
  await page.getByRole('button', { name: 'Let the machine answer' }).click();
  await page.getByRole('status').filter({ hasText: 'The connection is closed' }).waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await page.context().close();
});

test('where a recording stood one goes on in the same terminal; passwords stay hidden, and the recording is there again', async () => {
  const { page, heard } = await built.open('#/en/recording?sample=v02-log&step=submission:MAIL%231:reply');
  await page.locator('#tab-terminal').click();
  await page.getByRole('button', { name: 'Continue from here' }).click();
  const said = page.locator('.terminal .said');
  await said.getByText('AUTH PLAIN ****').waitFor();
  expect(await said.textContent()).not.toContain('ana-secret');
  await page.getByLabel('Your line').fill('RCPT TO:<nobody@nowhere.example>');
  await page.keyboard.press('Enter');
  await said.locator('.line', { hasText: 'nowhere.example' }).waitFor();
  await said.getByRole('button', { name: 'Reveal' }).first().click();
  await said.getByText('ana-secret').waitFor();
  await page.getByRole('button', { name: 'Take back the last line' }).click();
  await said.locator('.line', { hasText: 'nowhere.example' }).waitFor({ state: 'detached' });
  expect(await faultsOf(page)).toEqual([]);
  await page.getByRole('button', { name: 'Back to the recording' }).click();
  await page.locator('.transport').waitFor();
  expect(page.url()).toContain('sample=v02-log');
  expect(heard.errors).toEqual([]);
  await page.context().close();
});
