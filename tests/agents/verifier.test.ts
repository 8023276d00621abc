/** A minute is the longest that a message waits for answers about its origin (RFC 7208 §4.6.4); slow-dns tells it, this shows that nothing more is asked. */
import { expect, test } from 'vitest';
import { Verifier } from '../../src/agents/door/verifier.ts';
import type { Inquirer, Judgement, VerifyHabits } from '../../src/agents/door/verify-habits.ts';
import { ascii } from '../../src/mail/octets.ts';
import type { Packet } from '../../src/protocols/dns/wire.ts';
import { emptyEnvelope } from '../../src/protocols/smtp/policy.ts';

const SIGNATURE =
  'DKIM-Signature: v=1; a=rsa-sha256; d=slow.example; s=k; h=From; bh=2jmj7l5rSw0yVb/vlWAYkK/YBwk=; b=MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=\r\n';
const MESSAGE = ascii(`${SIGNATURE}From: ana@slow.example\r\nSubject: x\r\n\r\nx\r\n`);

interface Judged {
  edges: string[];
  judgement: Judgement | undefined;
  questions: number;
}

/** Judges a message while the DNS says nothing for a minute, and then that it does not know; `spoken`: questions that it answers with no at once. */
function judgedInSilence(habits: VerifyHabits, message = MESSAGE, spoken = /^$/): Judged {
  const found: Judged = { edges: [], judgement: undefined, questions: 0 };
  const timers = new Set<() => void>();
  const answers: (() => void)[] = [];
  const inquirer: Inquirer = {
    agent: 0,
    hostName: 'mx.b.com',
    resolver: '192.0.2.53',
    stub: {
      ask(_server, name, _type, _recursive, cause, answered) {
        found.questions++;
        if (spoken.test(name)) return answered({ rcode: 'NXDOMAIN', answers: [] } as unknown as Packet, cause);
        answers.push(() => answered(undefined, cause));
      },
    },
    surroundings: {
      epochMs: () => 0,
      random: () => 0,
      note: () => -1,
      machine: () => ({ moved: (state, edge) => void found.edges.push(`${edge} → ${state}`) }),
      after(_, act) {
        timers.add(act);
        return { cancel: () => void timers.delete(act) };
      },
    },
  };
  const speaker = { helo: 'slow.example', extended: true, lmtp: false, tls: null, user: '' };
  const envelope = { ...emptyEnvelope(speaker), reversePath: 'ana@slow.example' };
  const arrival = { fromAddress: '203.0.113.9', parent: -1, cause: -1 };
  new Verifier(inquirer, habits).judge(message, envelope, arrival, (judgement) => (found.judgement = judgement));
  for (const timer of [...timers]) timer();
  for (let answer = answers.shift(); answer; answer = answers.shift()) answer();
  return found;
}

test('SPF: what is not known after a minute is not known', () => {
  const { edges, judgement } = judgedInSilence({ spf: 'enforce' });
  expect(edges.slice(0, 2)).toEqual(['message / SPF is asked for → checkingClient', 'patience is over → checkingClient']);
  expect(judgement?.refusal).toMatchObject({ code: 451, enhanced: '4.7.24' });
});

test('DKIM: a key that did not come in a minute is out of reach', () => {
  const { edges, judgement } = judgedInSilence({ dkim: 'enforce' });
  expect(edges.slice(0, 2)).toEqual(['message / signatures are asked for → checkingSignatures', 'patience is over → checkingSignatures']);
  expect(judgement?.refusal).toMatchObject({ code: 451, enhanced: '4.7.0' });
});

test('a block list that does not answer in a minute lists nobody', () => {
  const { edges, judgement } = judgedInSilence({ dnsbl: 'bl.example' });
  expect(edges.slice(0, 3)).toEqual([
    'message / a block list is asked → askingList',
    'patience is over → askingList',
    'list asked → checkingClient',
  ]);
  expect(judgement?.refusal).toBeUndefined();
});

test('ARC: a seal whose key did not come in a minute decides nothing for good', () => {
  const seals = ascii(
    'ARC-Seal: i=1; a=rsa-sha256; t=1; cv=none; d=slow.example; s=k; b=AAAA\r\n' +
      'ARC-Message-Signature: i=1; a=rsa-sha256; d=slow.example; s=k; h=From; bh=AAAA; b=AAAA\r\n' +
      'ARC-Authentication-Results: i=1; mx.slow.example; dmarc=pass header.from=slow.example\r\n' +
      'From: ana@slow.example\r\n\r\nx\r\n',
  );
  const { edges, judgement } = judgedInSilence({ dmarc: 'enforce', arc: ['slow.example'] }, seals, /^slow\.example$/);
  expect(edges).toContain('patience is over → checkingSeals');
  expect(judgement?.refusal).toMatchObject({ code: 451 });
});

test('after the minute nothing more is asked', () => {
  const { edges, questions } = judgedInSilence({ spf: 'note', dkim: true, dmarc: 'note' });
  expect(questions).toBe(1);
  expect(edges.at(-1)).toBe('policy checked → accepting');
});

test('a host that asks for nothing lets in', () => {
  const { edges, judgement } = judgedInSilence({});
  expect(edges).toEqual(['message → accepting']);
  expect(judgement?.refusal).toBeUndefined();
});
