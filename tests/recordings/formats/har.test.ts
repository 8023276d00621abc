/** Web mail out of a browser's HAR file: told as HTTP, whole, and without what opens an account. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { text, utf8 } from '../../../src/mail/octets.ts';
import { summarised, written, type File } from '../opened.ts';

const octets = new Uint8Array(readFileSync(join(import.meta.dirname, 'samples', 'har.har')));
const sample: File = { name: 'har.har', octets };

/** As much of the sample as is changed here. */
interface Shape {
  request: { postData: object; headers: object[] };
  response: object;
}

/** The sample with its log changed. */
function changed(change: (log: { entries: Shape[] }) => void): File {
  const read = JSON.parse(new TextDecoder().decode(octets)) as { log: { entries: Shape[] } };
  change(read.log);
  return { name: 'x.har', octets: utf8(JSON.stringify(read)) };
}

const saidIn = (...files: File[]): string => {
  const { journal } = written(...files);
  return Array.from({ length: journal.length }, (_, index) => text(journal.octets(index))).join('\n');
};

test('Requests and responses are exchanges, and connections conversations', () => {
  const { conversations, formats } = summarised(sample);
  expect(formats).toEqual(['har']);
  expect(conversations.map(({ protocol, server, tls, gaps }) => [protocol, server, tls, gaps])).toEqual([
    ['http', '192.0.2.80:443', 'implicit', 0],
    ['http', 'webmail.b.com:443', 'implicit', 1],
  ]);
  expect(conversations[0]!.exchanges.map(({ command, line, reply, at }) => [command, line, reply, at])).toEqual([
    ['POST', 'POST /login HTTP/1.1', '303', 0],
    ['GET', 'GET /inbox?token=**** HTTP/1.1', '200', 0.05],
  ]);
  expect(conversations[1]!.exchanges.map(({ line, replyLines }) => [line, replyLines[0]])).toEqual([
    ['GET /logo.png HTTP/2', 'HTTP/2 200'],
  ]);
});

test('What was base64 is told decoded', () => {
  expect(saidIn(sample)).toContain('<h1>\xc3\x81na</h1>');
});

test('Passwords, cookies and tokens are covered, whatever a web mail calls them', () => {
  const secret = 'perro-verde';
  const forms = [
    `user=bea&password=${secret}`,
    `_user=bea&_pass=${secret}&_token=${secret}`,
    `{"user":"bea","passwd":"${secret}","accessToken":"a\\"${secret}"}`,
    `--b\r\nContent-Disposition: form-data; name="user"\r\n\r\nbea\r\n--b\r\nContent-Disposition: form-data; name="Password"\r\n\r\n${secret}\r\n--b--\r\n`,
  ];
  for (const form of forms) {
    const file = changed(({ entries }) => Object.assign(entries[0]!.request.postData, { text: form }));
    const said = saidIn(file);
    expect(said).not.toContain(secret);
    expect(said).toContain('bea');
  }
  for (const name of ['Authorization', 'Cookie', 'X-CSRF-Token', 'Proxy-Authorization']) {
    const file = changed(({ entries }) => entries[1]!.request.headers.push({ name, value: `Bearer ${secret}` }));
    expect(saidIn(file)).not.toContain(secret);
  }
  expect(saidIn(sample)).not.toMatch(/8c1f22|77aa/);
});

test('A form that the browser took apart is put together', () => {
  const file = changed(({ entries }) => {
    entries[0]!.request.postData = {
      mimeType: '',
      params: [
        { name: 'to', value: 'ana@a.org' },
        { name: 'a b', value: 'ñ' },
      ],
    };
  });
  expect(saidIn(file)).toContain('to=ana%40a.org&a+b=%C3%B1');
});

test('What is asked for at once lies on lines of its own', () => {
  const file = changed(({ entries }) => {
    for (const each of entries.slice(0, 2)) Object.assign(each, { startedDateTime: '2026-11-28T09:00:00Z', time: 100 });
  });
  expect(summarised(file).conversations.map(({ exchanges }) => exchanges.length)).toEqual([1, 1, 1]);
});

test('A request that failed has no answer', () => {
  const file = changed(({ entries }) => Object.assign(entries[0]!.response, { status: 0 }));
  expect(summarised(file).conversations[0]!.exchanges[0]!.reply).toBeNull();
});

test('What cannot be told is named, and spoils only itself', () => {
  const { summary } = summarised(sample);
  expect(summary.problems).toEqual([
    { key: 'har.badEntry', values: { entry: 4 } },
    { key: 'har.otherScheme', values: { scheme: 'data', count: 1 } },
  ]);
  const cut = summarised({ name: 'cut.har', octets: octets.subarray(0, 3000) });
  expect(cut.formats).toEqual(['har']);
  expect(cut.summary.problems).toEqual([{ key: 'har.broken', values: {} }]);
  const pushed = changed(({ entries }) => Object.assign(entries[0]!, { _webSocketMessages: [{}, {}] }));
  expect(summarised(pushed).summary.problems.map(({ key }) => key)).toContain('har.webSocket');
});
