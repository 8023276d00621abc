/** `mailscope fetch`: our POP3 or IMAP client fetches an inbox from a real server, and leaves everything there. */
import type { Language } from '../../language.ts';
import type { ClientCarrier, End } from '../../protocols/carrier.ts';
import { ImapClient } from '../../protocols/imap/client.ts';
import { Pop3Client } from '../../protocols/pop3/client.ts';
import { EXIT } from '../exit.ts';
import { oneOf, readOptions, UsageError } from '../options.ts';
import { isLoopback } from '../place.ts';
import { printable } from '../printable.ts';
import { said } from '../words.ts';
import { call } from './call.ts';
import { CLIENT_OPTIONS, readyFor, type Ready } from './client-options.ts';
import { placeGiven } from './given.ts';
import { finished } from './kept.ts';
import { troubleSentence, type Obstacle } from './trouble.ts';
import { liveSaid, liveUsage } from './words.ts';

const OPTIONS = { ...CLIENT_OPTIONS, from: { type: 'string' }, protocol: { type: 'string' } } as const;

/** How a client of either protocol ended, and how many messages it brought. */
interface Fetched {
  outcome: 'done' | 'refused' | 'lost';
  verb: string;
  words: string;
  obstacle: Obstacle | undefined;
  messages: number;
}
type Begin = (carrier: ClientCarrier, done: (fetched: Fetched) => void) => End;

export async function fetchCommand(words: string[], language: Language): Promise<number> {
  const { values, positionals } = readOptions(words, OPTIONS, said[language]);
  const say = liveSaid[language];
  if (values.help) {
    process.stdout.write(`${liveUsage[language].fetch}\n`);
    return EXIT.done;
  }
  if (positionals.length > 0) throw new UsageError(said[language].badOption(positionals[0]!));
  const from = placeGiven('from', values.from, say);
  const protocol = oneOf('protocol', values.protocol, ['pop3', 'imap'] as const, said[language]) ?? spokenAt(from.port);
  if (protocol === undefined) throw new UsageError(say.whichProtocol(from.port));
  if (values.user === undefined) throw new UsageError(say.wanted('user'));
  const ready = readyFor(from, values, 'fetch', language);
  return fetched(protocol === 'pop3' ? byPop3(values.user, ready) : byImap(values.user, ready), ready, language);
}

/** A port says it by its number; those of test servers end in the same three digits. */
function spokenAt(port: number): 'pop3' | 'imap' | undefined {
  const last = port % 1000;
  if (last === 110 || last === 995) return 'pop3';
  return last === 143 || last === 993 ? 'imap' : undefined;
}

/** Where a line has no TLS, and is not this machine's own, POP3 says a digest in place of the password (RFC 1939 §7). */
function byPop3(user: string, { password, tls, nonce, calling }: Ready): Begin {
  const login = tls === 'never' && !isLoopback(calling.to.host) ? 'apop' : 'user';
  const job = { user, password, tls, nonce, login, leaveOnServer: true, known: new Set<string>() } as const;
  let messages = 0;
  return (carrier, done) =>
    new Pop3Client(job, carrier, {
      message: () => messages++,
      done: ({ outcome, verb, reply, obstacle }) =>
        done({ outcome, verb, words: reply ? `${reply.status} ${reply.text}` : '', obstacle, messages }),
    });
}

function byImap(user: string, { password, tls, nonce, calling }: Ready): Begin {
  const job = { user, password, tls, nonce, inTheClear: isLoopback(calling.to.host), known: new Set<string>() };
  let messages = 0;
  return (carrier, done) =>
    new ImapClient(job, carrier, {
      message: () => messages++,
      done: ({ outcome, verb, reply, obstacle }) =>
        done({ outcome, verb, words: reply ? `${reply.condition} ${reply.text}` : '', obstacle, messages }),
    });
}

async function fetched(begin: Begin, { calling, recorder, save }: Ready, language: Language): Promise<number> {
  const { outcome, trouble } = await call<Fetched>(calling, begin);
  const say = liveSaid[language];
  const kept = await finished(recorder, save, say);
  const { verb, words, obstacle, messages } = outcome;
  process.stdout.write(`${say.fetched(messages)}\n`);
  if (outcome.outcome === 'done') return kept;
  const reply = words === '' ? undefined : { verb, words: printable(words) };
  process.stderr.write(`${troubleSentence({ place: calling.to, trouble, obstacle, reply, verb }, language)}\n`);
  return EXIT.failed;
}
