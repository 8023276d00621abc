/** Reads dialogue files: README.md beside this file says how they are written. */
export type Step = { session: number } & (
  | { kind: 'send'; octets: Uint8Array }
  | { kind: 'expect'; line: string }
  | { kind: 'timeout' }
  | { kind: 'tls' }
  | { kind: 'closed' }
  | { kind: 'cut' }
);

export interface Dialogue {
  name: string;
  server: 'smtp' | 'submission' | 'lmtp' | 'pop3' | 'imap' | 'http';
  /** State in which each session begins; '' for a new connection. */
  states: Map<number, string>;
  /** What is otherwise than usual: a name in worlds.ts. */
  world: string;
  /** It begins inside TLS. */
  implicitTls: boolean;
  mail: number;
  steps: Step[];
}

export function parseDialogue(file: string): Dialogue {
  const [title = '', ...lines] = file.split('\n');
  const dialogue: Dialogue = {
    name: title.replace(/^# /, ''),
    server: 'smtp',
    states: new Map(),
    world: '',
    implicitTls: false,
    mail: 0,
    steps: [],
  };
  for (const line of lines) readLine(dialogue, line);
  if (dialogue.steps.length === 0) throw new Error(`a dialogue without steps: ${title}`);
  return dialogue;
}

function readLine(dialogue: Dialogue, line: string): void {
  if (line.trim() === '' || line.startsWith(';')) return;
  const [, key = '', number = '', value = ''] = /^([A-Za-z]+)(\d?): ?(.*)$/.exec(line) ?? [];
  const session = Number(number || '1');
  const read = HEADERS[key] ?? STEPS[key];
  if (!read) throw new Error(`not a line of a dialogue: ${line}`);
  read(dialogue, value, session);
}

type Reader = (dialogue: Dialogue, value: string, session: number) => void;

const HEADERS: Record<string, Reader> = {
  server: (dialogue, value) => (dialogue.server = value as Dialogue['server']),
  state: ({ states }, value, session) => states.set(session, value),
  world: (dialogue, value) => (dialogue.world = value),
  tls: (dialogue, value) => (dialogue.implicitTls = value === 'implicit'),
  mail: (dialogue, value) => (dialogue.mail = Number(value)),
};

const STEPS: Record<string, Reader> = {
  C: ({ steps }, value, session) => steps.push({ kind: 'send', octets: octetsOf(`${value}\\r\\n`), session }),
  R: ({ steps }, value, session) => steps.push({ kind: 'send', octets: octetsOf(value), session }),
  S: ({ steps }, value, session) => steps.push({ kind: 'expect', line: value, session }),
  T: ({ steps }, value, session) => steps.push({ kind: value as 'timeout' | 'tls', session }),
  X: ({ steps }, value, session) => steps.push({ kind: value as 'closed' | 'cut', session }),
};

const ESCAPES: Record<string, string> = { r: '\r', n: '\n', t: '\t', '\\': '\\' };

/** UTF-8 octets of a line with its escapes undone. */
export function octetsOf(written: string): Uint8Array {
  const octets: number[] = [];
  const push = (text: string) => new TextEncoder().encode(text).forEach((octet) => octets.push(octet));
  for (const [part] of written.matchAll(/\\x[0-9a-f]{2}|\\\{[^}*]*\*\d+\}|\\.|[^\\]+/gi)) {
    const repeated = /^\\\{([^}*]*)\*(\d+)\}$/.exec(part);
    if (repeated) push(repeated[1]!.repeat(Number(repeated[2])));
    else if (/^\\x/i.test(part)) octets.push(Number.parseInt(part.slice(2), 16));
    else if (part.startsWith('\\')) push(ESCAPES[part[1]!] ?? part.slice(1));
    else push(part);
  }
  return Uint8Array.from(octets);
}
