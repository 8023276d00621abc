/** What the client has said up to a step, and to whom: all that another tool needs to say the same. */
import type { Journal } from '../../../sim/journal.ts';
import { endOfAddress } from './address.ts';
import type { RunView } from '../../playback/panel.ts';
import { turnsAt, type Talk } from '../../session/talk.ts';

/** Stands where a secret is covered, or cannot be read out of what was said. */
export const SECRET = '<secret>';
export const USER = '<user>';

export interface Line {
  verb: string;
  /** As it was said, without the last CRLF. */
  octets: Uint8Array;
  /** The text of a letter; it lies in a file of its own. */
  isLetter: boolean;
  /** A secret in it is covered. */
  isCovered: boolean;
}

export interface Exchange {
  protocol: string;
  host: string;
  port: string;
  /** 'begun': after a command that asks for it. */
  tls: 'none' | 'implicit' | 'begun';
  lines: Line[];
}

/** What of a run is read here. */
type Told = Pick<RunView, 'journal' | 'scene'>;

/** Protocols that send letters: SMTP, under all its names. */
export const SENDS = new Set(['smtp', 'submission', 'lmtp']);

/** Commands that begin TLS. */
export const BEGIN_TLS = new Set(['STARTTLS', 'STLS']);

export function exchangeAt(run: Told, talk: Talk, index: number): Exchange {
  const { journal } = run;
  const turns = turnsAt(journal, talk, index).filter(({ said }) => said >= 0);
  const said = turns.map((turn) => turn.said).filter((entry) => entry <= index && journal.from(entry) === talk.near);
  const lines = said.filter((entry) => SPOKEN.has(journal.kind(entry))).map((entry) => lineOf(run, entry));
  return { ...serverOf(run, talk), tls: tlsIn(journal, said), lines };
}

const SPOKEN = new Set(['command', 'text', 'question']);

function serverOf({ journal, scene }: Told, { connection, far }: Talk): Pick<Exchange, 'protocol' | 'host' | 'port'> {
  const info = journal.connections[connection];
  const host = scene.hosts[scene.agents[far]?.host ?? -1];
  const end = endOfAddress(info?.serverAddress ?? '');
  return {
    protocol: info?.protocol ?? 'dns',
    host: host?.name || end.address || host?.address || '<host>',
    port: end.port || (info ? '<port>' : '53'),
  };
}

function tlsIn(journal: Journal, said: readonly number[]): Exchange['tls'] {
  const first = said.find((entry) => journal.kind(entry) === 'command' || journal.kind(entry) === 'tls');
  if (first !== undefined && (journal.kind(first) === 'tls' || journal.detail(first).startsWith('tls '))) return 'implicit';
  return said.some((entry) => journal.kind(entry) === 'command' && BEGIN_TLS.has(journal.label(entry))) ? 'begun' : 'none';
}

function lineOf({ journal }: Told, entry: number): Line {
  const octets = journal.octets(entry);
  const isCovered = journal.secretAt?.(entry) === 'covered';
  const isLetter = journal.kind(entry) === 'text' || octets.length < journal.octetCount(entry);
  const line = isCovered ? withoutStars(octets) : octets;
  return { verb: journal.label(entry), octets: withoutEnd(line), isLetter, isCovered };
}

function withoutEnd(octets: Uint8Array): Uint8Array {
  return octets.at(-2) === 13 && octets.at(-1) === 10 ? octets.subarray(0, -2) : octets;
}

const ASTERISK = 42;

/** The asterisks that cover the secret at the end give way to a word that says what belongs there. */
function withoutStars(octets: Uint8Array): Uint8Array {
  let end = withoutEnd(octets).length;
  while (end > 0 && octets[end - 1] === ASTERISK) end--;
  const secret = new TextEncoder().encode(SECRET);
  const line = new Uint8Array(end + secret.length);
  line.set(octets.subarray(0, end));
  line.set(secret, end);
  return line;
}
