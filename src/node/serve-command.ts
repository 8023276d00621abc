/** `mailscope serve`: opens the ports, prints how to use them, and stops cleanly. */
import type { Language } from '../language.ts';
import { profiles, type ProfileName } from '../protocols/smtp/profiles.ts';
import { wordings, type WordingName } from '../protocols/smtp/wordings/index.ts';
import { PASSWORD } from '../scenarios/town.ts';
import { identityFrom, type ServerIdentity } from './identity.ts';
import { EXIT } from './exit.ts';
import type { Door } from '../transcripts/export/live.ts';
import { portGiven } from './live/given.ts';
import { PAGE_PORT, watching, type BuiltPage, type Watching } from './live/watching.ts';
import type { Witness } from './live/witness.ts';
import { liveSaid } from './live/words.ts';
import { oneOf, readOptions, Refusal, UsageError, wholeNumber } from './options.ts';
import { printable, printableText } from './printable.ts';
import type { Told } from './keep/aside.ts';
import { FolderInUse } from './keep/lock.ts';
import { Servers, type Kept } from './serve.ts';
import { isLoopback } from './place.ts';
import { exitWhenAskedAgain, stopAsked } from './stopping.ts';
import { said, usage, type Said } from './words.ts';

const OPTIONS = {
  host: { type: 'string' },
  'port-base': { type: 'string' },
  password: { type: 'string' },
  keep: { type: 'string' },
  'no-keep': { type: 'boolean' },
  cert: { type: 'string' },
  key: { type: 'string' },
  profile: { type: 'string' },
  wording: { type: 'string' },
  'open-submission': { type: 'boolean' },
  watch: { type: 'boolean' },
  page: { type: 'string' },
} as const;
/** Highest base with which every port still exists. */
const MAX_PORT_BASE = 65535 - 995;

export async function serveCommand(words: string[], language: Language, page: BuiltPage): Promise<number> {
  const words_ = said[language];
  const { values, positionals } = readOptions(words, OPTIONS, words_);
  if (values.help) {
    process.stdout.write(`${usage[language].serve}\n`);
    return EXIT.done;
  }
  if (positionals.length > 0) throw new UsageError(words_.badOption(positionals[0]!));
  const folder = folderFor(values, words_);
  const pagePort = portGiven('page', values.page, liveSaid[language], PAGE_PORT);
  const watch = values.watch ? watching(pagePort, () => doorsOf(servers), page, language) : undefined;
  const servers = serversFrom(values, folder, words_, watch?.feed);
  return serve(servers, { words: words_, folder, password: values.password ?? PASSWORD, watch, language });
}

/** Where programs may connect: as the page tells them. */
function doorsOf({ services, host }: Servers): Door[] {
  return services.filter(({ isWatched }) => isWatched).map(({ name: service, port }) => ({ service, host, port }));
}

interface Values {
  host?: string | undefined;
  'port-base'?: string | undefined;
  password?: string | undefined;
  keep?: string | undefined;
  'no-keep'?: boolean | undefined;
  cert?: string | undefined;
  key?: string | undefined;
  profile?: string | undefined;
  wording?: string | undefined;
  'open-submission'?: boolean | undefined;
}

/** Where mail is kept; `null`: nowhere. */
function folderFor({ keep, 'no-keep': noKeep }: Values, words: Said): string | null {
  if (keep !== undefined && noKeep) throw new UsageError(words.keepOrNot);
  return noKeep ? null : (keep ?? 'mailscope-mail');
}

function serversFrom(values: Values, keep: string | null, words: Said, witness: Witness | undefined): Servers {
  const portBase = wholeNumber('port-base', values['port-base'], 2000, words);
  if (portBase < 0 || portBase > MAX_PORT_BASE) throw new UsageError(words.badPort(values['port-base']!));
  const { host = '127.0.0.1', password = PASSWORD } = values;
  // everybody who can reach it knows the password that is in the manual
  if (!isLoopback(host) && values.password === undefined) throw new UsageError(words.passwordNeeded(host));
  const log = (who: string, { kind, label, detail = '' }: { kind: string; label: string; detail?: string }) => {
    if (LOGGED.has(kind)) process.stdout.write(`${new Date().toISOString()} ${who} ${kind} ${printable(`${label} ${detail}`.trim())}\n`);
  };
  const profile = oneOf('profile', values.profile, Object.keys(profiles) as ProfileName[], words);
  const wording = oneOf('wording', values.wording, Object.keys(wordings) as WordingName[], words);
  const identity = identityOf(values, words);
  const told = (what: Told) => void process.stderr.write(`${printableText(toldIn(what, words))}\n`);
  const openSubmission = values['open-submission'];
  return new Servers({ host, portBase, password, keep, profile, wording, identity, openSubmission, told, witness, noted: log });
}

function toldIn(told: Told, words: Said): string {
  if (told.what === 'damaged') return words.damaged(told.path, told.aside, told.reason);
  if (told.what === 'unreadable') return words.unreadable(told.path, told.reason);
  return told.what === 'converted' ? words.converted(told.path, told.aside) : words.unwritable(told.reason);
}

/** The certificate that the reader names; `undefined`: a throw-away one. */
function identityOf({ cert, key }: Values, words: Said): ServerIdentity | undefined {
  if (cert === undefined && key === undefined) return undefined;
  if (cert === undefined || key === undefined) throw new UsageError(words.certAndKey);
  try {
    return identityFrom(key, cert);
  } catch (error) {
    const { syscall, message } = error as NodeJS.ErrnoException;
    throw new Refusal(words.badCertificate(cert, key, message), syscall === undefined ? EXIT.usage : EXIT.unread);
  }
}

/** What the log tells: where messages are, never what is in them, never a password. */
const LOGGED = new Set(['queued', 'dequeued', 'stored', 'removed', 'timer', 'note']);

interface Serving {
  words: Said;
  language: Language;
  folder: string | null;
  password: string;
  watch: Watching | undefined;
}

async function serve(servers: Servers, { words, language, folder, password, watch }: Serving): Promise<number> {
  const page = await watch?.start();
  const back = await servers.start().catch((error: NodeJS.ErrnoException) => {
    servers.abandon();
    watch?.stop();
    throw new Refusal(refusal(error, words, folder));
  });
  // whoever reads that it is ready may ask it to stop at once
  const stopped = stopAsked();
  if (page !== undefined) process.stdout.write(`${liveSaid[language].watchAt(page)}\n\n`);
  process.stdout.write(introduction(servers, words, password, back, folder));
  await stopped;
  process.stdout.write(`\n${words.stopping}\n`);
  // what was promised is on the disk already: whoever is in a hurry loses nothing
  exitWhenAskedAgain();
  const code = await farewell(servers, words, folder);
  watch?.stop();
  return code;
}

const NETWORK_CALLS: ReadonlySet<string> = new Set(['listen', 'bind', 'getaddrinfo']);

function refusal(error: NodeJS.ErrnoException & { port?: number; address?: string }, words: Said, folder: string | null): string {
  const { code, syscall = '', port = 0, address, path = folder } = error;
  if (error instanceof FolderInUse) return words.folderInUse(folder ?? '', error.owner.pid, error.owner.host);
  if (code === undefined) throw error;
  if (!NETWORK_CALLS.has(syscall)) return words.cannotKeep(folder ?? '', path === folder ? code : `${code}, ${path}`);
  return code === 'EADDRINUSE' ? words.portTaken(port, address ?? '') : words.cannotListen(port, address ?? '', code);
}

function introduction(servers: Servers, words: Said, password: string, back: Kept, folder: string | null): string {
  const services = servers.services.map(({ name, port }) => `  ${String(port).padStart(5)}  ${name}`);
  const accounts = servers.scenario.accounts.map(({ address, name }) => `  ${address.padEnd(20)} ${name}`);
  const smtp = servers.services[0]!.port;
  const kept = folder === null ? words.notKept : words.kept(back.letters, back.queued, folder);
  return `${[words.ready, ...services, '', words.accounts(password), ...accounts, '', kept, words.tryIt(servers.host, smtp)].join('\n')}\n\n`;
}

async function farewell(servers: Servers, words: Said, folder: string | null): Promise<number> {
  const { letters, queued } = await servers.stop();
  process.stdout.write(`${folder === null ? words.gone : words.saved(letters, queued, folder)}\n`);
  return 0;
}
