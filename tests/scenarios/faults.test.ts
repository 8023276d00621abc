import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hashOf } from '../../src/run/hash.ts';
import { stripped } from '../../src/run/faults/strip.ts';
import { Run } from '../../src/run/run.ts';
import type { Intervention, ZoneRecord } from '../../src/run/scenario.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import { isInterventions } from '../../src/view/playback/interventions.ts';

function finished(interventions: Intervention[], story = 'journey', seed = 1): Run {
  const run = new Run({ scenario: scenarioNamed(story)!, seed, interventions });
  while (!run.advance(10_000));
  return run;
}

const entries = ({ journal }: Run) => Array.from({ length: journal.length }, (_, index) => journal.entry(index));
const labels = (run: Run, kind: string) => entries(run).flatMap((entry) => (entry.kind === kind ? [entry.label] : []));
const said = (run: Run, id: string) => new TextDecoder('latin1').decode(run.journal.octets(run.journal.find(id)));
const at = (run: Run, id: string) => run.journal.at(run.journal.find(id));
const whole = finished([]);
const NOTHING: ZoneRecord[] = [];

describe('a rule for what a server answers', () => {
  const rule = { kind: 'answer', host: 'mx-b', port: 25, verb: 'RCPT', reply: '450 4.2.0 Not now', atMs: 0 } as const;

  test('once: the client comes again, and is served', () => {
    const run = finished([{ ...rule, times: 1 }]);
    expect(said(run, 'smtp:RCPT#1:reply')).toBe('450 4.2.0 Not now\r\n');
    expect(said(run, 'smtp.2:RCPT#1:reply')).toMatch(/^250 /);
    expect(run.inboxOf('bea@b.com')).toHaveLength(1);
    expect(run.journal.entry(run.journal.find('smtp:RCPT#1:reply') - 2).kind).toBe('intervention');
  });

  test('always: the sender is told after five days', () => {
    const run = finished([rule]);
    expect(labels(run, 'note')).toContain('bounce.made');
    expect(run.inboxOf('bea@b.com')).toEqual([]);
  });

  test('for one address only, written in whatever case', () => {
    expect(labels(finished([{ ...rule, address: 'BEA@b.com', times: 1 }]), 'reply')).toContain('450');
    expect(labels(finished([{ ...rule, address: 'carlos@b.com' }]), 'reply')).not.toContain('450');
  });

  test('at another port, host or time it does not apply', () => {
    for (const other of [{ port: 587 }, { host: 'smtp-a' }, { atMs: 1e9 }])
      expect(hashOf(finished([{ ...rule, ...other }]).journal)).toBe(hashOf(whole.journal));
  });

  test('at the greeting, and at the dot', () => {
    const greeting = finished([{ ...rule, verb: '(connect)', reply: '554 5.3.2 Nobody here' }]);
    expect(said(greeting, 'smtp:(connect)#1:reply')).toBe('554 5.3.2 Nobody here\r\n');
    const dot = finished([{ ...rule, verb: '(message)', reply: '552 5.3.4 Too much' }]);
    expect(labels(dot, 'reply')).toContain('552');
    expect(labels(dot, 'note')).toContain('bounce.made');
  });

  test('with a probability: drawn from the seed, now so, now otherwise', () => {
    const often = [1, 2, 3, 4, 5, 6, 7, 8].map((seed) =>
      labels(finished([{ ...rule, chance: 0.5 }], 'journey', seed), 'reply').includes('450'),
    );
    expect(new Set(often).size).toBe(2);
  });

  test('in IMAP the answer keeps the tag of its command', () => {
    const run = finished([{ kind: 'answer', host: 'mx-b', port: 143, verb: 'SELECT', reply: 'NO [SERVERBUG] Ouch', atMs: 0 }]);
    expect(labels(run, 'reply')).toContain('NO');
    expect(said(run, 'imap:SELECT#1:reply')).toMatch(/^a\d+ NO \[SERVERBUG\] Ouch\r\n$/);
  });

  test('late: everything behind it waits, in its order', () => {
    const run = finished([{ ...rule, reply: undefined, waitMs: 5000 } as Intervention]);
    expect(at(run, 'smtp:RCPT#1:reply') - at(run, 'smtp:RCPT#1')).toBeGreaterThan(5000);
    expect(at(run, 'smtp:RCPT#1:reply') - at(whole, 'smtp:RCPT#1:reply')).toBeCloseTo(5000, 6);
    expect(run.inboxOf('bea@b.com')).toHaveLength(1);
  });

  test('later than the client waits: it hangs up, and comes again', () => {
    const run = finished([{ kind: 'answer', host: 'mx-b', port: 25, verb: '(message)', waitMs: 11 * 60_000, times: 1, atMs: 0 }]);
    expect(labels(run, 'timer')).toContain('retry');
    // RFC 5321 §4.5.3.2.6, §6.1: it had been taken all the same
    expect(run.inboxOf('bea@b.com')).toHaveLength(2);
  });

  test('cut after some octets: the client never understands, and calls again', () => {
    const run = finished([{ kind: 'answer', host: 'mx-b', port: 25, verb: 'MAIL', cut: { after: 5, unit: 'octets' }, times: 1, atMs: 0 }]);
    expect(said(run, 'smtp:MAIL#1:reply')).toBe('250 2');
    expect(labels(run, 'fault')).toEqual(['cut']);
    expect(run.inboxOf('bea@b.com')).toHaveLength(1);
  });

  test('cut after some lines', () => {
    const run = finished([{ kind: 'answer', host: 'mx-b', port: 25, verb: 'EHLO', cut: { after: 2, unit: 'lines' }, times: 1, atMs: 0 }]);
    expect(said(run, 'smtp:EHLO#1:reply').match(/\r\n/g)).toHaveLength(2);
  });
});

describe('a line that is no longer what it was', () => {
  const line = { kind: 'line', a: 'smtp-a', b: 'mx-b', atMs: 0 } as const;

  test('slower, narrower', () => {
    const far = finished([{ ...line, b: 'smtp-a', a: 'mx-b', latencyMs: 500 }]);
    expect(at(far, 'smtp:RCPT#1:reply') - at(far, 'smtp:RCPT#1')).toBeGreaterThan(500);
    const narrow = finished([{ ...line, octetsPerMs: 0.1 }]);
    expect(at(narrow, 'smtp:RCPT#1:reply') - at(narrow, 'smtp:RCPT#1')).toBeGreaterThan(600);
  });

  test('from a moment on also for the connections that are open', () => {
    const run = finished([{ ...line, latencyMs: 500, atMs: at(whole, 'smtp:RCPT#1') }]);
    expect(at(run, 'smtp:RCPT#1')).toBe(at(whole, 'smtp:RCPT#1'));
    expect(at(run, 'smtp:RCPT#1:reply')).toBeGreaterThan(at(whole, 'smtp:RCPT#1:reply') + 400);
  });

  test('that loses or disorders segments: the letter arrives all the same', () => {
    for (const trouble of [{ loss: 0.2 }, { reordering: 0.7 }]) {
      const run = finished([{ ...line, ...trouble }]);
      expect(run.inboxOf('bea@b.com')).toHaveLength(1);
      expect(hashOf(run.journal)).not.toBe(hashOf(whole.journal));
    }
  });

  test('that breaks after some octets', () => {
    const run = finished([{ ...line, cutOctets: 120 }]);
    expect(run.journal.find('smtp:EHLO#1')).toBeGreaterThan(0);
    expect(labels(run, 'fault')).toEqual(['line']);
    expect(run.inboxOf('bea@b.com')).toEqual([]);
  });
});

describe('hosts', () => {
  test('a full disk: 452 behind the dot, until somebody makes room', () => {
    const run = finished([{ kind: 'disk', host: 'mx-b', atMs: 0 }]);
    expect(said(run, 'smtp:(message)#1:reply')).toMatch(/^452 4\.3\.1 /);
    expect(run.inboxOf('bea@b.com')).toEqual([]);
  });

  test('a clock that is wrong shows in what its host writes, and nowhere else', () => {
    const run = finished([{ kind: 'clock', host: 'mx-b', skewMs: 3_600_000, atMs: 0 }]);
    const hours = (each: Run) =>
      [...new TextDecoder().decode(each.inboxOf('bea@b.com')[0]).matchAll(/\t\w+, .* (\d\d):00:0/g)].map(([, hour]) => hour);
    expect(hours(run)).toEqual(['10', '09']);
    expect(hours(whole)).toEqual(['09', '09']);
    expect(run.nowMs).toBe(whole.nowMs);
  });

  test('a clock that is wrong where the letter is written', () => {
    const run = finished([{ kind: 'clock', host: 'ana-laptop', skewMs: -86_400_000, atMs: 0 }]);
    const dates = [run, whole].map((each) => /^Date: \w+, (\d+)/m.exec(new TextDecoder().decode(each.inboxOf('bea@b.com')[0]))![1]);
    expect(Number(dates[1]) - Number(dates[0])).toBe(1);
  });

  test('a slow host answers later, a closed port not at all', () => {
    const slow = finished([{ kind: 'slow', host: 'mx-b', waitMs: 300, atMs: 0 }]);
    expect(at(slow, 'smtp:RCPT#1:reply') - at(slow, 'smtp:RCPT#1')).toBeGreaterThan(300);
    const shut = finished([{ kind: 'refuse', host: 'mx-b', port: 25, atMs: 0 }]);
    expect(labels(shut, 'close')).toContain('refused');
    const name = finished([{ kind: 'slow', host: 'ns-b', waitMs: 300, atMs: 0 }]);
    expect(at(name, 'smtp:MAIL#1') - at(whole, 'smtp:MAIL#1')).toBeGreaterThan(290);
  });

  test('off for a while: it comes back by itself', () => {
    const run = finished([{ kind: 'stop', host: 'mx-b', atMs: 0, forMs: 60_000 }]);
    expect(labels(run, 'fault')).toEqual(['stop', 'start']);
    expect(run.inboxOf('bea@b.com')).toHaveLength(1);
  });

  test('other settings from a moment on', () => {
    const settings = { kind: 'policy', host: 'mx-b', mail: { maxOctets: 100 } } as const;
    expect(labels(finished([{ ...settings, atMs: 0 }]), 'reply')).toContain('552');
    expect(labels(finished([{ ...settings, atMs: 1 }]), 'reply')).toContain('552');
    expect(labels(finished([{ ...settings, atMs: at(whole, 'smtp:(connect)#1:reply') }]), 'reply')).not.toContain('552');
    expect(labels(finished([{ kind: 'policy', host: 'mx-b', mail: { greylistMs: 1000 }, atMs: 1 }]), 'reply')).toContain('450');
  });
});

test('a password that is not accepted any more', () => {
  const run = finished([{ kind: 'expire', account: 'bea@b.com', atMs: 0 }]);
  expect(run.fetchedOn('bea-laptop')).toEqual([]);
  expect(labels(run, 'note')).toContain('fetch.failed');
});

test('a zone from a moment on: what is remembered stays', () => {
  const [zone] = scenarioNamed('journey')!.zones.filter(({ origin }) => origin === 'b.com');
  const records = zone!.records.filter(({ type }) => type !== 'MX' && type !== 'A');
  const early = finished([{ kind: 'zone', origin: 'b.com', records, atMs: 1 }]);
  expect(early.inboxOf('bea@b.com')).toEqual([]);
  expect(labels(early, 'fault')).toEqual(['zone']);
  const late = finished([{ kind: 'zone', origin: 'b.com', records, atMs: at(whole, 'smtp:MAIL#1') }]);
  expect(late.inboxOf('bea@b.com')).toHaveLength(1);
});

describe('STARTTLS overwritten on the line', () => {
  test('the server has offered it, the client never hears of it, and the letter goes in the clear', () => {
    const run = finished([{ kind: 'strip', a: 'smtp-a', b: 'mx-b', atMs: 0 }], 'starttls');
    expect(said(run, 'smtp:EHLO#1:reply')).toContain('STARTTLS');
    const heard = entries(run).find(({ label }) => label === 'stripped')!;
    expect(new TextDecoder().decode(heard.octets)).toMatch(/XXXXXXXX/);
    expect(run.journal.find('smtp:STARTTLS#1')).toBe(-1);
    expect(finished([], 'starttls').journal.find('smtp:STARTTLS#1')).toBeGreaterThan(0);
  });

  test('only offers are touched, and keep their length', () => {
    const through = (words: string) => new TextDecoder().decode(stripped(new TextEncoder().encode(words)));
    expect(through('250-mx\r\n250-STARTTLS\r\n250 SIZE\r\n')).toBe('250-mx\r\n250-XXXXXXXX\r\n250 SIZE\r\n');
    expect(through('+OK\r\nSTLS\r\nUIDL\r\n.\r\n')).toBe('+OK\r\nXXXX\r\nUIDL\r\n.\r\n');
    expect(through('* CAPABILITY IMAP4rev1 STARTTLS\r\na1 OK\r\n')).toBe('* CAPABILITY IMAP4rev1 XXXXXXXX\r\na1 OK\r\n');
    expect(stripped(new TextEncoder().encode('250 2.0.0 about STARTTLS\r\n'))).toBeUndefined();
  });
});

describe('any faults at all', () => {
  const host = fc.constantFrom('mx-b', 'smtp-a', 'ns-b', 'dns-a', 'bea-laptop', 'nobody');
  const atMs = fc.constantFrom(0, 300, 700.5, 5000);
  const port = fc.constantFrom(25, 587, 110, 143, 1);
  const chance = fc.constantFrom(0, 0.3, 1);
  const ends = { a: host, b: host };
  const maybe = { requiredKeys: ['kind', 'host', 'port', 'verb', 'atMs'] as ('kind' | 'host' | 'port' | 'verb' | 'atMs')[] };
  const answer = fc.record(
    {
      kind: fc.constant('answer' as const),
      ...{ host, port, atMs, chance },
      verb: fc.constantFrom('(connect)', 'EHLO', 'MAIL', 'RCPT', 'DATA', '(message)', 'QUIT', 'USER', 'LOGIN', 'SELECT', 'RETR'),
      address: fc.constantFrom('bea@b.com', ''),
      reply: fc.constantFrom('421 bye', '450 no', '250 ok', '+OK', 'NO no', 'BAD', '', '354 go', '* BYE x'),
      times: fc.constantFrom(0, 1, 2),
      waitMs: fc.constantFrom(0, 100, 700_000),
      cut: fc.record({ after: fc.nat(60), unit: fc.constantFrom('lines' as const, 'octets' as const) }),
    },
    maybe,
  );
  const line = fc.record(
    {
      kind: fc.constant('line' as const),
      ...{ ...ends, atMs, loss: chance, reordering: chance },
      latencyMs: fc.constantFrom(0, 500),
      octetsPerMs: fc.constantFrom(0.01, 100),
      cutOctets: fc.nat(2000),
    },
    { requiredKeys: ['kind', 'a', 'b', 'atMs'] },
  );
  const plain = fc.oneof(
    fc.record({ kind: fc.constant('strip' as const), ...ends, atMs }),
    fc.record({ kind: fc.constant('refuse' as const), host, port, atMs }),
    fc.record({ kind: fc.constant('slow' as const), host, waitMs: fc.constantFrom(0, 50, 400_000), atMs }),
    fc.record({ kind: fc.constant('disk' as const), host, atMs }),
    fc.record({ kind: fc.constant('clock' as const), host, skewMs: fc.constantFrom(-1e9, 0, 1e9), atMs }),
    fc.record({ kind: fc.constant('expire' as const), account: fc.constantFrom('bea@b.com', 'x'), atMs }),
    fc.record({ kind: fc.constant('policy' as const), host, mail: fc.constantFrom({ maxOctets: 10 }, { greylistMs: 100 }, {}), atMs }),
    fc.record({ kind: fc.constant('stop' as const), host, atMs, forMs: fc.constantFrom(0, 5000) }),
    fc.record({ kind: fc.constant('zone' as const), origin: fc.constantFrom('b.com', 'x'), records: fc.constant(NOTHING), atMs }),
  );
  const faults = fc.array(fc.oneof(answer, line, plain), { minLength: 1, maxLength: 5 });

  test('a run ends, without an error of ours, the same every time; and the link takes them', () => {
    fc.assert(
      fc.property(faults, (some) => {
        const once = finished(some);
        expect(once.journal.length).toBeLessThan(60_000);
        expect(hashOf(finished(some).journal)).toBe(hashOf(once.journal));
        expect(isInterventions(JSON.parse(JSON.stringify(some)))).toBe(true);
      }),
      { numRuns: 120 },
    );
  }, 120_000);

  test('what is switched off is as if it were not there', () => {
    fc.assert(
      fc.property(faults, (some) => {
        const off = some.map((fault) => ({ ...fault, off: true as const }));
        expect(hashOf(finished(off).journal)).toBe(hashOf(whole.journal));
        expect(isInterventions(JSON.parse(JSON.stringify(off)))).toBe(true);
      }),
      { numRuns: 20 },
    );
  });
});
