/** The form of a story as the page draws it: what kind of input a place wants, read from its JSON Schema. */
import { own } from '../../own.ts';
import type { StorySchema } from '../../worker/api.ts';
import { isMembers } from './tree.ts';

export type Form = StorySchema['$defs'][string];

/** How something is entered. */
export type Input =
  | { kind: 'text' | 'area' | 'number' | 'span' | 'yes' | 'words' }
  | { kind: 'choice' | 'choices'; values: readonly string[] }
  | { kind: 'part'; part: string; form: Form }
  | { kind: 'list'; part: string; item: Form };

/** Texts of several lines. */
const AREAS: ReadonlySet<string> = new Set(['text', 'records', 'description', 'lines', 'mail', 'octets']);

/** The part that a form names, or the form itself. */
export function resolved(schema: StorySchema, form: Form, part = ''): { part: string; form: Form } {
  const name = form.$ref?.replace('#/$defs/', '');
  const named = name === undefined ? undefined : own(schema.$defs, name);
  return named && name !== undefined ? { part: name, form: named } : { part, form };
}

export function inputFor(schema: StorySchema, key: string, given: Form, value: unknown, within: string): Input {
  const { part, form } = resolved(schema, given, within);
  if (form.anyOf) return inputAmong(schema, key, form.anyOf, value, within);
  if (form.const === true || form.type === 'boolean') return { kind: 'yes' };
  if (form.enum) return { kind: 'choice', values: form.enum.map(String) };
  if (form.properties) return { kind: 'part', part, form };
  if (form.type === 'array') return inputForList(schema, form.items ?? {}, within);
  if (form.type === 'number' || form.type === 'integer') return { kind: 'number' };
  return { kind: AREAS.has(key) ? 'area' : 'text' };
}

function inputForList(schema: StorySchema, given: Form, within: string): Input {
  const { part, form } = resolved(schema, given, within);
  if (form.enum) return { kind: 'choices', values: form.enum.map(String) };
  return form.type === 'string' ? { kind: 'words' } : { kind: 'list', part, item: form };
}

/** Of several ways to write it the one that was taken; else the one that a person takes. */
function inputAmong(schema: StorySchema, key: string, forms: readonly Form[], value: unknown, within: string): Input {
  const all = forms.map((each) => resolved(schema, each, within));
  const list = all.find(({ form }) => form.type === 'array');
  if (list && Array.isArray(value)) return inputFor(schema, key, list.form, value, list.part);
  const part = all.find(({ form }) => form.properties);
  if (part && isMembers(value)) return { kind: 'part', ...part };
  if (all.some(({ form }) => form.type === 'number')) return { kind: 'span' };
  const text = all.find(({ form }) => form.type === 'string' && !form.enum) ?? all[0]!;
  return inputFor(schema, key, text.form, value, text.part);
}

/** The form of a member of a list whose members are of several kinds. */
export function formOfKind(schema: StorySchema, list: Form, value: unknown): { part: string; form: Form } {
  const options = list.items?.oneOf ?? list.items?.anyOf;
  if (!options) return resolved(schema, list.items ?? {});
  const all = options.map((each) => resolved(schema, each));
  return all.find(({ form }) => isOfKind(form, value)) ?? all[0]!;
}

/** The key by which kinds are told apart is a constant, or one of a few. */
export function isOfKind({ properties }: Form, value: unknown): boolean {
  if (!isMembers(value)) return false;
  return (['do', 'kind'] as const).every((key) => {
    const allowed = own(properties, key);
    const word = own(value, key);
    return !allowed || allowed.const === word || (allowed.enum ?? []).includes(word);
  });
}

/** Every kind that a member of this list can be of, by the word that says it. */
export function kindsIn(schema: StorySchema, list: Form, key: 'do' | 'kind'): string[] {
  const options = list.items?.oneOf ?? list.items?.anyOf ?? [];
  return options.flatMap((each) => {
    const allowed = own(resolved(schema, each).form.properties, key);
    return allowed?.const === undefined ? (allowed?.enum ?? []).map(String) : [String(allowed.const)];
  });
}

/** A form that says a word which nobody has to choose: the kind of an action or a fault. */
export const isFixed = (form: Form): boolean => form.const !== undefined && form.const !== true;
