/** Is a value from outside a list of interventions? The page hands them to the worker only when it is. */
import { own } from '../../own.ts';
import type { Intervention } from '../../run/scenario.ts';

const MOST_INTERVENTIONS = 100;
const LONGEST_TEXT = 4096;
const MOST_RECORDS = 200;
/** What one pair of hands may have said. */
const MOST_LINES = 1000;

type Test = (value: unknown) => boolean;
const text: Test = (value) => typeof value === 'string' && value.length <= LONGEST_TEXT;
const amount: Test = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0;
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

const RECORD = shape({ name: text, type: text, ttlSeconds: amount, data: text });

const LINES = listOf(either(text, shape({ line: text, pauseMs: amount })), MOST_LINES);
const REPLIES = listOf(shape({ reply: optional(text), pauseMs: optional(amount), cut: optional(flag) }), MOST_LINES);
const PROTOCOL = oneOf('smtp', 'submission', 'lmtp', 'pop3', 'imap');

const SHAPES: Record<Intervention['kind'], Test> = {
  say: shape({ kind: text, at: text, line: text }),
  reply: shape({ kind: text, at: text, reply: text }),
  cut: shape({ kind: text, at: text }),
  deny: shape({ kind: text, at: text, fact: text }),
  stop: shape({ kind: text, host: text, atMs: amount }),
  start: shape({ kind: text, host: text, atMs: amount }),
  quota: shape({ kind: text, account: text, octets: amount, atMs: amount }),
  greeting: shape({ kind: text, host: text, greeting: oneOf('busy', 'noService', 'usual'), atMs: amount }),
  password: shape({ kind: text, host: text, password: text }),
  zone: shape({ kind: text, origin: text, records: listOf(RECORD) }),
  recipients: shape({ kind: text, to: listOf(text) }),
  call: shape({ kind: text, host: text, to: text, protocol: PROTOCOL, atMs: amount, lines: LINES, runs: optional(flag) }),
  type: shape({ kind: text, at: text, lines: LINES, runs: optional(flag) }),
  serve: shape({ kind: text, at: text, replies: REPLIES, runs: optional(flag) }),
};

const isIntervention: Test = (value) => {
  const kind = (value as { kind?: unknown } | null)?.kind;
  return typeof kind === 'string' && Object.hasOwn(SHAPES, kind) && SHAPES[kind as Intervention['kind']](value);
};

/** True for a list of at most a hundred interventions with exactly their own fields. */
export function isInterventions(value: unknown): value is Intervention[] {
  return Array.isArray(value) && value.length <= MOST_INTERVENTIONS && value.every(isIntervention);
}
