/** The books of a run: every message that was answered with 250 must be somewhere in the end, and not oftener than it may. RFC 5321 §6.1. */
import { firstRawValue, readHeader } from '../../src/mail/header.ts';
import { text } from '../../src/mail/octets.ts';
import type { Journal } from '../../src/sim/journal.ts';
import { Run } from '../../src/run/run.ts';
import type { Scenario } from '../../src/run/scenario.ts';
import { drawn } from '../../src/scenarios/drawn.ts';

/** A promise: this message, for this final address. */
interface Promised {
  messageId: string;
  address: string;
}

/** What does not balance, in words; nothing if all is well. */
export function imbalance(seed: number): string[] {
  const scenario = drawn(seed);
  const run = new Run({ scenario, seed });
  while (!run.advance(10_000));
  return complaints(run, scenario);
}

function complaints(run: Run, scenario: Scenario): string[] {
  const promised = promises(run, scenario);
  const kept = [...inMailboxes(run), ...inQueues(run, scenario), ...reported(run, scenario)];
  const excused = interrupted(run);
  const keys = [...new Set(promised.map(keyOf))];
  return keys.flatMap((key) => {
    const [owed, found] = [promised, kept].map((list) => list.filter((one) => keyOf(one) === key).length) as [number, number];
    // who is meant twice may get one copy or two, as the ways of the two cross or not
    if (found < 1) return [`${key}: promised, and nowhere`];
    return found > owed && !excused.has(key.split(' ')[0]!)
      ? [`${key}: promised ${owed} times, kept ${found} times, and no answer was lost`]
      : [];
  });
}

function keyOf({ messageId, address }: Promised): string {
  return `${messageId} ${address.toLowerCase()}`;
}

function messageIdOf(octets: Uint8Array): string {
  return firstRawValue(octets, readHeader(octets), 'Message-ID');
}

/** What the submission server took upon itself, with addresses that stand for others resolved. */
function promises(run: Run, scenario: Scenario): Promised[] {
  const { journal } = run;
  const server = run.scene.agents.findIndex(({ role, host }) => role === 'mta' && run.scene.hosts[host]!.id === 'smtp-a');
  const accepted = Array.from({ length: journal.length }, (_, index) => index).filter(
    (index) => journal.kind(index) === 'queued' && journal.label(index) === 'accepted' && journal.from(index) === server,
  );
  return accepted.flatMap((index) => {
    const number = journal.subject(index);
    const octets = run.body(number)!;
    // what comes back from elsewhere, and reports, are somebody else's promises
    if (journal.messages[number]!.reversePath !== 'ana@a.org' || !isSubmitted(octets)) return [];
    const messageId = messageIdOf(octets);
    return journal
      .detail(index)
      .split(' ')
      .flatMap((path) => [...new Set(finals(path, scenario))].map((address) => ({ messageId, address })));
  });
}

/** One Received field: it came from the program itself. */
function isSubmitted(octets: Uint8Array): boolean {
  return readHeader(octets).fields.filter(({ name }) => name === 'Received').length === 1;
}

/** Whom an address means in the end, by the scenario alone. */
function finals(path: string, scenario: Scenario, depth = 0): string[] {
  const alias = scenario.aliases?.find(({ address }) => address === path);
  if (alias && depth < 9) return alias.members.flatMap((member) => finals(member, scenario, depth + 1));
  const account = scenario.accounts.find(({ address }) => address === path);
  const { forward } = account ?? {};
  if (!forward || forward.told === '551') return [path];
  return [...(forward.keepCopy ? [path] : []), ...forward.to.flatMap((to) => finals(to, scenario, depth + 1))];
}

function inMailboxes(run: Run): Promised[] {
  return run.everyone.all.flatMap(({ address, mailboxes }) =>
    mailboxes.all.flatMap(({ mailbox }) => (mailbox?.messages ?? []).map(({ octets }) => ({ messageId: messageIdOf(octets), address }))),
  );
}

function inQueues(run: Run, scenario: Scenario): Promised[] {
  return run.waiting.flatMap(({ desk: { item, pending } }) =>
    pending.flatMap(({ path }) =>
      [...new Set(finals(path, scenario))].map((address) => ({ messageId: messageIdOf(item.letter.octets), address })),
    ),
  );
}

/** Failures that were reported: the report is with its reader, on its way to him, or could not be brought to him either. */
function reported(run: Run, scenario: Scenario): Promised[] {
  const { journal } = run;
  const made = new Set<number>();
  for (let index = 0; index < journal.length; index++)
    if (journal.kind(index) === 'note' && journal.label(index) === 'bounce.made') made.add(journal.subject(index));
  return [...made].flatMap((number) => failuresIn(text(run.body(number)!), scenario));
}

function failuresIn(report: string, scenario: Scenario): Promised[] {
  const messageId = [...report.matchAll(/^Message-ID: (.*)$/gim)].at(-1)![1]!.trim();
  const expanded = /^Reporting-MTA: dns; mx\.b\.com/m.test(report);
  const groups = [...report.matchAll(/^Final-Recipient: rfc822; (\S+)\r\nAction: failed/gm)];
  // whoever keeps the list has resolved it already: the address that he names means itself
  return groups.flatMap(([, path]) =>
    (expanded ? [path!] : [...new Set(finals(path!, scenario))]).map((address) => ({ messageId, address })),
  );
}

/** Messages whose text was sent on a connection that did not end as it should: the answer may have been lost, and a duplicate is no fault (§4.5.3.2.6). */
function interrupted(run: Run): Set<string> {
  const { journal } = run;
  const broken = new Set<number>();
  const sent = new Map<number, string[]>();
  for (let index = 0; index < journal.length; index++) {
    const connection = journal.connection(index);
    const messageId = carried(journal, index);
    if (messageId) sent.set(connection, [...(sent.get(connection) ?? []), messageId]);
    const early = journal.kind(index) === 'state' && / \/ (timeout|end)$/.test(journal.detail(index)) && journal.label(index) === 'closed';
    if (early || (journal.kind(index) === 'close' && journal.label(index) !== 'end')) broken.add(connection);
  }
  return new Set([...broken].flatMap((connection) => sent.get(connection) ?? []));
}

/** The Message-ID of what crosses the wire here, if it is a message: after DATA, or behind BDAT. */
function carried(journal: Journal, index: number): string {
  const kind = journal.kind(index);
  if (kind !== 'text' && !(kind === 'command' && journal.label(index) === 'BDAT')) return '';
  return /^Message-ID: (.*)\r$/im.exec(text(journal.octets(index)))?.[1] ?? '';
}
