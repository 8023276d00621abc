/** A log-in told step by step: what its base64, its challenge or its proof says, field by field. Only for who has asked to see it. */
import { own } from '../../own.ts';
import { decodeUtf8, text } from '../../mail/octets.ts';
import { strictBase64 } from '../../protocols/sasl/exchange.ts';
import type { Journal } from '../../sim/journal.ts';

/** `key` has its name and meaning in content/fields. */
export interface DecodedField {
  key: string;
  value: string;
}

/** One thing said in a log-in. */
export interface DecodedStep {
  index: number;
  fields: DecodedField[];
}

/** A log-in up to the step that was asked about. `mechanism`: 'PLAIN', 'APOP', 'LOGIN'…; '' if it is none. */
export interface Decoded {
  mechanism: string;
  steps: DecodedStep[];
}

/** Entries of the journal among which the beginning of a log-in is looked for. */
const MAX_BACK = 400;
/** Characters of one value that are told. */
const MAX_VALUE = 2048;
const NOTHING: Decoded = { mechanism: '', steps: [] };

interface Said {
  index: number;
  fromClient: boolean;
  /** Without its line end. */
  line: string;
}

/** What the log-in that the entry `index` belongs to says up to there. */
export function decodedAt(journal: Journal, index: number): Decoded {
  const begins = beginningOf(journal, index);
  if (begins < 0) return NOTHING;
  const said = saidFrom(journal, begins, index);
  const own = ownFields(said[0]!.line);
  if (own) return { mechanism: own.mechanism, steps: [{ index: begins, fields: own.fields }] };
  const mechanism = /\bAUTH(?:ENTICATE)? +(\S+)/i.exec(said[0]!.line)?.[1]?.toUpperCase() ?? '';
  return mechanism === '' ? NOTHING : { mechanism, steps: stepsOf(mechanism, said) };
}

/** The command that began the log-in, or -1: the entry itself, or the one whose challenges are being answered. */
function beginningOf(journal: Journal, index: number): number {
  const connection = journal.connection(index);
  for (let at = index, left = MAX_BACK; at >= 0 && left > 0; at--, left--) {
    if (journal.connection(at) !== connection || journal.kind(at) !== 'command') continue;
    const label = journal.label(at);
    if (['AUTH', 'AUTHENTICATE', 'APOP', 'LOGIN', 'USER', 'PASS'].includes(label)) return at;
    if (label !== '(response)' && label !== '(literal)') return -1;
  }
  return -1;
}

function saidFrom(journal: Journal, first: number, last: number): Said[] {
  const said: Said[] = [];
  for (let index = first; index <= last; index++) {
    const kind = journal.kind(index);
    if (journal.connection(index) !== journal.connection(first) || (kind !== 'command' && kind !== 'reply')) continue;
    const line = (decodeUtf8(journal.octets(index)) ?? text(journal.octets(index))).trimEnd();
    said.push({ index, fromClient: kind === 'command', line });
  }
  return said;
}

/** Commands that log in without SASL. */
function ownFields(line: string): { mechanism: string; fields: DecodedField[] } | undefined {
  const apop = /^APOP +(\S+) +(\S+)/i.exec(line);
  if (apop) return { mechanism: 'APOP', fields: [field('sasl.user', apop[1]!), field('pop3.apopDigest', apop[2]!)] };
  const single = /^(USER|PASS) (.*)$/is.exec(line);
  if (single)
    return { mechanism: 'USER', fields: [field(single[1]!.toUpperCase() === 'USER' ? 'sasl.user' : 'sasl.password', single[2]!)] };
  const login = /^\S+ +LOGIN +("(?:[^"\\]|\\.)*"|\S+) +("(?:[^"\\]|\\.)*"|\S+)/i.exec(line);
  if (!login) return undefined;
  return { mechanism: 'LOGIN', fields: [field('sasl.user', unquoted(login[1]!)), field('sasl.password', unquoted(login[2]!))] };
}

const unquoted = (word: string): string => (word.startsWith('"') ? word.slice(1, -1).replace(/\\(.)/g, '$1') : word);
const field = (key: string, value: string): DecodedField => ({ key, value: value.slice(0, MAX_VALUE) });

type Reading = (said: string, fromClient: boolean, turn: number) => DecodedField[];
const READINGS: Record<string, Reading> = { PLAIN: plain, LOGIN: login, 'CRAM-MD5': cram, XOAUTH2: xoauth2, OAUTHBEARER: xoauth2 };

function stepsOf(mechanism: string, said: readonly Said[]): DecodedStep[] {
  const read = own(READINGS, mechanism) ?? (mechanism.startsWith('SCRAM-') ? scram : unknown);
  const steps: DecodedStep[] = [];
  let turn = 0;
  for (const { index, fromClient, line } of said) {
    const octets = base64Of(line, fromClient);
    if (!octets || octets.length === 0) continue;
    steps.push({ index, fields: read(decodeUtf8(octets) ?? text(octets), fromClient, turn) });
    if (fromClient) turn++;
  }
  return steps;
}

/** The base64 of an initial response, a response, or a challenge; `undefined` where there is none. */
function base64Of(line: string, fromClient: boolean): Uint8Array | undefined {
  const initial = /\bAUTH(?:ENTICATE)? +\S+(?: +(\S+))?$/i.exec(line);
  if (fromClient) return strictBase64(initial ? (initial[1] ?? '') : line);
  const challenge = /^(?:334|\+) ?(.*)$/s.exec(line);
  return challenge ? strictBase64(challenge[1]!) : undefined;
}

/** RFC 4616 §2: authorization identity, NUL, user, NUL, password. */
function plain(said: string): DecodedField[] {
  const [authorization = '', user = '', password = ''] = said.split('\0');
  const parts = [field('sasl.user', user), field('sasl.password', password)];
  return authorization === '' ? parts : [field('sasl.authorization', authorization), ...parts];
}

function login(said: string, fromClient: boolean, turn: number): DecodedField[] {
  if (!fromClient) return [field('sasl.prompt', said)];
  return [field(turn === 0 ? 'sasl.user' : 'sasl.password', said)];
}

/** RFC 2195 §2: the digest is what follows the last space. */
function cram(said: string, fromClient: boolean): DecodedField[] {
  if (!fromClient) return [field('sasl.cramChallenge', said)];
  const space = said.lastIndexOf(' ');
  return [field('sasl.user', said.slice(0, Math.max(0, space))), field('sasl.cramDigest', said.slice(space + 1))];
}

/** RFC 5802 §5: attributes are letters. */
const SCRAM_KEYS: Record<string, string> = {
  ...{ a: 'sasl.authorization', n: 'sasl.user', r: 'sasl.scramNonce', s: 'sasl.scramSalt', i: 'sasl.scramIterations' },
  ...{ c: 'sasl.scramBinding', p: 'sasl.scramProof', v: 'sasl.scramSignature', e: 'sasl.scramError' },
};

function scram(said: string): DecodedField[] {
  return said.split(',').flatMap((part) => {
    if (part === '') return [];
    const key = part[1] === '=' ? own(SCRAM_KEYS, part[0]!) : undefined;
    if (key) return [field(key, part.slice(2))];
    return /^(?:[ny]|p=.*)$/.test(part) ? [field('sasl.scramChannel', part)] : [field('sasl.text', part)];
  });
}

/** 'user=ana^Aauth=Bearer token^A^A'; RFC 7628 §3.1 begins with a GS2 header. A challenge is an error in JSON. */
function xoauth2(said: string, fromClient: boolean): DecodedField[] {
  if (!fromClient) return [field('sasl.oauthError', said)];
  return said.split('\x01').flatMap((part) => {
    const [, name = '', value = ''] = /^([a-z]+)=(.*)$/s.exec(part) ?? [];
    if (name === 'user') return [field('sasl.user', value)];
    if (name === 'auth') return [field('sasl.token', value)];
    const named = /(?:^|,)a=([^,]+)/.exec(part);
    return named ? [field('sasl.user', named[1]!)] : [];
  });
}

function unknown(said: string): DecodedField[] {
  return [field('sasl.text', said)];
}
