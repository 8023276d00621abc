/**
 * What a server is set to do, changed in words, as solutions write them: `set verify.spf enforce`, `set maxOctets 1000`,
 * `drop verify.unproven`. What stands behind a name is a word, or JSON. A setting as a whole cannot be dropped, only set.
 */
import * as v from 'valibot';
import type { Intervention, MailSettings } from '../../run/scenario.ts';
import { mail } from '../../run/schema/host.ts';
import { own } from '../../own.ts';
import type { Played } from '../goals/played.ts';
import type { Task } from '../lesson.ts';

const SET = /^set ([a-z]\w*)(?:\.([a-z]\w*))? (.+)$/i;
const DROP = /^drop ([a-z]\w*)\.([a-z]\w*)$/i;

/** The host whose rules a task lets the reader edit: 'mx.b.com' of `edits="policy:mx.b.com"`; '' for none. */
export function ruledHost({ edits }: Pick<Task, 'edits'>): string {
  return (edits.find((each) => each.startsWith('policy:')) ?? '').slice('policy:'.length);
}

/** The host with these rules from the beginning; a line that is no edit, or sets what cannot be, changes nothing. */
export function ruled(name: string, words: string, { scene }: Pick<Played, 'scene'>): Intervention[] {
  const host = scene.hosts.find((each) => each.name === name);
  return host ? [{ kind: 'policy', host: host.id, mail: words.split('\n').reduce(edit, host.mail ?? {}), atMs: 0 }] : [];
}

function edit(rules: MailSettings, line: string): MailSettings {
  const changed = v.safeParse(mail, { ...rules, ...changeIn(line.trim(), rules) });
  return changed.success ? (changed.output as MailSettings) : rules;
}

/** The setting as it is to be. */
function changeIn(line: string, rules: MailSettings): Record<string, unknown> {
  const [, dropped = '', within = ''] = DROP.exec(line) ?? [];
  if (dropped !== '') return { [dropped]: without(groupIn(rules, dropped), within) };
  const [, key = '', name, said = ''] = SET.exec(line) ?? [];
  if (key === '') return {};
  return { [key]: name === undefined ? valueOf(said) : { ...groupIn(rules, key), [name]: valueOf(said) } };
}

function groupIn(rules: MailSettings, key: string): object {
  const group = own<unknown>({ ...rules }, key);
  return typeof group === 'object' && group !== null ? group : {};
}

const without = (of: object, key: string): object => Object.fromEntries(Object.entries(of).filter(([each]) => each !== key));

function valueOf(said: string): unknown {
  try {
    return JSON.parse(said) as unknown;
  } catch {
    return said;
  }
}
