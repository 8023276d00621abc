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
import { requestOf, type WebDoor, type WebRequest } from '../browser/asking.ts';
import type { CookieJar } from '../../protocols/http/cookies.ts';
import type { HttpResponse } from '../../protocols/http/message.ts';
import { deedInShort, type Deed } from './deeds.ts';
import type { ProgramAction, ProgramEvent } from './program.machine.ts';
import type { Queue } from './queue.ts';
import { PageLine } from './page-line.ts';
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
  /** Along which pages come, while one is awaited. */
  pages: PageLine | undefined;
  /** The line is the server's until IDLE is over. */
  isListening: boolean;
  /** What the server told meanwhile. */
  news: Response | undefined;
  /** It is at work without a click: it lists what the server told of. */
  isByItself: boolean;
  /** When its owner clicked last, epoch ms. */
  clickedMs: number;
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
  /** Web mail: where it is, and what it asked this browser to keep. */
  web: { door: WebDoor; cookies: CookieJar } | undefined;
  shelf: Shelf;
  script(deed: Deed): Script;
  /** What the server told of is listed. */
  catchUp(): Script;
  /** Something came untagged. */
  hear(response: Response): void;
  queue: Queue;
  done: Done[];
  /** A click is over, and none waits. */
  rested(): void;
}

/** A device that nobody has touched for so long goes to sleep, and its program with it. */
const AWAY_MS = 2 * 3_600_000;

const NOTHING: Answer = { ok: true, text: '', code: '', heard: [], came: [] };

export function clearDesk(): ProgramDesk {
  return {
    cause: -1,
    clicks: [],
    script: undefined,
    step: undefined,
    answer: NOTHING,
    pages: undefined,
    ...{ line: undefined, isListening: false, news: undefined, isByItself: false, clickedMs: 0 },
  };
}

export function programActions(owner: Owner): Effects<ProgramAction, ProgramEvent, ProgramDesk> {
  const { surroundings, agent, shelf, fetching, submitting } = owner;
  const fresh = () => nonce(surroundings);
  const isClicked = (): boolean => owner.done.at(-1)?.to === -1;
  /** Whether the line is left to the server, for it to tell what happens. */
  const listens = ({ line }: ProgramDesk): boolean =>
    shelf.picture.listens && shelf.picture.isConnected && shelf.picture.open !== '' && line?.offers('IDLE') === true;
  return {
    begin(desk) {
      desk.script = owner.script(owner.done.at(-1)!.deed);
      desk.answer = NOTHING;
    },
    think(desk) {
      const { value, done } = desk.script!.next(desk.answer);
      desk.step = done ? undefined : value;
      if (!done) return { type: 'thought', wish: value.wish };
      if (!desk.isByItself) owner.done.at(-1)!.outcome = value;
      return { type: 'thought', wish: 'nothing', isOffline: shelf.picture.isOffline, listens: listens(desk) };
    },
    connect(desk, tell) {
      const heard: Response[] = [];
      const attend = {
        ready(line: ImapLine) {
          shelf.show({ isConnected: true });
          tell({ type: 'line is ready' }, { line, answer: NOTHING });
        },
        heard(response: Response) {
          if (!desk.isListening) return void heard.push(response);
          const hasMore = response.kind === 'number' && response.name === 'EXISTS' && response.number > shelf.picture.rows.length;
          tell({ type: 'news', hasMore }, { news: response });
        },
        answered({ condition, text, code }: { condition: string; text: string; code: string }) {
          if (desk.isListening) {
            const isDue = condition === 'OK' && surroundings.epochMs(agent) - desk.clickedMs < AWAY_MS;
            return tell({ type: 'IDLE is over', isClicked: isClicked(), isDue }, { isListening: false });
          }
          tell({ type: 'answered' }, { answer: { ...NOTHING, ok: condition === 'OK', text, code, heard: heard.splice(0) } });
        },
      };
      const job = { ...mailboxJob(fetching, new Set(), fresh), attend };
      const over = {
        message: () => {},
        done: (ended: Ended) => tell({ type: 'line is lost' }, { line: undefined, isListening: false, answer: lost(ended) }),
      };
      const server = { ...mailboxServer('imap', fetching), cause: desk.cause };
      surroundings.connect(agent, server, (carrier) => new ImapClient(job, carrier, over));
    },
    say: ({ line, step }) => line!.say((step as { command: ImapCommand }).command),
    listen(desk) {
      desk.isListening = true;
      desk.line!.say({ verb: 'IDLE', argument: [] });
    },
    hush: ({ line }) => line!.hush(),
    takeNews: ({ news }) => owner.hear(news!),
    catchUp(desk) {
      desk.answer = NOTHING;
      desk.isByItself = !isClicked();
      if (desk.isByItself) desk.cause = surroundings.note(agent, { kind: 'note', label: 'program.news', cause: desk.cause });
      desk.script = desk.isByItself ? owner.catchUp() : owner.script(owner.done.at(-1)!.deed);
    },
    takeUp({ step, cause }) {
      const { number } = step as { number: number };
      const { doing } = shelf.picture.queue.find((each) => each.number === number)!;
      const from = surroundings.note(agent, { kind: 'note', label: 'program.told', detail: deedInShort(doing), cause });
      owner.queue.begin(number, from);
      return { type: 'taken up' };
    },
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
      const { known, stale, leaves } = desk.step as Extract<Step, { wish: 'fetch' }>;
      const job = {
        ...mailboxJob(fetching, known, fresh),
        ...{ leaveOnServer: leaves, stale, byUniqueId: leaves || known.size > 0 },
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
    request(desk, tell) {
      const request = requestOf((desk.step as { request: WebRequest }).request, owner.web!.door, owner.web!.cookies);
      // along the line on which the answer before has just come (RFC 9112 §9.3)
      if (desk.pages) return desk.pages.follow(request);
      const came = (page: HttpResponse) => tell({ type: 'page came' }, { answer: { ...NOTHING, page } });
      const over = (why: string) => {
        desk.pages = undefined;
        if (why !== '') tell({ type: 'line is lost' }, { answer: { ...NOTHING, ok: false, text: why } });
      };
      desk.pages = new PageLine({ surroundings, agent, cause: desk.cause, ...owner.web!, came, over }, request);
    },
    keep({ answer: { came } }) {
      const { octets } = came.at(-1)!;
      surroundings.note(agent, { kind: 'fetched', label: fetching.account, subject: surroundings.numberOf(octets) });
    },
    finish(desk, tell) {
      const last = owner.done.at(-1)!;
      if (!desk.isByItself) noteEnd(owner, last, desk.cause);
      desk.isByItself = false;
      shelf.show({});
      if (desk.clicks.length === 0) return owner.rested();
      clicked(owner, desk);
      tell({ type: 'click' });
    },
  };
}

function noteEnd({ surroundings, agent }: Pick<Owner, 'surroundings' | 'agent'>, last: Done, cause: number): void {
  const label = last.outcome === '' ? 'program.done' : 'program.failed';
  last.to = surroundings.note(agent, { kind: 'note', label, detail: last.outcome, cause });
}

/** The next click is taken up: what follows is caused by it. */
export function clicked({ surroundings, agent, done }: Pick<Owner, 'surroundings' | 'agent' | 'done'>, desk: ProgramDesk): void {
  const deed = desk.clicks.shift()!;
  desk.clickedMs = surroundings.epochMs(agent);
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
