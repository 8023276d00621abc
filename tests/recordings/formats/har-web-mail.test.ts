/** Our own web mail out of a HAR file: a story's browser and server, saved as a browser would save them. */
import { describe, expect, test } from 'vitest';
import { text, utf8 } from '../../../src/mail/octets.ts';
import { WORDS } from '../../../src/agents/webmail/words.ts';
import { conversationText } from '../../../src/node/conversation-text.ts';
import { withSentences } from '../../../src/node/read-command.ts';
import { said } from '../../../src/node/words.ts';
import { Run } from '../../../src/run/run.ts';
import type { Intervention } from '../../../src/run/scenario.ts';
import { scenarioNamed } from '../../../src/scenarios/index.ts';
import { NO_SUBJECT } from '../../../src/transcripts/dialogues/http/web-mail.ts';
import { summarised, written, type File } from '../opened.ts';

interface Entry {
  request: { method: string; url: string; bodySize: number; postData?: { text: string } | undefined };
  response: { status: number; headers: { name: string; value: string }[]; content: { size: number; text?: string } };
}

const fields = (lines: string[]) => lines.map((line) => ({ name: line.split(':', 1)[0]!, value: line.replace(/^[^:]*: */, '') }));
const story = played('web-mail');

/** Requests and responses of a story's browser, in their order. */
function played(id: string, interventions: readonly Intervention[] = []): Entry[] {
  const run = new Run({ scenario: scenarioNamed(id)!, seed: 1, interventions });
  while (!run.advance(10_000));
  const { journal } = run;
  const isWeb = (index: number) => journal.connections[journal.connection(index)]?.protocol === 'http';
  const said: string[] = [];
  for (let index = 0; index < journal.length; index++) {
    if (!isWeb(index)) continue;
    const kind = journal.kind(index);
    const words = new TextDecoder().decode(journal.octets(index));
    // a letter within a page is an entry of its own
    if (kind === 'text') said[said.length - 1] += words;
    else if (kind === 'command' || kind === 'reply') said.push(words);
  }
  const halves = said.map(halfOf);
  expect(halves.length).toBeGreaterThan(4);
  return Array.from({ length: halves.length / 2 }, (_, index) => {
    const [asked, answered] = [halves[2 * index]!, halves[2 * index + 1]!];
    const [method = '', target = ''] = asked.first.split(' ');
    const size = utf8(answered.content).length;
    return {
      request: {
        method,
        url: `https://mail.b.com${target}`,
        bodySize: asked.content.length,
        ...(asked.content && { postData: { text: asked.content } }),
      },
      response: {
        status: Number(answered.first.split(' ')[1]),
        headers: fields(answered.header),
        content: { size, text: answered.content },
      },
    };
  });
}

function halfOf(said: string): { first: string; header: string[]; content: string } {
  const [head = '', ...content] = said.split('\r\n\r\n');
  const [first = '', ...header] = head.split('\r\n');
  return { first, header, content: content.join('\r\n\r\n') };
}

/** Each on the same connection, a second after the one before. */
function harOf(entries: Entry[]): File {
  const log = {
    version: '1.2',
    creator: { name: 'Firefox' },
    entries: entries.map(({ request, response }, index) => ({
      startedDateTime: new Date(Date.UTC(2026, 10, 28, 9, 0, index)).toISOString(),
      ...{ time: 20, connection: '1', serverIPAddress: '192.0.2.20' },
      request: { ...request, httpVersion: 'HTTP/1.1', headers: [] },
      response: { ...response, statusText: '', httpVersion: 'HTTP/1.1' },
    })),
  };
  return { name: 'web.har', octets: utf8(JSON.stringify({ log })) };
}

const told = (entries: Entry[]) => read(entries).exchanges.flatMap(({ webMail }) => webMail ?? []);
const read = (entries: Entry[]) => summarised(harOf(entries)).conversations[0]!;
const SENT = { subject: 'Re: ¿Comemos juntas?', via: 'web', reversePath: 'bea@b.com', forwardPaths: ['ana@a.org'] };

describe('a visit to our web mail', () => {
  test('is told page by page', () => {
    expect([...new Set(told(story))]).toEqual(['logIn', 'list', 'read', 'write', 'send', 'logOut']);
  });

  test('its letters are messages, told as a page and a form show them', () => {
    expect(read(story).messages).toMatchObject([
      { subject: '¿Comemos juntas?', via: 'web', accepted: 'yes', acceptedBy: 'fetched', complete: false },
      { ...SENT, accepted: 'yes', acceptedBy: 'reply', complete: true, envelopeComplete: true },
    ]);
  });

  test('what was read and typed is there word for word, and the passwords are not', () => {
    const { journal, bodies, rows } = written(harOf(story));
    const letters = journal.messages.map((_, number) => new TextDecoder().decode(bodies.get(number)));
    expect(letters).toHaveLength(2);
    expect(letters[0]).toMatch(/^From: .*<ana@a\.org>\r\nTo: .*\r\nDate: .*\r\nSubject: ¿Comemos juntas\?\r\n\r\n/);
    expect(letters[1]).toBe('From: bea@b.com\r\nTo: ana@a.org\r\nSubject: Re: ¿Comemos juntas?\r\n\r\n¡Sí! El viernes a las dos.\r\nBea');
    expect(rows[0]!.messages).toBe(2);
    const all = Array.from({ length: journal.length }, (_, index) => text(journal.octets(index))).join('\n');
    expect(all).not.toMatch(/password=(?!\*)|token=(?!\*)|name="token" value="(?!\*)/);
  });

  test('the text says so, in both languages', () => {
    const textIn = (language: 'en' | 'es') => conversationText(withSentences(read(story), language), said[language]);
    expect(textIn('en')).toContain('(web mail: reading a message)');
    expect(textIn('en')).toMatch(/Message: Re: ¿Comemos juntas\? .*; as far as a web page shows it$/m);
    expect(textIn('es')).toContain('hasta donde lo muestra una página web');
  });
});

describe('what a browser has not kept', () => {
  const change = (path: string, to: (entry: Entry) => Entry) =>
    story.map((entry) => (entry.request.url.includes(path) ? to(entry) : entry));

  test('no answer to the form: nobody knows whether it was taken', () => {
    const cut = change('/send', ({ request, response }) => ({ request, response: { ...response, status: 0 } }));
    expect(read(cut).messages).toMatchObject([
      { accepted: 'yes' },
      { ...SENT, accepted: 'unknown', acceptedBy: 'noReply', complete: true },
    ]);
  });

  test('not the form itself: a letter, of which nothing is known but that it was taken', () => {
    const cut = change('/send', ({ request, response }) => ({ request: { ...request, postData: undefined }, response }));
    expect(read(cut).messages).toMatchObject([{}, { accepted: 'yes', complete: false, octets: 0, forwardPaths: [] }]);
  });

  test('not the page with the letter: one was read, and is missing', () => {
    const cut = change('/message', ({ request, response }) => ({
      request,
      response: { ...response, content: { size: response.content.size } },
    }));
    expect(read(cut).messages).toMatchObject([{ accepted: 'yes', acceptedBy: 'fetched', complete: false, octets: 0 }, SENT]);
  });
});

test('a form that is shown again has sent nothing', () => {
  const form = story.find(({ request }) => request.url.endsWith('/compose'))!.response;
  const again = story.map((entry) => (entry.request.url.endsWith('/send') ? { ...entry, response: { ...form, status: 422 } } : entry));
  expect(read(again).messages[1]).toMatchObject({ ...SENT, accepted: 'no', acceptedBy: 'reply' });
});

test('a whole letter with copies is listed with all that it goes to, and says when its files are left out', () => {
  const letter = { to: ['Ana <ana@a.org>'], cc: ['carlos@b.com'], bcc: ['esteban@b.com'], replyTo: '', subject: 'Sí', text: 'A las dos.' };
  const readWith = (attachments: { name: string; type: string; base64: string }[]) => {
    const deeds = [
      { do: 'open', atMs: 600_000 },
      { do: 'send', letter: { ...letter, attachments }, atMs: 602_000 },
    ] as const;
    const entries = played('at-web-mail', [{ kind: 'use', host: 'bea-laptop', via: 'web', deeds, runs: true }]);
    expect(told(entries)).toEqual(['logIn', 'list', 'list', 'write', 'send', 'list']);
    return { entries, sent: read(entries).messages.find(({ subject }) => subject === 'Sí') };
  };
  const plain = readWith([]);
  const forwardPaths = ['ana@a.org', 'carlos@b.com', 'esteban@b.com'];
  expect(plain.sent).toMatchObject({ via: 'web', accepted: 'yes', complete: true, reversePath: 'bea@b.com', forwardPaths });
  const { journal, bodies } = written(harOf(plain.entries));
  const letters = journal.messages.map((_, number) => new TextDecoder().decode(bodies.get(number)));
  expect(letters).toContain('From: bea@b.com\r\nTo: Ana <ana@a.org>\r\nCc: carlos@b.com\r\nSubject: Sí\r\n\r\nA las dos.');
  const all = Array.from({ length: journal.length }, (_, index) => text(journal.octets(index))).join('\n');
  expect(all).not.toMatch(/name="token"\r\n\r\n(?!\*)/);
  expect(readWith([{ name: 'a.txt', type: 'text/plain', base64: 'YQ==' }]).sent).toMatchObject({ complete: false, forwardPaths });
});

test('somebody else’s pages of the same names are plain HTTP', () => {
  const foreign = story.map(({ request, response }) => ({
    request: { ...request, ...(request.postData && { postData: { text: 'a=b' } }) },
    response: { ...response, content: { size: 30, text: '<h1>Inbox</h1><pre>hello</pre>' } },
  }));
  expect(told(foreign)).toEqual([]);
  expect(read(foreign).messages).toEqual([]);
});

test('what a page writes instead of a subject is known in every language', () => {
  expect(new Set(Object.values(WORDS).map(({ noSubject }) => noSubject))).toEqual(NO_SUBJECT);
});
