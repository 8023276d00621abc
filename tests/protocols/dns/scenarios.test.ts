/** What the stories about the DNS are about. */
import { expect, test } from 'vitest';
import { Run } from '../../../src/run/run.ts';
import { addressFallback } from '../../../src/scenarios/dns/address-fallback.ts';
import { dnsSilent } from '../../../src/scenarios/dns/dns-silent.ts';
import { dnsTruncated } from '../../../src/scenarios/dns/dns-truncated.ts';
import { dnsWalk } from '../../../src/scenarios/dns/dns-walk.ts';
import { scenarios } from '../../../src/scenarios/index.ts';
import { noSuchDomain } from '../../../src/scenarios/dns/no-such-domain.ts';
import { nullMx } from '../../../src/scenarios/dns/null-mx.ts';
import type { Scenario } from '../../../src/run/scenario.ts';

function played(scenario: Scenario): Run {
  const run = new Run({ scenario, seed: 1 });
  while (!run.advance(10_000));
  return run;
}

function said(run: Run, kind: string): string[] {
  const all: string[] = [];
  for (let index = 0; index < run.journal.length; index++)
    if (run.journal.kind(index) === kind) all.push(`${run.journal.label(index)} ${run.journal.detail(index)}`.trim());
  return all;
}

const reportTo = (run: Run) => new TextDecoder().decode(run.fetchedOn('ana-laptop')[0]);

test('the walk: root, com, b.com; the second question finds the way remembered', () => {
  const run = played(dnsWalk);
  expect(said(run, 'question')).toEqual(['b.com MX', 'b.com MX', 'b.com MX', 'b.com MX', 'mx.b.com A', 'mx.b.com A']);
  expect(said(run, 'answer').slice(0, 2)).toEqual(['NOERROR com NS a.gtld-servers.net', 'NOERROR b.com NS ns.b.com']);
  expect(said(run, 'cached').slice(0, 2)).toEqual(['com NS com NS a.gtld-servers.net', 'b.com NS b.com NS ns.b.com']);
  expect(run.fetchedOn('bea-laptop')).toHaveLength(1);
});

test('no MX: the address of the domain itself is taken', () => {
  const run = played(addressFallback);
  expect(said(run, 'question')).toContain('b.com A');
  expect(run.fetchedOn('bea-laptop')).toHaveLength(1);
});

test('null MX and no such domain: Ana is told, nobody is called on', () => {
  expect(reportTo(played(nullMx))).toContain('Status: 5.1.10');
  const run = played(noSuchDomain);
  expect(reportTo(run)).toContain('Status: 5.1.2');
  expect(run.journal.connections.some(({ protocol }) => protocol === 'smtp')).toBe(false);
});

test('truncated: the questions are put again over TCP, by the MTA and by the resolver', () => {
  const run = played(dnsTruncated);
  expect(said(run, 'answer').slice(0, 2)).toEqual(['NOERROR TC', 'NOERROR TC']);
  expect(run.journal.connections.filter(({ protocol }) => protocol === 'dns')).toHaveLength(2);
  expect(run.fetchedOn('bea-laptop')).toHaveLength(1);
});

test('silence: SERVFAIL before the MTA has given up, half an hour in the queue, then delivered', () => {
  const run = played(dnsSilent);
  expect(said(run, 'answer')[0]).toBe('SERVFAIL');
  const timer = run.journal.find('mail:timer retry#1');
  expect(run.journal.until(timer) - run.journal.at(timer)).toBe(30 * 60_000);
  expect(run.fetchedOn('bea-laptop')).toHaveLength(1);
});

test('every zone has one SOA, and a name server at its top; the SOA names one: RFC 1034 §4.2.1, RFC 1035 §3.3.13', () => {
  const apex = (scenario: Scenario, type: string) =>
    scenario.zones.map(({ origin, records }) => ({
      zone: `${scenario.id} ${origin}`,
      data: records.filter((record) => record.type === type && record.name === origin).map(({ data }) => data),
    }));
  for (const scenario of scenarios) {
    const servers = apex(scenario, 'NS');
    apex(scenario, 'SOA').forEach(({ zone, data }, index) => {
      expect(data, zone).toHaveLength(1);
      expect(servers[index]!.data, zone).toContain(data[0]!.split(' ')[0]);
    });
  }
});
