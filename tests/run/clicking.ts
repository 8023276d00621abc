/** Clicks at Bea's mail program, in a town with four letters in her mailbox; what it says, and what it shows. */
import type { Doing, Hand, Written } from '../../src/run/hands/hand.ts';
import { Run } from '../../src/run/run.ts';
import type { Intervention, Scenario } from '../../src/run/scenario.ts';
import { letters } from '../../src/scenarios/letters.ts';
import { devicesWith, hostsWith, town } from '../../src/scenarios/town.ts';

/** Bea's letters are there after four minutes; she can write, too. */
export const scenario: Scenario = {
  ...town,
  id: 'program-test',
  hosts: hostsWith({ 'mx-b': { agents: ['msa', 'mta', 'mda', 'pop3', 'imap'] } }),
  devices: devicesWith({ 'bea-laptop': { submitTo: 'mx.b.com' }, 'bea-telephone': { submitTo: 'mx.b.com' } }),
  actions: letters,
};
export const FROM_MS = 10 * 60_000;

export type Via = 'imap' | 'pop3';
export const using = (deeds: readonly Doing[], via: Via = 'imap', host = 'bea-laptop'): Hand => ({
  kind: 'use',
  host,
  via,
  deeds: deeds.map((deed, number) => ({ ...deed, atMs: FROM_MS + number * 5000 })),
});

export function played(...interventions: Intervention[]): Run {
  const run = new Run({ scenario, seed: 1, interventions });
  while (!run.advance(10_000));
  return run;
}

/** What the program has said at each click: '' for the octets of a literal. */
export function said(run: Run, program = 0): string[][] {
  const { done, agent } = run.programs.used[program]!;
  const { journal } = run;
  return done.map(({ from, to }) => {
    const indices = Array.from({ length: to - from }, (_, place) => from + place);
    return indices
      .filter((index) => journal.kind(index) === 'command' && journal.from(index) === agent)
      .map((index) =>
        new TextDecoder()
          .decode(journal.octets(index))
          .split('\r\n')[0]!
          .replace(/^a\d+ /, ''),
      );
  });
}

/** What the last of these clicks says. */
export function saidLast(deeds: readonly Doing[], via?: Via, ...more: Intervention[]): string[] {
  return said(played(using(deeds, via), ...more)).at(-1)!;
}

export const storedIn = (run: Run, mailbox: string): string[] =>
  (run.everyone.find('bea@b.com')!.mailboxes.find(mailbox)?.mailbox?.messages ?? []).map(({ octets }) => new TextDecoder().decode(octets));
export const shown = (run: Run, program = 0) => run.programs.used[program]!.sights.at(-1)!.picture;
export const outcomes = (run: Run): string[] => run.programs.used[0]!.done.map(({ outcome }) => outcome);

export const letter = (more: Partial<Written> = {}): Written => ({
  to: ['Ana <ana@a.org>'],
  cc: [],
  bcc: [],
  replyTo: '',
  subject: 'Re: Comida del viernes',
  text: 'De acuerdo.\n',
  attachments: [],
  ...more,
});

export const OPEN: Doing = { do: 'open' };
