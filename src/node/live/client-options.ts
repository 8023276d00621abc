/** What `send` and `fetch` ask their user for in the same way. */
import { randomBytes } from 'node:crypto';
import type { Language } from '../../language.ts';
import { oneOf, UsageError, wholeNumber } from '../options.ts';
import { isLoopback, type Place } from '../place.ts';
import { said } from '../words.ts';
import type { Calling } from './call.ts';
import { savedAs } from './given.ts';
import { printing } from './print.ts';
import { Recorder } from './recorder.ts';
import { liveSaid } from './words.ts';

export const CLIENT_OPTIONS = {
  user: { type: 'string' },
  password: { type: 'string' },
  tls: { type: 'string' },
  insecure: { type: 'boolean' },
  timeout: { type: 'string' },
  'yes-really': { type: 'boolean' },
  save: { type: 'string' },
  'show-secrets': { type: 'boolean' },
} as const;

export type ClientValues = {
  [Name in keyof typeof CLIENT_OPTIONS]?: (typeof CLIENT_OPTIONS)[Name]['type'] extends 'boolean' ? boolean : string;
};

/** A client about to call, and what records it. */
export interface Ready {
  calling: Calling;
  recorder: Recorder;
  save: string | undefined;
  password: string;
  /** STARTTLS as the clients' jobs say it: beyond this machine a line without TLS has to be asked for. */
  tls: 'never' | 'ifOffered' | 'demanded';
  /** Printable characters without a comma that nobody has used before. */
  nonce: () => string;
}

/** `what`: why nobody is called beyond this machine unless it is really meant. */
export function readyFor(to: Place, values: ClientValues, what: 'send' | 'fetch', language: Language): Ready {
  const say = liveSaid[language];
  const isHere = isLoopback(to.host);
  if (!isHere && !values['yes-really']) throw new UsageError(say.really[what](to.host));
  const password = values.password ?? (process.env['MAILSCOPE_PASSWORD'] || undefined);
  if (values.user !== undefined && password === undefined) throw new UsageError(say.noPassword(values.user));
  const tls = oneOf('tls', values.tls, ['no', 'starttls', 'implicit'] as const, said[language]);
  const seconds = wholeNumber('timeout', values.timeout, 0, said[language]);
  if (values.timeout !== undefined && seconds < 1) throw new UsageError(said[language].badNumber('timeout', values.timeout));
  const save = savedAs(values.save, say);
  const showSecrets = values['show-secrets'] ?? false;
  const recorder = new Recorder({ showSecrets, told: printing(language, (text) => void process.stdout.write(text)) });
  const patienceMs = seconds > 0 ? seconds * 1000 : undefined;
  return {
    calling: { to, tls, insecure: values.insecure ?? false, patienceMs, witness: recorder },
    recorder,
    save,
    password: password ?? '',
    tls: tls === 'no' ? 'never' : tls === undefined && isHere ? 'ifOffered' : 'demanded',
    nonce: () => randomBytes(18).toString('base64url'),
  };
}
