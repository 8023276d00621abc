/** What the MUA's chart asks for. */
import { EMPTY } from '../../mail/octets.ts';
import { ImapClient, type ImapOutcome } from '../../protocols/imap/client.ts';
import { Pop3Client, type Pop3Outcome } from '../../protocols/pop3/client.ts';
import { isAccepted, reasonIn } from '../../protocols/smtp/fates.ts';
import { SmtpClient, type Fate } from '../../protocols/smtp/client.ts';
import { nonce } from '../credentials.ts';
import type { Effects, Tell, Work } from '../machine.ts';
import type { Letter, Surroundings } from '../surroundings.ts';
import type { MuaAction, MuaEvent } from './mua.machine.ts';
import { mailboxJob, mailboxServer, popLogin, submissionJob, submissionServer } from './manner.ts';
import type { Fetching, Posting, Submitting } from './wishes.ts';

/** One wish of its owner, and what came of it. */
export interface MuaDesk extends Work {
  /** What was written, and how it is submitted; nothing for who looks for mail. */
  posting: Posting;
  submitting: Submitting | undefined;
  letter: Letter;
  /** What the server said to each recipient. */
  fates: readonly Fate[];
  /** How mail is looked for; nothing for who writes. */
  fetching: Fetching | undefined;
  /** The message that came last, and its unique-id. */
  came: Incoming;
  /** How the session at the mailbox ended: 'bea@b.com PASS wrong password'. */
  ending: string;
}

interface Incoming {
  octets: Uint8Array;
  uniqueId: string;
}

export function clearDesk(): MuaDesk {
  return {
    cause: -1,
    posting: { octets: EMPTY, reversePath: '', forwardPaths: [] },
    submitting: undefined,
    letter: { number: -1, octets: EMPTY },
    fates: [],
    fetching: undefined,
    came: { octets: EMPTY, uniqueId: '' },
    ending: '',
  };
}

/** Whose program it is. `fetched`: what its owner has by now. */
export interface Owner {
  surroundings: Surroundings;
  agent: number;
  hostName: string;
  fetched: Uint8Array[];
}

export function muaActions({ surroundings, agent, hostName, fetched }: Owner): Effects<MuaAction, MuaEvent, MuaDesk> {
  /** Unique-ids of what it has already. */
  const known = new Set<string>();
  const fresh = () => nonce(surroundings);
  return {
    compose(desk) {
      const { octets, reversePath, forwardPaths, signed } = desk.posting;
      desk.letter = surroundings.letter(octets, -1, reversePath, forwardPaths);
      const subject = desk.letter.number;
      desk.cause = surroundings.note(agent, { kind: 'composed', label: 'message', subject, detail: forwardPaths.join(' ') });
      // its program alone does it: no server is asked
      if (signed)
        desk.cause = surroundings.note(agent, { kind: 'note', label: `signed.${signed}`, subject, detail: reversePath, cause: desk.cause });
      return { type: 'composed' };
    },
    submit({ posting, submitting, letter, cause }, tell) {
      const job = submissionJob(posting, submitting!, hostName, fresh);
      const keepsCopies = submitting!.copy !== undefined;
      const over = (fates: readonly Fate[]) => tell({ type: 'submission over', taken: fates.some(isAccepted), keepsCopies }, { fates });
      surroundings.connect(agent, submissionServer(submitting!, letter.number, cause), (carrier) => new SmtpClient(job, carrier, over));
    },
    tellRefused({ fates, letter }) {
      for (const fate of fates.filter((one) => !isAccepted(one)))
        surroundings.note(agent, {
          kind: 'note',
          label: 'submission.failed',
          subject: letter.number,
          detail: `${fate.forwardPath} ${reasonIn(fate)}`,
        });
    },
    saveCopy({ letter, submitting }, tell) {
      const { mailbox, fetching } = submitting!.copy!;
      const job = { ...mailboxJob(fetching, known, fresh), save: { mailbox, octets: letter.octets, flags: ['\\Seen'] } };
      const inbox = { message: () => {}, done: sessionOver(fetching.account, tell) };
      surroundings.connect(agent, mailboxServer('imap', fetching), (carrier) => new ImapClient(job, carrier, inbox));
    },
    fetch({ fetching }, tell) {
      const { via, account, leaveOnServer, mechanism, headersOnly, idleMs } = fetching!;
      const job = mailboxJob(fetching!, known, fresh);
      const inbox = { message: (came: Incoming) => tell({ type: 'message came' }, { came }), done: sessionOver(account, tell) };
      surroundings.connect(agent, mailboxServer(via, fetching!), (carrier) =>
        via === 'pop3'
          ? new Pop3Client({ ...job, leaveOnServer, login: popLogin(mechanism), utf8: true }, carrier, inbox)
          : new ImapClient({ ...job, headersOnly, idleMs: idleMs || undefined }, carrier, inbox),
      );
    },
    keep({ came: { octets, uniqueId }, fetching }) {
      if (uniqueId !== '') known.add(uniqueId);
      fetched.push(octets);
      surroundings.note(agent, { kind: 'fetched', label: fetching!.account, subject: surroundings.numberOf(octets) });
    },
    noteFailure: ({ ending }) => void surroundings.note(agent, { kind: 'note', label: 'fetch.failed', detail: ending }),
  };
}

function sessionOver(account: string, tell: Tell<MuaEvent, MuaDesk>) {
  return ({ outcome, verb, reply }: Pop3Outcome | ImapOutcome): void =>
    tell({ type: 'session over', well: outcome === 'done' }, { ending: `${account} ${verb} ${reply?.text ?? outcome}` });
}
