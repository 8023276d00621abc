/** Is a value from outside a list of interventions? The page hands them to the worker only when it is. */
import type { Intervention } from '../../run/scenario.ts';
import {
  amount,
  chance,
  count,
  either,
  flag,
  listOf,
  maybe,
  oneOf,
  optional,
  pace,
  port,
  shape,
  skew,
  text,
  yes,
  type Test,
} from './shapes.ts';
import { DEED } from './deeds.ts';

type Use = Extract<Intervention, { kind: 'use' }>;

const MOST_INTERVENTIONS = 100;
/** What one pair of hands may have said. */
const MOST_LINES = 1000;

/** How a mail program gets at its letters: the compiler misses none. */
const VIAS = Object.keys({ pop3: true, imap: true, web: true } satisfies Record<NonNullable<Use['via']>, true>);

const RECORD = shape({ name: text, type: text, ttlSeconds: amount, data: text });

const LINES = listOf(either(text, shape({ line: text, pauseMs: amount })), MOST_LINES);
const REPLIES = listOf(shape({ reply: optional(text), pauseMs: optional(amount), cut: optional(flag) }), MOST_LINES);
const PROTOCOL = oneOf('smtp', 'submission', 'lmtp', 'pop3', 'imap', 'http', 'dns');
const TAKEN = either(
  shape({ edge: text }),
  either(shape({ pick: text }), either(shape({ waitMs: amount }), shape({ groups: listOf(count) }))),
);
/** What the page lets be set anew on a mail host. */
const POLICY = shape({
  withhold: maybe(listOf(text)),
  maxOctets: maybe(count),
  submission: maybe(oneOf('location', 'password', 'password over TLS')),
  encryptedLogin: maybe((value) => typeof value === 'boolean'),
  greylistMs: maybe(amount),
  relayTls: maybe(oneOf('never', 'if offered', 'demanded')),
  pipelining: maybe((value) => typeof value === 'boolean'),
  mostReaders: maybe(count),
});

const SHAPES: Record<Intervention['kind'], Test> = {
  say: shape({ kind: text, at: text, line: text }),
  reply: shape({ kind: text, at: text, reply: text }),
  cut: shape({ kind: text, at: text }),
  deny: shape({ kind: text, at: text, fact: text }),
  stop: shape({ kind: text, host: text, atMs: amount, forMs: maybe(amount) }),
  start: shape({ kind: text, host: text, atMs: amount }),
  quota: shape({ kind: text, account: text, octets: amount, atMs: amount }),
  greeting: shape({ kind: text, host: text, greeting: oneOf('busy', 'noService', 'usual'), atMs: amount }),
  password: shape({ kind: text, host: text, password: text }),
  zone: shape({ kind: text, origin: text, records: listOf(RECORD), atMs: maybe(amount) }),
  recipients: shape({ kind: text, to: listOf(text) }),
  call: shape({ kind: text, host: text, to: text, protocol: PROTOCOL, atMs: amount, lines: LINES, runs: optional(flag) }),
  type: shape({ kind: text, at: text, lines: LINES, runs: optional(flag) }),
  serve: shape({ kind: text, at: text, replies: REPLIES, runs: optional(flag) }),
  act: shape({
    kind: text,
    host: text,
    role: oneOf('mua', 'mta', 'resolver', 'mda'),
    atMs: amount,
    taken: listOf(TAKEN, MOST_LINES),
    runs: optional(flag),
  }),
  use: shape({ kind: text, host: text, via: optional(oneOf(...VIAS)), deeds: listOf(DEED, MOST_LINES), runs: optional(flag) }),
  answer: shape({
    ...{ kind: text, host: text, port, verb: text, address: maybe(text), reply: maybe(text), times: maybe(count), chance: maybe(chance) },
    ...{ waitMs: maybe(amount), cut: maybe(shape({ after: count, unit: oneOf('lines', 'octets') })), atMs: amount },
  }),
  line: shape({
    ...{ kind: text, a: text, b: text, latencyMs: maybe(amount), octetsPerMs: maybe(pace), loss: maybe(chance) },
    ...{ reordering: maybe(chance), cutOctets: maybe(count), atMs: amount },
  }),
  strip: shape({ kind: text, a: text, b: text, atMs: amount }),
  refuse: shape({ kind: text, host: text, port, atMs: amount }),
  slow: shape({ kind: text, host: text, waitMs: amount, atMs: amount }),
  disk: shape({ kind: text, host: text, atMs: amount }),
  clock: shape({ kind: text, host: text, skewMs: skew, atMs: amount }),
  expire: shape({ kind: text, account: text, atMs: amount }),
  policy: shape({ kind: text, host: text, mail: POLICY, atMs: amount }),
};

const isIntervention: Test = (value) => {
  const kind = (value as { kind?: unknown } | null)?.kind;
  if (typeof kind !== 'string' || !Object.hasOwn(SHAPES, kind)) return false;
  const { off, ...change } = value as { off?: unknown };
  return maybe(yes)(off) && SHAPES[kind as Intervention['kind']](change);
};

/** True for a list of at most a hundred interventions with exactly their own fields. */
export function isInterventions(value: unknown): value is Intervention[] {
  return Array.isArray(value) && value.length <= MOST_INTERVENTIONS && value.every(isIntervention);
}
