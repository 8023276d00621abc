/** HTTP/1.1: client and server together, octets split at every position, and what is no HTTP at all. */
import { PARSER_RUNS } from '../../sizes.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ascii, concat, text, utf8 } from '../../../src/mail/octets.ts';
import { LineReader } from '../../../src/protocols/lines.ts';
import { annotate } from '../../../src/protocols/http/annotate.ts';
import { httpBook } from '../../../src/protocols/http/book.ts';
import { HttpClient, type HttpOutcome } from '../../../src/protocols/http/client.ts';
import { ContentReader, framingOf } from '../../../src/protocols/http/content.ts';
import { CookieJar, cookiesIn, languageOf, setCookie } from '../../../src/protocols/http/cookies.ts';
import { httpDate } from '../../../src/protocols/http/date.ts';
import { formContent, parseForm } from '../../../src/protocols/http/form.ts';
import { get, type HttpRequest, type HttpResponse } from '../../../src/protocols/http/message.ts';
import { hasSecret, withoutSecret } from '../../../src/protocols/http/secrets.ts';
import { HttpServer, type HttpPolicy } from '../../../src/protocols/http/server.ts';
import { parseRequestLine, parseStatusLine, response } from '../../../src/protocols/http/wire.ts';
import { join, speaking } from '../line.ts';

const echo: HttpPolicy = {
  maxContentOctets: 1000,
  nowMs: () => Date.UTC(1994, 10, 6, 8, 49, 37),
  answer: ({ method, target, content }, respond) => respond(response('ok', [], concat([ascii(`${method} ${target} `), content]))),
};

function asked(requests: HttpRequest[], cuts: number[] = [], policy = echo) {
  const heard: HttpResponse[] = [];
  let outcome: HttpOutcome | undefined;
  const joined = join(
    (carrier) => new HttpServer(policy, carrier),
    (carrier) =>
      new HttpClient(
        {
          host: 'mx.b.com',
          first: requests[0]!,
          next: (one) => (heard.push(one), requests[heard.length]),
          done: (over) => (outcome = over),
        },
        carrier,
      ),
    cuts,
  );
  return { heard, outcome, joined };
}

const post = (target: string, content: string): HttpRequest => ({
  method: 'POST',
  target,
  version: '1.1',
  fields: [],
  content: utf8(content),
});

describe('client and server', () => {
  test('what one says the other hears, however the octets are cut', () => {
    for (const cuts of [[], [1], [2, 3], [7], [1400]]) {
      const { heard, outcome, joined } = asked([get('/'), post('/a', 'ñ=1'), post('/b', ''), get('/c?x=1')], cuts);
      expect(heard.map(({ status, content }) => `${status} ${new TextDecoder().decode(content)}`)).toEqual([
        '200 GET / ',
        '200 POST /a ñ=1',
        '200 POST /b ',
        '200 GET /c?x=1 ',
      ]);
      expect(outcome).toEqual({ outcome: 'done' });
      expect(joined.closed.client).toBe(true);
    }
  });

  test('HEAD has the length of what it leaves out', () => {
    const { heard } = asked([{ ...get('/'), method: 'HEAD' }, get('/')]);
    expect(heard[0]!.content).toHaveLength(0);
    expect(heard[0]!.fields).toContainEqual({ name: 'Content-Length', value: '7' });
    expect(text(heard[1]!.content)).toBe('GET / ');
  });

  test('an answer that takes time does not mix up those that wait', () => {
    const waiting: (() => void)[] = [];
    const slow: HttpPolicy = { ...echo, answer: (request, respond) => void waiting.push(() => echo.answer(request, respond)) };
    const { say, server } = speaking((carrier) => new HttpServer(slow, carrier));
    const request = (target: string) => `GET ${target} HTTP/1.1\r\nHost: b\r\n\r\n`;
    expect(say(request('/1') + request('/2'))).toBe('');
    expect(server.state).toBe('answering');
    waiting.shift()!();
    expect(waiting).toHaveLength(1);
    server.ended('end');
    waiting.shift()!();
    expect(server.state).toBe('closed');
  });

  test('after Connection: close the next request is handed back', () => {
    const { heard, outcome } = asked([{ ...get('/'), fields: [{ name: 'Connection', value: 'close' }] }, get('/next')]);
    expect(heard).toHaveLength(1);
    expect(outcome).toMatchObject({ outcome: 'done', unanswered: { target: '/next' } });
  });

  test('too many connections are told so', () => {
    const { heard } = asked([get('/')], [], { ...echo, crowded: true });
    expect(heard[0]).toMatchObject({ status: 503 });
  });

  test('an effect is done only if the answer goes out as it was given', () => {
    let done = 0;
    const policy: HttpPolicy = { ...echo, answer: (_, respond) => respond(response('ok'), () => done++) };
    const request = 'GET / HTTP/1.1\r\nHost: b\r\n\r\n';
    speaking((carrier) => new HttpServer(policy, carrier)).say(request);
    const overruled = speaking(
      (carrier) => new HttpServer(policy, carrier),
      () => 'HTTP/1.1 503 Service Unavailable',
    ).say(request);
    expect([done, overruled.split('\r\n')[0]]).toEqual([1, 'HTTP/1.1 503 Service Unavailable']);
  });
});

describe('a client', () => {
  function hearing(...pieces: string[]) {
    const heard: string[] = [];
    const outcomes: HttpOutcome[] = [];
    const carrier = { tls: null, say: () => {}, moved: () => {}, close: () => {} };
    const job = { host: 'b', first: get('/'), next: ({ status, content }: HttpResponse) => void heard.push(`${status} ${text(content)}`) };
    const client = new HttpClient({ ...job, done: (outcome) => outcomes.push(outcome) }, carrier);
    client.opened();
    for (const piece of pieces) client.received(ascii(piece));
    client.ended();
    return { heard, outcomes };
  }

  test.each([
    ['by its length', 'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nabc'],
    ['in chunks', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n1;x=y\r\nc\r\n0\r\nT: 1\r\n\r\n'],
    ['up to the end of the connection', 'HTTP/1.0 200 OK\r\n\r\nabc'],
    ['after an interim response', 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200\r\nContent-Length: 3\r\n\r\nabc'],
  ])('reads content %s, in whatever pieces', (_, octets) => {
    expect(hearing(octets)).toEqual({ heard: ['200 abc'], outcomes: [{ outcome: 'done' }] });
    expect(hearing(...octets).heard).toEqual(['200 abc']);
  });

  test.each([
    '',
    'HTTP/1.1 200 OK\r\nContent-Length: 3\r\n\r\nab',
    'SSH-2.0-x\r\n',
    'HTTP/1.1 200 OK\r\nno field\r\n\r\n',
    'HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\n',
  ])('knows that %j is no answer', (octets) => {
    expect(hearing(octets)).toMatchObject({ heard: [], outcomes: [{ outcome: 'lost' }] });
  });

  test('survives any octets', () => {
    const words = fc.constantFrom(
      'HTTP/1.1 200 OK\r\n',
      'Content-Length: 5\r\n',
      'Transfer-Encoding: chunked\r\n',
      '\r\n',
      '5\r\n',
      '0\r\n',
      'x'.repeat(9000),
      '\n',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ unit: 'binary' })), { maxLength: 20 }), (pieces) => {
        expect(hearing(...pieces).outcomes).toHaveLength(1);
      }),
      { numRuns: PARSER_RUNS },
    );
  });
});

describe('a server', () => {
  test('survives any octets', () => {
    const words = fc.constantFrom(
      ...['GET / HTTP/1.1\r\n', 'POST /x HTTP/1.1\r\n', 'Host: b\r\n', 'Content-Length: 5\r\n', 'Transfer-Encoding: chunked\r\n'],
      ...['\r\n', 'abcde', '5\r\nabcde\r\n0\r\n\r\n', 'Expect: 100-continue\r\n', '\n', '\0', 'x'.repeat(9000)],
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ unit: 'binary' })), { maxLength: 20 }), (pieces) => {
        const { say } = speaking((carrier) => new HttpServer(echo, carrier));
        for (const piece of pieces)
          for (const line of say(piece).split('\r\n').slice(0, 1)) expect(line === '' || parseStatusLine(line) !== undefined).toBe(true);
      }),
      { numRuns: PARSER_RUNS },
    );
  });

  test('does not keep what is sent while an answer is owed, beyond its limit', () => {
    const { say, state } = speaking((carrier) => new HttpServer({ ...echo, answer: () => {} }, carrier));
    say('GET / HTTP/1.1\r\nHost: b\r\n\r\n');
    for (let round = 0; round < 300; round++) say('x'.repeat(1000));
    expect(state.closed).toBe(true);
  });

  test('answers every method in every state, with a status that the book permits', () => {
    for (const { verb, example, replies } of httpBook.commands) {
      const { say, server } = speaking((carrier) => new HttpServer(echo, carrier));
      const { status } = parseStatusLine(say(`${example}\r\n`).split('\r\n')[0]!)!;
      expect([...replies.success, ...replies.failure, '200'], verb).toContain(String(status));
      expect(server.state).toBe('idle');
      expect(httpBook.session.acceptsIn('idle').has(verb)).toBe(true);
      for (const state of ['header', 'content', 'answering']) expect(httpBook.session.acceptsIn(state).has(verb)).toBe(false);
    }
  });
});

describe('the parts', () => {
  test.each([
    ['GET / HTTP/1.1', '/'],
    ['GET http://b.com/x?y HTTP/1.1', '/x?y'],
    ['GET http://b.com HTTP/1.1', '/'],
    ['OPTIONS * HTTP/1.1', '*'],
  ])('request line %s', (line, target) => expect(parseRequestLine(line)).toMatchObject({ kind: 'ok', target }));

  test('content is delimited by length or chunks, never by both', () => {
    const framing = (...fields: [string, string][]) =>
      framingOf(
        fields.map(([name, value]) => ({ name, value })),
        '1.1',
      );
    expect(framing()).toEqual({ kind: 'none' });
    expect(framing(['Content-Length', '5'], ['content-length', '5'])).toEqual({ kind: 'length', octets: 5 });
    expect(framing(['Content-Length', '5, 5'])).toEqual({ kind: 'length', octets: 5 });
    expect(framing(['Transfer-Encoding', 'Chunked'])).toEqual({ kind: 'chunked' });
    for (const wrong of ['', '+5', '5,6', '0x5', '99999999999999999'])
      expect(framing(['Content-Length', wrong])).toEqual({ kind: 'fault', status: 'badRequest' });
  });

  test('chunks are put together, whatever the cut, and no more is kept than the limit', () => {
    const chunked = ascii('3\r\nabc\r\nA \r\n0123456789\r\n0\r\n\r\nrest');
    for (let cut = 0; cut <= chunked.length; cut++) {
      const lines = new LineReader(100);
      const reader = new ContentReader({ kind: 'chunked' }, 13);
      lines.push(chunked.subarray(0, cut));
      const first = reader.read(lines);
      lines.push(chunked.subarray(cut));
      if (first !== 'done') expect(reader.read(lines)).toBe('done');
      expect(text(reader.content)).toBe('abc0123456789');
      expect(text(lines.take())).toBe('rest');
    }
    const lines = new LineReader(100);
    lines.push(chunked);
    expect(new ContentReader({ kind: 'chunked' }, 12).read(lines)).toBe('tooLarge');
  });

  test('forms come back as they were sent', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string({ minLength: 1, unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), { maxKeys: 10 }),
        (pairs) => {
          expect(parseForm(text(formContent(pairs)))).toEqual(new Map(Object.entries(pairs)));
        },
      ),
    );
    expect(parseForm('a=1&a=2&b&=x&c=%zz%')).toEqual(
      new Map([
        ['a', '1'],
        ['b', ''],
        ['', 'x'],
        ['c', '%zz%'],
      ]),
    );
  });

  test('cookies: the server sets them, the jar brings them back, and only over TLS if they are for TLS', () => {
    const jar = new CookieJar();
    jar.keep([setCookie('session', 'abc', { secure: true }), setCookie('lang', 'es', { secure: false })]);
    expect(cookiesIn(jar.fields(true))).toEqual(
      new Map([
        ['session', 'abc'],
        ['lang', 'es'],
      ]),
    );
    expect(cookiesIn(jar.fields(false))).toEqual(new Map([['lang', 'es']]));
    jar.keep([setCookie('session', '', { secure: true, forget: true })]);
    expect(cookiesIn(jar.fields(true)).has('session')).toBe(false);
    expect(setCookie('session', 'abc', { secure: true }).value).toBe('session=abc; Path=/; HttpOnly; SameSite=Strict; Secure');
  });

  test('language, date, secrets, and the names of octets', () => {
    const accept = (value: string) => languageOf([{ name: 'Accept-Language', value }], ['en', 'es'], 'en');
    expect(['es', 'fr, es-MX;q=0.5', '*', 'esperanto'].map(accept)).toEqual(['es', 'es', 'en', 'en']);
    // RFC 9110 §5.6.7
    expect(httpDate(echo.nowMs())).toBe('Sun, 06 Nov 1994 08:49:37 GMT');
    expect(hasSecret('GET')).toBe(true);
    expect(withoutSecret('POST', 'POST /login HTTP/1.1\r\nCookie: session=abc\r\n\r\nuser=bea&password=mi%20clave')).toBe(
      'POST /login HTTP/1.1\r\nCookie: ****\r\n\r\nuser=bea&password=****',
    );
    const octets = ascii('HTTP/1.1 200 OK\r\nHost: b\r\n\r\n<html>');
    const fields = annotate('reply', octets);
    fields.forEach((field, index) => expect(field.start).toBe(index === 0 ? 0 : fields[index - 1]!.end));
    expect(fields.at(-1)).toMatchObject({ key: 'http.content', end: octets.length });
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (any) => void annotate('command', any)),
      { numRuns: PARSER_RUNS },
    );
  });
});
