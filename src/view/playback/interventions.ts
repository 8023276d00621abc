/** Is a value from outside a list of interventions? The page hands them to the worker only when it is. */
import { own } from '../../own.ts';
import type { Intervention } from '../../run/scenario.ts';

const MOST_INTERVENTIONS = 100;
const LONGEST_TEXT = 4096;
const MOST_RECORDS = 200;
/** What one pair of hands may have said. */
const MOST_LINES = 1000;
/** Ten thousand days: dates stay dates. */
const LONGEST_SKEW_MS = 864_000_000_000;

type Test = (value: unknown) => boolean;
const text: Test = (value) => typeof value === 'string' && value.length <= LONGEST_TEXT;
const amount: Test = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
const count: Test = (value) => amount(value) && Number.isInteger(value);
const chance: Test = (value) => amount(value) && (value as number) <= 1;
const pace: Test = (value) => amount(value) && (value as number) > 0;
const port: Test = (value) => count(value) && (value as number) <= 65_535;
const skew: Test = (value) => typeof value === 'number' && Math.abs(value) <= LONGEST_SKEW_MS;
const yes: Test = (value) => value === true;
const oneOf =
  (...words: string[]): Test =>
  (value) =>
    words.includes(value as string);
const listOf =
  (test: Test, most = MOST_RECORDS): Test =>
  (value) =>
    Array.isArray(value) && value.length <= most && value.every(test);
const flag: Test = (value) => typeof value === 'boolean';
const optional =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);
const either =
  (one: Test, other: Test): Test =>
  (value) =>
    one(value) || other(value);
const shape =
  (fields: Record<string, Test>): Test =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.keys(value).every((key) => key in fields) &&
    Object.entries(fields).every(([key, test]) => test(own(value as Record<string, unknown>, key)));
const maybe =
  (test: Test): Test =>
  (value) =>
    value === undefined || test(value);

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
