import { own } from '../../../own.ts';
import type { AgentRole, MailSettings, Zone } from '../../../run/scenario.ts';
import type { Journal } from '../../../sim/journal.ts';
import type { MimeEdit } from '../../../worker/api.ts';

/** Changes of a letter in the words of a solution: `delete header:Bcc`, `set header:Subject Hello`, `add envelope.to:bea@b.com`. */
export interface FieldEdit {
  old: { name: string; value: string };
  name: string;
  value: string;
  isOut: boolean;
}

export function editsOf(fields: readonly FieldEdit[], envelope: readonly { address: string; isOut: boolean }[], added: string): string {
  const out = envelope.filter(({ isOut }) => isOut).map(({ address }) => `delete envelope.to:${address}`);
  const more = added.trim() === '' ? [] : [`add envelope.to:${added.trim()}`];
  return [...fields.flatMap(editOf), ...out, ...more].join('\n');
}

function editOf({ old, name, value, isOut }: FieldEdit): string[] {
  if (isOut || name.trim() === '') return [`delete header:${old.name}`];
  const renamed = name === old.name ? [] : [`rename header:${old.name} ${name}`];
  return value === old.value ? renamed : [...renamed, `set header:${name} ${value}`];
}

/** Header and envelope as they crossed the connection of a step: what is there to be changed. */
export function sentAt(journal: Journal, at: string): { fields: FieldEdit[]; envelope: string[] } {
  const step = journal.find(at);
  const envelope: string[] = [];
  for (let index = Math.max(0, step); step >= 0 && index < journal.length; index++) {
    if (journal.connection(index) !== journal.connection(step)) continue;
    if (journal.kind(index) === 'text') return { fields: fieldsOf(utf8.decode(journal.octets(index))), envelope };
    const [, path] = /^RCPT TO:<([^>]*)>/i.exec(utf8.decode(journal.octets(index))) ?? [];
    if (journal.kind(index) === 'command' && path !== undefined) envelope.push(path);
  }
  return { fields: [], envelope };
}

/** What the client says over the connection of a step, from there on: a line each. */
export function saidFrom(journal: Journal, at: string): string {
  const step = journal.find(at);
  const lines: string[] = [];
  for (let index = Math.max(0, step); step >= 0 && index < journal.length; index++) {
    const isSaid = journal.kind(index) === 'command' || journal.kind(index) === 'text';
    if (isSaid && journal.connection(index) === journal.connection(step)) lines.push(utf8.decode(journal.octets(index)).replace(/\r\n/g, '\n'));
  }
  return lines.join('').trimEnd();
}

const utf8 = new TextDecoder();

/** Fields of the header, each unfolded. */
function fieldsOf(letter: string): FieldEdit[] {
  const [header = ''] = letter.split('\r\n\r\n');
  const lines = header.replace(/\r\n(?=[ \t])/g, '').split('\r\n');
  return lines.flatMap((line) => {
    const [, name = '', value = ''] = /^([!-9;-~]+):\s*(.*)$/.exec(line) ?? [];
    return name === '' ? [] : [{ old: { name, value }, name, value, isOut: false }];
  });
}

export interface TxtRecord {
  name: string;
  text: string;
}

/** The TXT records of a zone as they stand. */
export function txtOf(zones: readonly Zone[], origin: string): TxtRecord[] {
  const records = zones.find((zone) => zone.origin === origin)?.records ?? [];
  return records.flatMap(({ name, type, data }) => (type === 'TXT' ? [{ name, text: data }] : []));
}

/** The zone as it was written, in the words of a solution: `publish a.org v=spf1 -all`. Quotation marks around a text belong to zone files. */
export function publishing(before: readonly TxtRecord[], records: readonly TxtRecord[]): string {
  const written = records.map(({ name, text }) => ({ name: name.trim().replace(/\.$/, ''), text: text.trim().replace(/^"(.*)"$/, '$1') }));
  const whole = written.filter(({ name, text }) => name !== '' && text !== '');
  const gone = before.filter(({ name }) => !whole.some((each) => each.name === name)).map(({ name }) => `withdraw ${name}`);
  return [...gone, ...whole.map(({ name, text }) => `publish ${name} ${text}`)].join('\n');
}

/** What was done at the workbench, in the words of a solution: `recode 1.2 base64`, `text 1.1 "Hello\n"`. */
export function editsAtBench(edits: readonly MimeEdit[]): string {
  return edits.map(editAtBench).join('\n');
}

function editAtBench({ do: act, path, ...how }: MimeEdit): string {
  const said = Object.values(how).map((value) => (act === 'text' ? JSON.stringify(value) : String(value)));
  return [act, path, ...said].join(' ');
}

/** Rules of a server that a task may let one set, with the role that has them; '' for what it does unless it is told otherwise. */
export const RULES = [
  { name: 'verify.spf', role: 'mta', values: ['', 'note', 'enforce'] },
  { name: 'verify.dkim', role: 'mta', values: ['', 'true', 'enforce'] },
  { name: 'verify.dmarc', role: 'mta', values: ['', 'note', 'enforce'] },
  { name: 'verify.unproven', role: 'mta', values: ['', 'refuse'] },
  { name: 'relayTls', role: 'mta', values: ['never', 'if offered', 'demanded'] },
  { name: 'submission', role: 'msa', values: ['location', 'password', 'password over TLS'] },
] as const satisfies readonly { name: string; role: AgentRole; values: readonly string[] }[];

const USUAL: Readonly<Record<string, string>> = { relayTls: 'if offered', submission: 'password' };

/** How a rule stands. */
export function ruleIn(rules: MailSettings, name: string): string {
  const [group = '', key] = name.split('.');
  const value = own<unknown>({ ...rules }, group);
  const within = key === undefined ? value : own<unknown>({ ...(value as object | undefined) }, key);
  return within === undefined ? (own(USUAL, name) ?? '') : String(within);
}

/** What was set otherwise, in the words of a solution: `set verify.spf enforce`, `drop verify.unproven`. */
export function settingsOf(before: Readonly<Record<string, string>>, chosen: Readonly<Record<string, string>>): string {
  const changed = Object.entries(chosen).filter(([name, value]) => value !== own(before, name));
  return changed.map(([name, value]) => (value === '' ? `drop ${name}` : `set ${name} ${value}`)).join('\n');
}
