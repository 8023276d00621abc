/** Stories played to their end, and what is asked of them. */
import { text } from '../../src/mail/octets.ts';
import { Run } from '../../src/run/run.ts';
import { scenarioNamed } from '../../src/scenarios/index.ts';

export function finished(id: string): Run {
  const run = new Run({ scenario: scenarioNamed(id)!, seed: 1 });
  while (!run.advance(10_000));
  return run;
}

const entries = ({ journal }: Run): number[] => Array.from({ length: journal.length }, (_, index) => index);

/** Replies of a connection, or of all, as lines. */
export function replies(run: Run, connection = ''): string[] {
  const { journal } = run;
  return entries(run)
    .filter((index) => journal.kind(index) === 'reply' && journal.connections[journal.connection(index)]!.name.startsWith(connection))
    .flatMap((index) => text(journal.octets(index)).split('\r\n').slice(0, -1));
}

export function labels(run: Run, kind: string): string[] {
  return entries(run)
    .filter((index) => run.journal.kind(index) === kind)
    .map((index) => run.journal.label(index));
}

/** Messages in a mailbox. */
export function lyingIn(run: Run, account: string, mailbox = 'INBOX'): string[] {
  return (run.everyone.find(account)!.mailboxes.find(mailbox)?.mailbox?.messages ?? []).map(({ octets }) => text(octets));
}
