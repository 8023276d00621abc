/**
 * "Continue from here": a recorded conversation becomes a scenario in which somebody types the client's lines at a server of ours,
 * with the accounts and the mail that the recording shows. Who runs it puts the recorded reply wherever ours differs, and
 * stands in the same state as the recording. Not with what is no line of text: a chunk of BDAT that does not end with CRLF.
 */
import { domainOf } from '../mail/address.ts';
import type { Hand } from '../run/hands/hand.ts';
import type { Account, AgentRole, Host, Scenario, Scene, TypedProtocol } from '../run/scenario.ts';
import type { Journal } from '../sim/journal.ts';
import { decodedAt } from './continuation/decoded.ts';
import { turnsOf, type Turn, type TurnsSoFar } from './continuation/turns.ts';

/** Lines of one conversation that are said again; who wants to go on after more of them is told that it is too long. */
export const MAX_TURNS = 1000;
/** Messages that are laid into the mailbox. */
const MAX_MAIL = 200;
/** When the recording tells no time: 1 January 2026. */
const SOME_DAY = Date.UTC(2026, 0, 1);
/** Between two lines that are said again, ms: long enough for the answer of the line before. */
const PAUSE_MS = 50;
/** Nobody is waited for any longer where the pauses are the recorded ones, ms. */
const MOST_PAUSE_MS = 4000;

/** What is said line by line on a connection of its own; a page is asked for anew each time. */
type Continued = Exclude<TypedProtocol, 'http'>;

const ROLES: Record<Continued, AgentRole[]> = {
  smtp: ['mta', 'mda'],
  submission: ['msa', 'mta', 'mda'],
  lmtp: ['mda'],
  pop3: ['mda', 'pop3'],
  imap: ['mda', 'imap'],
};

type TypedLines = Extract<Scenario['actions'][number], { do: 'type' }>['lines'];

export type Continuation =
  | { ok: true; scenario: Scenario; turns: TurnsSoFar }
  /** 'continue.protocol', 'continue.middle', 'continue.notALine', 'continue.tooLong' in content/problems. */
  | { ok: false; key: string };

/** What to play so that the conversation of the entry `index` stands where it stood there. `bodyOf` gives the octets of a message. */
export function continuationAt(
  journal: Journal,
  scene: Scene,
  bodyOf: (message: number) => Uint8Array | undefined,
  index: number,
): Continuation {
  const connection = journal.connection(index);
  const info = journal.connections[connection];
  if (!info || !Object.hasOwn(ROLES, info.protocol)) return { ok: false, key: 'continue.protocol' };
  if (beginsInTheMiddle(journal, connection)) return { ok: false, key: 'continue.middle' };
  const turns = turnsOf(journal, connection, index);
  if (turns.cut) return { ok: false, key: 'continue.notALine' };
  if (turns.said.length > MAX_TURNS) return { ok: false, key: 'continue.tooLong' };
  const protocol = info.protocol as Continued;
  const server = serverOf(scene, info.server, protocol);
  const client = nameOf(scene, info.client) || 'client.example';
  const mail = mailOf(journal, connection, bodyOf);
  const accounts = accountsOf(journal, connection, server.name).map((account) => ({ ...account, mail }));
  return { ok: true, scenario: scenarioOf(scene, client, server, accounts, protocol, turns), turns };
}

/** The same with a person at the terminal, who says what was recorded, then these lines; the run waits for more. */
export function byHand(scenario: Scenario, lines: readonly string[]): { scenario: Scenario; hand: Hand } {
  const [typed] = scenario.actions.filter((action) => action.do === 'type');
  if (!typed) throw new Error('nothing is typed in this scenario');
  const { host, to, protocol } = typed;
  const hand: Hand = { kind: 'call', host, to, protocol, atMs: 0, lines: [...typed.lines, ...lines] };
  return { scenario: { ...scenario, actions: [] }, hand };
}

/** The scenario with these turns in the place of its lines, each after the pause that it was said after. */
export function withTurns(scenario: Scenario, turns: readonly Turn[]): Scenario {
  const pause = (pauseMs: number): number => Math.round(Math.max(PAUSE_MS, Math.min(MOST_PAUSE_MS, pauseMs)));
  return typing(scenario, () => turns.map(({ line, pauseMs }) => ({ line, pauseMs: pause(pauseMs) })));
}

function typing(scenario: Scenario, lines: (before: TypedLines) => TypedLines): Scenario {
  const actions = scenario.actions.map((action) => (action.do === 'type' ? { ...action, lines: lines(action.lines) } : action));
  return { ...scenario, actions };
}

function scenarioOf(scene: Scene, name: string, server: Host, accounts: Account[], protocol: Continued, { said }: TurnsSoFar): Scenario {
  const lines = said.map(({ line }) => ({ line, pauseMs: PAUSE_MS }));
  const client: Host = {
    id: 'client',
    name: name === server.name ? 'client.example' : name,
    address: '192.0.2.10',
    kind: 'laptop',
    side: 'left',
    agents: ['mua'],
  };
  return {
    id: 'continued',
    startsAt: scene.startsAt || SOME_DAY,
    hosts: [client, server],
    links: [{ a: client.id, b: server.id, latencyMs: 5, octetsPerMs: 1000 }],
    ...{ zones: [], accounts, devices: [], faults: [] },
    actions: [{ at: 0, do: 'type', host: client.id, to: server.name, protocol, lines, stays: true }],
    draft: { from: 'a@client.example', to: ['b@client.example'], cc: [], bcc: [], replyTo: '', subject: '', text: '', attachments: [] },
  };
}

/** As in the recording, where that is a name; else ''. */
function nameOf({ hosts, agents }: Scene, agent: number): string {
  const recorded = hosts[agents[agent]?.host ?? -1]?.name ?? '';
  return /^[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/i.test(recorded) && /[a-z]/i.test(recorded) ? recorded : '';
}

function serverOf(scene: Scene, agent: number, protocol: Continued): Host {
  const name = nameOf(scene, agent) || 'server.example';
  const mail = { submission: 'password' } as const;
  return { id: 'server', name, address: '192.0.2.25', kind: 'server', agents: ROLES[protocol], tls: true, mail };
}

function beginsInTheMiddle(journal: Journal, connection: number): boolean {
  for (let index = 0; index < journal.length; index++)
    if (journal.kind(index) === 'open' && journal.connection(index) === connection) return journal.detail(index) === 'middle';
  return false;
}

/** Whoever logs in or is written to in this conversation; somebody, if nobody does. */
function accountsOf(journal: Journal, connection: number, serverName: string): Account[] {
  const passwords = new Map<string, string>();
  const home = serverName.includes('.') ? serverName.replace(/^[^.]+\.(?=.+\.)/, '') : 'server.example';
  const note = (user: string, password: string): void => {
    if (user === '' || /[\s<>]/.test(user)) return;
    const address = user.includes('@') ? user : `${user}@${home}`;
    if (password !== '' || !passwords.has(address)) passwords.set(address, password);
  };
  let lastUser = '';
  for (let index = 0; index < journal.length; index++) {
    if (journal.connection(index) !== connection || journal.kind(index) !== 'command') continue;
    for (const { key, value } of decodedAt(journal, index).steps.flatMap(({ fields }) => fields)) {
      if (key === 'sasl.user') note((lastUser = value), '');
      if (key === 'sasl.password') note(lastUser, value);
    }
    const recipient = /^RCPT TO:\s*<([^<>\s]+@[^<>\s]+)>/i.exec(new TextDecoder().decode(journal.octets(index).subarray(0, 1024)))?.[1];
    if (recipient !== undefined && domainOf(recipient) !== '') note(recipient, '');
  }
  if (passwords.size === 0) note(`reader@${home}`, '');
  return [...passwords].map(([address, password]) => ({ address, name: address, host: 'server', password: password || 'secret' }));
}

/** What was fetched in the conversation, each message once. */
function mailOf(journal: Journal, connection: number, bodyOf: (message: number) => Uint8Array | undefined): Uint8Array[] {
  const messages = new Set<number>();
  for (let index = 0; index < journal.length && messages.size < MAX_MAIL; index++)
    if (journal.kind(index) === 'fetched' && journal.connection(index) === connection) messages.add(journal.subject(index));
  return [...messages].flatMap((message) => bodyOf(message) ?? []);
}
