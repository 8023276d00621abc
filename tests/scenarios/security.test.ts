import { describe, expect, test } from 'vitest';
import { verifyDkim } from '../../src/mail/authentication/dkimVerify.ts';
import { allFields, fieldValue, readHeader } from '../../src/mail/header.ts';
import { text } from '../../src/mail/octets.ts';
import type { Scenario } from '../../src/run/scenario.ts';
import { signingKeys, withKeysPublished } from '../../src/run/dkim-keys.ts';
import { Run } from '../../src/run/run.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';
import { hostsWith, saysInDns } from '../../src/scenarios/town.ts';
import { answered } from '../mail/authentication/table.ts';

function played(scenario: Scenario, seed = 1): Run {
  const run = new Run({ scenario, seed });
  while (!run.advance(10_000));
  return run;
}
const story = (id: string) => played(scenarioNamed(id)!);

/** Labels of the notes about the sender, in order: 'spf.fail a.org'. */
function findings({ journal }: Run): string[] {
  const found: string[] = [];
  for (let index = 0; index < journal.length; index++) {
    const { kind, label, detail } = journal.entry(index);
    if (kind === 'note' && /^(spf|dkim|arc|dmarc|junk)\./.test(label)) found.push(`${label} ${detail.split(' ')[0]}`);
  }
  return found;
}

/** Replies to the text of a message. */
function verdicts({ journal }: Run): string[] {
  const said: string[] = [];
  for (let index = 0; index < journal.length; index++) {
    const { kind, cause, octets } = journal.entry(index);
    if (kind === 'reply' && cause >= 0 && journal.kind(cause) === 'text') said.push(text(octets).trim());
  }
  return said;
}

const results = (message: Uint8Array | undefined) =>
  allFields(readHeader(message!), 'Authentication-Results').map((field) => fieldValue(message!, field));

describe('ARC', () => {
  const sealed = scenarioNamed('arc')!;

  test('arc: DMARC fails after the list has changed the letter, and its seal is believed', () => {
    const run = story('arc');
    expect(findings(run).slice(-5)).toEqual([
      'spf.pass c.net',
      'dkim.fail a.org',
      'arc.pass c.net',
      'dmarc.fail a.org',
      'dmarc.overruled a.org',
    ]);
    const [letter] = run.inboxOf('bea@b.com');
    expect(results(letter)[0]).toMatch(/^mx\.b\.com; [\s\S]*arc=pass smtp\.remote-ip=203\.0\.113\.25;[\s\S]*dmarc=fail/);
    expect(text(letter!)).toMatch(/Subject: \[equipo\] Comida\r\n[\s\S]*Ana\r\n--\r\nLista equipo@c\.net\r\n$/);
  });

  test('the same seal by somebody who is not believed helps nothing', () => {
    const verify = { spf: 'note', dkim: true, dmarc: 'enforce', arc: ['d.example'] } as const;
    const run = played({ ...sealed, hosts: hostsWith({ 'mx-b': { mail: { verify } } }, sealed.hosts) });
    expect(findings(run).slice(-2)).toEqual(['arc.pass c.net', 'dmarc.fail a.org']);
    expect(run.inboxOf('bea@b.com')).toEqual([]);
  });

  test('a list that seals without having looked seals nothing', () => {
    const arc = sealed.hosts.find(({ id }) => id === 'mx-c')!.mail!.arc!;
    const run = played({ ...sealed, hosts: hostsWith({ 'mx-c': { mail: { arc } } }, sealed.hosts) });
    expect(findings(run).slice(-2)).toEqual(['arc.none -', 'dmarc.fail a.org']);
  });

  test('arc-broken: re-encoded after it was sealed, so nothing is believed, and the list’s owner hears of it', () => {
    const run = story('arc-broken');
    expect(findings(run).slice(-2)).toEqual(['arc.fail -', 'dmarc.fail a.org']);
    expect(run.inboxOf('bea@b.com')).toEqual([]);
    expect(run.inboxOf('esteban@c.net')).toHaveLength(1);
  });
});

describe('the stories', () => {
  test('spf-forgery: the domain says who may, and the forger is refused', () => {
    const run = story('spf-forgery');
    expect(findings(run)).toEqual(['spf.fail a.org']);
    expect(verdicts(run)).toEqual(['550 5.7.23 SPF validation failed: 203.0.113.66 may not send for a.org']);
    expect(run.inboxOf('bea@b.com')).toEqual([]);
  });

  test('forgery-unnoticed: nobody said anything, so it is delivered', () => {
    const run = story('forgery-unnoticed');
    expect(findings(run)).toEqual(['spf.none a.org', 'dkim.none -', 'dmarc.none a.org']);
    expect(run.fetchedOn('bea-laptop')).toHaveLength(1);
    expect(results(run.inboxOf('bea@b.com')[0])).toEqual([
      'mx.b.com; spf=none smtp.mailfrom=ana@a.org; dkim=none; dmarc=none header.from=a.org',
    ]);
  });

  test('dkim-signed: both signatures pass, and Bea can verify what she fetched herself', () => {
    const run = story('dkim-signed');
    expect(findings(run)).toEqual(['dkim.signed a.org', 'dkim.signed a.org', 'dkim.pass a.org', 'dkim.pass a.org']);
    const [fetched] = run.fetchedOn('bea-laptop');
    const zone = withKeysPublished(scenarioNamed('dkim-signed')!, 1).zones.find(({ origin }) => origin === 'a.org')!;
    const table = Object.fromEntries(zone.records.map(({ name, type, data }) => [`${name} ${type}`, [data]]));
    expect(answered(verifyDkim(fetched!, 1_795_251_700), table).map(({ result, algorithm }) => `${algorithm} ${result}`)).toEqual([
      'rsa-sha256 pass',
      'ed25519-sha256 pass',
    ]);
  });

  test('dkim-broken: the words came through, the signature did not', () => {
    const run = story('dkim-broken');
    expect(findings(run)).toEqual(['dkim.signed a.org', 'dkim.fail a.org']);
    expect(run.inboxOf('bea@b.com')).toHaveLength(1);
  });

  test('dmarc-reject: SPF passes for the envelope, which is not the author’s', () => {
    const run = story('dmarc-reject');
    expect(findings(run)).toEqual(['spf.pass mallory.example', 'dkim.none -', 'dmarc.fail a.org']);
    expect(verdicts(run)).toEqual(['550 5.7.1 The DMARC policy of a.org asks to refuse this message']);
  });

  test('forwarding-breaks-spf: DKIM carries DMARC over the second hop', () => {
    const run = story('forwarding-breaks-spf');
    expect(findings(run).slice(1)).toEqual([
      ...['spf.pass a.org', 'dkim.pass a.org', 'dmarc.pass a.org'],
      ...['spf.fail a.org', 'dkim.pass a.org', 'dmarc.pass a.org'],
    ]);
    const [forwarded] = run.inboxOf('esteban@c.net');
    expect(results(forwarded).map((field) => field.split(';')[0])).toEqual(['mx.c.net', 'mx.b.com']);
    expect(text(forwarded!)).toMatch(/^Return-Path[^]*?Delivered-To[^]*?Authentication-Results: mx\.c\.net[^]*?Received: from mx\.b\.com/);
  });
});

describe('what else a receiver may decide', () => {
  const forged = scenarioNamed('dmarc-reject')!;
  const asks = (policy: string) => ({ ...forged, zones: saysInDns({ '_dmarc.a.org': `v=DMARC1; p=${policy}` }) });

  test('quarantine: taken, and laid into Junk', () => {
    const run = played(asks('quarantine'));
    expect(findings(run)).toEqual(['spf.none mallory.example', 'dkim.none -', 'dmarc.fail a.org', 'junk.filed bea@b.com']);
    expect(verdicts(run)[0]).toMatch(/^250 /);
    expect(run.inboxOf('bea@b.com')).toEqual([]);
    expect(run.everyone.find('bea@b.com')!.mailboxes.find('Junk')!.mailbox!.messages).toHaveLength(1);
  });

  test('none: noted, and delivered', () => {
    expect(played(asks('none')).inboxOf('bea@b.com')).toHaveLength(1);
  });

  test('only noted: p=reject changes nothing', () => {
    const hosts = forged.hosts.map((host) => (host.id === 'mx-b' ? { ...host, mail: { verify: { dmarc: 'note' as const } } } : host));
    const run = played({ ...forged, hosts });
    expect(findings(run).at(-1)).toBe('dmarc.fail a.org');
    expect(run.inboxOf('bea@b.com')).toHaveLength(1);
  });

  test('a signature demanded: 550 5.7.20', () => {
    const hosts = forged.hosts.map((host) => (host.id === 'mx-b' ? { ...host, mail: { verify: { dkim: 'enforce' as const } } } : host));
    expect(verdicts(played({ ...forged, hosts }))).toEqual(['550 5.7.20 No passing DKIM signature found: message not signed']);
  });

  test('a DNS that is silent: 451, and the sender tries again', () => {
    const spf = scenarioNamed('spf-forgery')!;
    const silent = { ...spf, faults: [{ kind: 'stop' as const, host: 'dns-a', atMs: 0 }] };
    const run = played(silent);
    expect(findings(run)).toEqual(['spf.temperror a.org']);
    expect(verdicts(run)).toEqual(['451 4.7.24 SPF validation error, try again later: a.org']);
  });

  test('a field forged in the name of this host goes, and its own comes', () => {
    const unnoticed = scenarioNamed('forgery-unnoticed')!;
    const actions = unnoticed.actions.map((action) =>
      action.do === 'type'
        ? {
            ...action,
            lines: action.lines.map((line) =>
              typeof line === 'string' ? line.replace('From: Ana', 'Authentication-Results: mx.b.com; dmarc=pass\r\nFrom: Ana') : line,
            ),
          }
        : action,
    );
    const run = played({ ...unnoticed, actions });
    expect(results(run.inboxOf('bea@b.com')[0])).toEqual([expect.stringContaining('dmarc=none')]);
  });
});

describe('keys', () => {
  const settings = { domain: 'a.org', selector: 'nov', algorithm: 'both' as const };
  test('the same seed makes the same keys, another seed others; they are published where the domain is', () => {
    const records = (seed: number) =>
      withKeysPublished({ ...scenarioNamed('journey')!, hosts: hostsWith({ 'smtp-a': { mail: { dkim: settings } } }) }, seed)
        .zones.flatMap((zone) => zone.records.map((record) => `${zone.origin} ${record.name} ${record.data}`))
        .filter((line) => line.includes('_domainkey'));
    expect(records(7)).toHaveLength(2);
    expect(records(7).every((line) => line.startsWith('a.org nov'))).toBe(true);
    expect(records(7)).toEqual(records(7));
    expect(records(8)[0]).not.toBe(records(7)[0]);
  });

  test('an RSA key has 1024 bits', () => {
    const [rsa] = signingKeys(settings, 3);
    expect(rsa!.key.algorithm === 'rsa-sha256' && rsa!.key.n.toString(2)).toHaveLength(1024);
  });
});
