/** `mailscope send`: our SMTP client hands a message to a real server. */
import type { Language } from '../../language.ts';
import { SmtpClient, type Fate, type Report, type SmtpJob } from '../../protocols/smtp/client.ts';
import { EXIT } from '../exit.ts';
import { readOptions, UsageError } from '../options.ts';
import { isLoopback } from '../place.ts';
import { postingFrom, recipients } from '../posting.ts';
import { printable } from '../printable.ts';
import { said } from '../words.ts';
import { call } from './call.ts';
import { CLIENT_OPTIONS, readyFor, type Ready } from './client-options.ts';
import { placeGiven } from './given.ts';
import { finished } from './kept.ts';
import { troubleSentence } from './trouble.ts';
import { ownName } from './own-name.ts';
import { liveSaid, liveUsage } from './words.ts';

const OPTIONS = {
  ...CLIENT_OPTIONS,
  to: { type: 'string' },
  from: { type: 'string' },
  rcpt: { type: 'string', multiple: true },
  helo: { type: 'string' },
} as const;

export async function sendCommand(words: string[], language: Language): Promise<number> {
  const { values, positionals } = readOptions(words, OPTIONS, said[language]);
  if (values.help) {
    process.stdout.write(`${liveUsage[language].send}\n`);
    return EXIT.done;
  }
  const to = placeGiven('to', values.to, liveSaid[language]);
  const ready = readyFor(to, values, 'send', language);
  if (positionals.length !== 1) throw new UsageError(positionals.length === 0 ? said[language].noFile : said[language].tooMany);
  const [from] = recipients(values.from === undefined ? [] : [values.from], language);
  const posting = await postingFrom(positionals[0]!, recipients(values.rcpt ?? [], language), language);
  const { octets: message, reversePath, forwardPaths } = posting;
  const { user } = values;
  const { password, tls, nonce } = ready;
  const envelope = { helo: values.helo ?? ownName(to), reversePath: from ?? reversePath, forwardPaths, message };
  const login = user === undefined ? {} : { credentials: { user, password }, inTheClear: isLoopback(to.host), nonce };
  return sent({ ...envelope, ...login, tls }, ready, language);
}

async function sent(job: SmtpJob, { calling, recorder, save }: Ready, language: Language): Promise<number> {
  const { outcome, trouble } = await call<{ fates: Fate[]; report: Report }>(
    calling,
    (carrier, done) => new SmtpClient(job, carrier, (fates, report) => done({ fates, report })),
  );
  const { accepted } = liveSaid[language];
  const kept = await finished(recorder, save, liveSaid[language]);
  for (const fate of outcome.fates) {
    const isAccepted = fate.outcome === 'accepted';
    const reply = fate.reply && { verb: fate.verb, words: printable(`${fate.reply.code} ${fate.reply.text.join(' ')}`) };
    const failure = { place: calling.to, trouble, obstacle: fate.obstacle, reply, verb: fate.verb };
    const line = isAccepted ? accepted(fate.forwardPath, reply?.words ?? '') : `${fate.forwardPath}: ${troubleSentence(failure, language)}`;
    process[isAccepted ? 'stdout' : 'stderr'].write(`${line}\n`);
  }
  return outcome.fates.every(({ outcome: each }) => each === 'accepted') ? kept : EXIT.failed;
}
