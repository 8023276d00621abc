/** Reads dialogue files: README.md beside this file says how they are written. */
export type Step =
  { kind: 'send'; octets: Uint8Array } | { kind: 'expect'; line: string } | { kind: 'timeout' } | { kind: 'closed' } | { kind: 'cut' };

export interface Dialogue {
  name: string;
  server: 'smtp' | 'submission' | 'pop3' | 'imap';
  state: string;
  mail: number;
  steps: Step[];
}

export function parseDialogue(file: string): Dialogue {
  const [title = '', ...lines] = file.split('\n');
  const dialogue: Dialogue = { name: title.replace(/^# /, ''), server: 'smtp', state: '', mail: 0, steps: [] };
  for (const line of lines) readLine(dialogue, line);
  if (dialogue.steps.length === 0) throw new Error(`a dialogue without steps: ${title}`);
  return dialogue;
}

function readLine(dialogue: Dialogue, line: string): void {
  if (line.trim() === '' || line.startsWith(';')) return;
  const [, key = '', value = ''] = /^(\w+): ?(.*)$/.exec(line) ?? [];
  switch (key) {
    case 'server':
      dialogue.server = value as Dialogue['server'];
      break;
    case 'state':
      dialogue.state = value;
      break;
    case 'mail':
      dialogue.mail = Number(value);
      break;
    case 'C':
      dialogue.steps.push({ kind: 'send', octets: octetsOf(`${value}\\r\\n`) });
      break;
    case 'R':
      dialogue.steps.push({ kind: 'send', octets: octetsOf(value) });
      break;
    case 'S':
      dialogue.steps.push({ kind: 'expect', line: value });
      break;
    case 'T':
      dialogue.steps.push({ kind: 'timeout' });
      break;
    case 'X':
      dialogue.steps.push({ kind: value as 'closed' | 'cut' });
      break;
    default:
      throw new Error(`not a line of a dialogue: ${line}`);
  }
}

const ESCAPES: Record<string, string> = { r: '\r', n: '\n', t: '\t', '\\': '\\' };

/** UTF-8 octets of a line with its escapes undone. */
export function octetsOf(written: string): Uint8Array {
  const octets: number[] = [];
  const push = (text: string) => octets.push(...new TextEncoder().encode(text));
  for (const [part] of written.matchAll(/\\x[0-9a-f]{2}|\\\{[^}*]*\*\d+\}|\\.|[^\\]+/gi)) {
    const repeated = /^\\\{([^}*]*)\*(\d+)\}$/.exec(part);
    if (repeated) push(repeated[1]!.repeat(Number(repeated[2])));
    else if (/^\\x/i.test(part)) octets.push(Number.parseInt(part.slice(2), 16));
    else if (part.startsWith('\\')) push(ESCAPES[part[1]!] ?? part.slice(1));
    else push(part);
  }
  return Uint8Array.from(octets);
}
