/** The form of a story that somebody writes: a scenario, with what a card would say of it. */
import * as v from 'valibot';
import { own } from '../../own.ts';
import { account, alias, attachment, device, draft, fetch as fetching, filing, forward, wishes, zone } from '../schema/town.ts';
import { browse, fetch, queueFetch, send, type, use } from '../schema/actions.ts';
import { arc, dkim, host, link, mail, verify } from '../schema/host.ts';
import { cut, forms, given } from '../schema/interventions.ts';
import { record } from '../schema/records.ts';
import { optional, words } from '../schema/parts.ts';
import { scenario } from '../schema/scenario.ts';

/** What a story is called where it has no name of its own. */
export const OWN = 'own';

const { id, startsAt, hosts, links, accounts, aliases, devices, zones, draft: letter, actions, faults } = scenario.entries;

/** In the order in which it is written. */
export const story = v.strictObject({
  ...{ title: optional(words), question: optional(words), description: optional(words), id: v.exactOptional(id, OWN), startsAt },
  ...{ hosts, links, accounts, aliases, devices, zones, draft: letter, actions, faults },
});

const faultForms = Object.fromEntries(Object.entries(forms).map(([kind, form]) => [`fault-${kind}`, form]));

/** Its parts by name: what the schema of a story tells apart, and documents. */
export const PARTS: Readonly<Record<string, v.GenericSchema & { entries: v.ObjectEntries }>> = {
  ...{ story, host, mail, verify, dkim, arc, link, account, forward, filing, alias, device, fetching, wishes, zone, record },
  ...{ draft, attachment, send, fetch, browse, type, use, queueFetch },
  ...{ ...faultForms, cut, given },
};

/** The keys that the form has at this place: of all its alternatives. */
export function keysAt(path: readonly (string | number)[], value: unknown): string[] {
  return [...new Set(formsAt(story as unknown as Form, path, value).flatMap((form) => Object.keys(entriesOf(form) ?? {})))];
}

/** Forms that what stands at this place may have. `value`: all that is written, to tell alternatives by. */
function formsAt(form: Form, path: readonly (string | number)[], value: unknown): Form[] {
  const [key, ...rest] = path;
  return alternatives(form, value).flatMap((each) => {
    if (key === undefined) return [each];
    const next = (typeof key === 'string' ? own(entriesOf(each), key) : undefined) ?? each.item;
    return next ? formsAt(next, rest, memberOf(value, key)) : [];
  });
}

const memberOf = (value: unknown, key: string | number): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key) ? (value as Record<string | number, unknown>)[key] : undefined;

/** What the schemas of Valibot are made of, as far as one may look into them. */
interface Form {
  type: string;
  wrapped?: Form;
  item?: Form;
  options?: readonly Form[];
  pipe?: readonly unknown[];
  entries?: Readonly<Record<string, Form>>;
}

const entriesOf = ({ type, entries }: Form) => (type === 'strict_object' ? entries : undefined);

function alternatives(form: Form, value: unknown): Form[] {
  if (form.wrapped) return alternatives(form.wrapped, value);
  if (form.type === 'variant') return ofItsKind(form.options ?? [], 'do', value);
  if (form.type === 'union') return (form.options ?? []).flatMap((each) => alternatives(each, value));
  // interventions are told apart by their kind
  if (form.type === 'loose_object') return ofItsKind(Object.values(forms) as unknown as Form[], 'kind', value);
  return [form];
}

/** `kind`: the key that says which of them it is. */
function ofItsKind(options: readonly Form[], kind: string, value: unknown): Form[] {
  const said = memberOf(value, kind);
  const fitting = options.filter((each) => v.is(own(each.entries, kind) as unknown as v.GenericSchema, said));
  return fitting.length > 0 ? fitting : [...options];
}
