/** What the program's chart asks for. */
import { ImapClient, type ImapCommand, type ImapLine } from '../../protocols/imap/client.ts';
import type { Response } from '../../protocols/imap/responses.ts';
import { Pop3Client } from '../../protocols/pop3/client.ts';
import { isAccepted, reasonIn } from '../../protocols/smtp/fates.ts';
import { SmtpClient, type Fate } from '../../protocols/smtp/client.ts';
import { nonce } from '../credentials.ts';
import type { Effects, Work } from '../machine.ts';
import { mailboxJob, mailboxServer, popLogin, submissionJob, submissionServer } from '../mua/manner.ts';
import type { Fetching, Posting, Submitting } from '../mua/mua.ts';
import type { Surroundings } from '../surroundings.ts';
import { deedInShort, type Deed } from './deeds.ts';
import type { ProgramAction, ProgramEvent } from './program.machine.ts';
import type { Answer, Script, Step } from './script.ts';
import type { Shelf } from './shelf.ts';

/** What lies before the program. */
export interface ProgramDesk extends Work {
  /** Clicks that wait for the one before them. */
  readonly clicks: Deed[];
  script: Script | undefined;
  step: Step | undefined;
  /** What came of the last step. */
  answer: Answer;
  /** The line to the mailbox, if it is open. */
  line: ImapLine | undefined;
}

/** Where a click began and ended in the journal. */
export interface Done {
  deed: Deed;
  /** Entries. */
  from: number;
  to: number;
  /** '' or why it was not done. */
  outcome: string;
}

/** Whose program it is, and how it is set up. */
export interface Owner {
  surroundings: Surroundings;
  agent: number;
  hostName: string;
  fetching: Fetching;
  submitting: Submitting | undefined;
  shelf: Shelf;
  script(deed: Deed): Script;
  done: Done[];
  /** A click is over, and none waits. */
  rested(): void;
}

const NOTHING: Answer = { ok: true, text: '', code: '', heard: [], came: [] };

export function clearDesk(): ProgramDesk {
  return { cause: -1, clicks: [], script: undefined, step: undefined, answer: NOTHING, line: undefined };
}

export function programActions(owner: Owner): Effects<ProgramAction, ProgramEvent, ProgramDesk> {
  const { surroundings, agent, shelf, fetching, submitting } = owner;
  const fresh = () => nonce(surroundings);
  return {
    begin(desk) {
      desk.script = owner.script(owner.done.at(-1)!.deed);
      desk.answer = NOTHING;
    },
    think(desk) {
      const { value, done } = desk.script!.next(desk.answer);
      desk.step = done ? undefined : value;
      if (done) owner.done.at(-1)!.outcome = value;
      return { type: 'thought', wish: done ? 'nothing' : value.wish };
    },
    connect(desk, tell) {
      const heard: Response[] = [];
      const attend = {
        ready(line: ImapLine) {
          shelf.show({ isConnected: true });
          tell({ type: 'line is ready' }, { line, answer: NOTHING });
        },
        heard: (response: Response) => void heard.push(response),
        answered({ condition, text, code }: { condition: string; text: string; code: string }) {
          tell({ type: 'answered' }, { answer: { ...NOTHING, ok: condition === 'OK', text, code, heard: heard.splice(0) } });
        },
      };
      const job = { ...mailboxJob(fetching, new Set(), fresh), attend };
      const over = { message: () => {}, done: (ended: Ended) => tell({ type: 'line is lost' }, { line: undefined, answer: lost(ended) }) };
      const server = { ...mailboxServer('imap', fetching), cause: desk.cause };
      surroundings.connect(agent, server, (carrier) => new ImapClient(job, carrier, over));
    },
    say: ({ line, step }) => line!.say((step as { command: ImapCommand }).command),
    leave: ({ line }) => line!.leave(),
    noteLoss(desk) {
      if (shelf.picture.isConnected) shelf.show({ isConnected: false });
      desk.line = undefined;
    },
    submit({ step, cause }, tell) {
      const posting = (step as { posting: Posting }).posting;
      const letter = surroundings.letter(posting.octets, -1, posting.reversePath, posting.forwardPaths);
      const detail = posting.forwardPaths.join(' ');
      const composed = surroundings.note(agent, { kind: 'composed', label: 'message', subject: letter.number, detail, cause });
      const job = submissionJob(posting, submitting!, owner.hostName, fresh);
      const over = (fates: readonly Fate[]) => tell({ type: 'submission over' }, { answer: verdict(fates) });
      const server = submissionServer(submitting!, letter.number, composed);
      surroundings.connect(agent, server, (carrier) => new SmtpClient(job, carrier, over));
    },
    fetch(desk, tell) {
      const { known } = desk.step as { known: ReadonlySet<string> };
      const job = {
        ...mailboxJob(fetching, known, fresh),
        leaveOnServer: fetching.leaveOnServer,
        login: popLogin(fetching.mechanism),
        utf8: true,
      };
      desk.answer = NOTHING;
      const inbox = {
        message: (came: Answer['came'][number]) =>
          tell({ type: 'message came' }, { answer: { ...NOTHING, came: [...desk.answer.came, came] } }),
        done: (ended: Ended) => {
          const { ok, text } = ended.outcome === 'done' ? NOTHING : lost(ended);
          tell({ type: 'session over' }, { answer: { ...desk.answer, ok, text } });
        },
      };
      const server = { ...mailboxServer('pop3', fetching), cause: desk.cause };
      surroundings.connect(agent, server, (carrier) => new Pop3Client(job, carrier, inbox));
    },
    keep({ answer: { came } }) {
      const { octets } = came.at(-1)!;
      surroundings.note(agent, { kind: 'fetched', label: fetching.account, subject: surroundings.numberOf(octets) });
    },
    finish(desk, tell) {
      const last = owner.done.at(-1)!;
      const label = last.outcome === '' ? 'program.done' : 'program.failed';
      last.to = surroundings.note(agent, { kind: 'note', label, detail: last.outcome, cause: desk.cause });
      shelf.show({});
      if (desk.clicks.length === 0) return owner.rested();
      clicked(owner, desk);
      tell({ type: 'click' });
    },
  };
}

/** The next click is taken up: what follows is caused by it. */
export function clicked({ surroundings, agent, done }: Pick<Owner, 'surroundings' | 'agent' | 'done'>, desk: ProgramDesk): void {
  const deed = desk.clicks.shift()!;
  desk.cause = surroundings.note(agent, { kind: 'note', label: 'program.click', detail: deedInShort(deed) });
  done.push({ deed, from: desk.cause, to: -1, outcome: '' });
}

/** How a session at the mailbox ended. */
interface Ended {
  outcome: 'done' | 'refused' | 'lost';
  verb: string;
  reply?: { text: string };
  obstacle?: string;
}

function lost({ outcome, verb, reply, obstacle }: Ended): Answer {
  const text = outcome === 'done' ? '' : (reply?.text ?? obstacle ?? `${verb} ${outcome}`.trim());
  return { ...NOTHING, ok: outcome === 'done', text };
}

/** Handed in if somebody gets it; whoever was refused is named. */
function verdict(fates: readonly Fate[]): Answer {
  const text = fates
    .filter((fate) => !isAccepted(fate))
    .map((fate) => `${fate.forwardPath} ${reasonIn(fate)}`)
    .join(', ');
  return { ...NOTHING, ok: fates.some(isAccepted), text };
}
