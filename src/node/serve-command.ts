/** `mailscope serve`: opens the ports, prints how to use them, and stops cleanly. */
import type { Language } from '../content/language.ts';
import { profiles, type ProfileName } from '../protocols/smtp/profiles.ts';
import { wordings, type WordingName } from '../protocols/smtp/wordings/index.ts';
import { PASSWORD } from '../scenarios/town.ts';
import { identityFrom, type ServerIdentity } from './identity.ts';
import { oneOf, readOptions, UsageError, wholeNumber } from './options.ts';
import { printable } from './printable.ts';
import { Servers } from './serve.ts';
import { said, usage, type Said } from './words.ts';

const OPTIONS = {
  host: { type: 'string' },
  'port-base': { type: 'string' },
  password: { type: 'string' },
  keep: { type: 'string' },
  cert: { type: 'string' },
  key: { type: 'string' },
  profile: { type: 'string' },
  wording: { type: 'string' },
  'open-submission': { type: 'boolean' },
} as const;
/** Highest base with which every port still exists. */
const MAX_PORT_BASE = 65535 - 995;

export async function serveCommand(words: string[], language: Language): Promise<number> {
  try {
    const { values, positionals } = readOptions(words, OPTIONS, said[language]);
    if (values.help) {
      process.stdout.write(`${usage[language].serve}\n`);
      return 0;
    }
    if (positionals.length > 0) throw new UsageError(said[language].badOption(positionals[0]!));
    return await serve(serversFrom(values, said[language]), said[language], values.keep ?? 'mailscope-mail', values.password ?? PASSWORD);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    process.stderr.write(`${error.message}\n`);
    return 2;
  }
}

interface Values {
  host?: string | undefined;
  'port-base'?: string | undefined;
  password?: string | undefined;
  keep?: string | undefined;
  cert?: string | undefined;
  key?: string | undefined;
  profile?: string | undefined;
  wording?: string | undefined;
  'open-submission'?: boolean | undefined;
}

function serversFrom(values: Values, words: Said): Servers {
  const portBase = wholeNumber('port-base', values['port-base'], 2000, words);
  if (portBase < 0 || portBase > MAX_PORT_BASE) throw new UsageError(words.badPort(values['port-base']!));
  const { host = '127.0.0.1', password = PASSWORD, keep = 'mailscope-mail' } = values;
  const log = (who: string, { kind, label, detail = '' }: { kind: string; label: string; detail?: string }) => {
    if (LOGGED.has(kind)) process.stdout.write(`${new Date().toISOString()} ${who} ${kind} ${printable(`${label} ${detail}`.trim())}\n`);
  };
  const profile = oneOf('profile', values.profile, Object.keys(profiles) as ProfileName[], words);
  const wording = oneOf('wording', values.wording, Object.keys(wordings) as WordingName[], words);
  const identity = identityOf(values, words);
  return new Servers({ host, portBase, password, keep, profile, wording, identity, openSubmission: values['open-submission'], noted: log });
}

/** The certificate that the reader names; `undefined`: a throw-away one. */
function identityOf({ cert, key }: Values, words: Said): ServerIdentity | undefined {
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined) throw new UsageError(words.certAndKey);
  try {
    return identityFrom(key, cert);
  } catch (error) {
    throw new UsageError(words.badCertificate(cert, key, (error as Error).message));
  }
}

/** What the log tells: where messages are, never what is in them, never a password. */
const LOGGED = new Set(['queued', 'dequeued', 'stored', 'removed', 'timer', 'note']);

async function serve(servers: Servers, words: Said, folder: string, password: string): Promise<number> {
  const back = await servers.start().catch((error: NodeJS.ErrnoException & { port?: number; address?: string }) => refusal(error, words));
  if (typeof back === 'string') {
    servers.abandon();
    process.stderr.write(`${back}\n`);
    return 1;
  }
  process.stdout.write(introduction(servers, words, password, back, folder));
  await stopAsked();
  process.stdout.write(`\n${words.stopping}\n`);
  process.once('SIGINT', () => process.exit(1));
  return farewell(servers, words, folder);
}

function refusal({ code, port, address, message }: NodeJS.ErrnoException & { port?: number; address?: string }, words: Said): string {
  const [realPort, host] = [port ?? 0, address ?? ''];
  return code === 'EADDRINUSE' ? words.portTaken(realPort, host) : words.cannotListen(realPort, host, code ?? message);
}

function introduction(servers: Servers, words: Said, password: string, back: number, folder: string): string {
  const services = servers.services.map(({ name, port }) => `  ${String(port).padStart(5)}  ${name}`);
  const accounts = servers.scenario.accounts.map(({ address, name }) => `  ${address.padEnd(20)} ${name}`);
  const smtp = servers.services[0]!.port;
  const lines = [words.ready, ...services, '', words.accounts(password), ...accounts, '', words.tryIt(servers.host, smtp)];
  return `${[...lines, ...(back > 0 ? [words.kept(back, folder)] : [])].join('\n')}\n\n`;
}

function stopAsked(): Promise<void> {
  return new Promise((resolve) => {
    process.once('SIGINT', resolve);
    process.once('SIGTERM', resolve);
  });
}

async function farewell(servers: Servers, words: Said, folder: string): Promise<number> {
  try {
    const { mailboxes, queued } = await servers.stop();
    process.stdout.write(`${mailboxes + queued > 0 ? words.saved(mailboxes, queued, folder) : words.nothingToSave}\n`);
    return 0;
  } catch (error) {
    process.stderr.write(`${words.cannotSave(folder, (error as NodeJS.ErrnoException).code ?? String(error))}\n`);
    return 1;
  }
}
