/** New parts of a story: each can be played as it is, as far as there is something to name. */
import { own } from '../../own.ts';
import type { StorySchema } from '../../worker/api.ts';
import { inputFor, isFixed, resolved, type Form } from './form.ts';
import { namesFor } from './named.ts';
import { at, changedAt, listIn, wordIn, type Members } from './tree.ts';

/** What is put where nothing better is known, by key. */
const USUAL: Members = {
  ...{ at: '10 min', latencyMs: 20, octetsPerMs: 1250, port: 25, password: 'correo', ttlSeconds: 3600, startsAt: '2026-11-21T09:00:00Z' },
  ...{
    greylistMs: '5 min',
    pauseMs: '5 s',
    waitMs: '10 s',
    idleMs: '10 min',
    forMs: '2 h',
    maxOctets: 1_000_000,
    octets: 1000,
    quotaOctets: 10_000,
  },
  ...{ verb: 'RCPT', reply: '450 4.2.0 Try again later', loss: 0.1, chance: 0.5, times: 1, mostReaders: 1, selector: 's1', language: 'en' },
  ...{ skewMs: 3_600_000, after: 1, type: 'text/plain', envid: 'QQ314159', notify: 'SUCCESS,FAILURE', mechanism: 'best' },
};

/** A value for this key of a part. */
export function usualFor(schema: StorySchema, story: unknown, part: string, key: string, form: Form): unknown {
  const names = namesFor(story, part, key);
  if (names) return names[key === 'b' ? 1 : 0] ?? names[0] ?? '';
  if (isFixed(form)) return form.const;
  if (part === 'fault-zone' && key === 'records') return at(story, ['zones', 0, 'records']) ?? '';
  const usual = own(USUAL, key);
  if (usual !== undefined && !(part === 'fault-answer' && key === 'at')) return usual;
  const input = inputFor(schema, key, form, undefined, part);
  switch (input.kind) {
    case 'choice':
      return input.values[0];
    case 'part':
      return partOf(schema, story, input.part, input.form);
    case 'yes':
      return true;
    case 'number':
      return 0;
    case 'span':
      return '1 min';
    case 'words':
    case 'list':
    case 'choices':
      return [];
    default:
      return '';
  }
}

/** A part with all that it must have. */
export function partOf(schema: StorySchema, story: unknown, part: string, { properties = {}, required = [] }: Form): Members {
  const members = required.map((key) => [key, usualFor(schema, story, part, key, own(properties, key) ?? {})] as const);
  return Object.fromEntries(members);
}

/** A member of a list whose kind is said under `do` or `kind`. */
export function memberOfKind(schema: StorySchema, story: unknown, list: Form, key: 'do' | 'kind', kind: string): Members {
  const options = (list.items?.oneOf ?? list.items?.anyOf ?? []).map((each) => resolved(schema, each));
  const found = options.find(({ form }) => {
    const allowed = own(form.properties, key);
    return allowed?.const === kind || (allowed?.enum ?? []).includes(kind);
  });
  return found ? { ...partOf(schema, story, found.part, found.form), [key]: kind } : { [key]: kind };
}

const hostsIn = (story: unknown): readonly unknown[] => listIn(at(story, ['hosts']));

/** The first that nobody has: `id`, `id-2`… */
function free(taken: readonly string[], wanted: string, join = '-'): string {
  let name = wanted;
  for (let number = 2; taken.includes(name); number++) name = `${wanted}${join}${number}`;
  return name;
}

/** An address of RFC 5737 that no host has. */
function freeAddress(story: unknown): string {
  const taken = new Set(hostsIn(story).map((host) => wordIn(host, 'address')));
  for (const net of ['192.0.2', '198.51.100', '203.0.113'])
    for (let last = 10; last < 255; last++) if (!taken.has(`${net}.${last}`)) return `${net}.${last}`;
  return '';
}

function withHost(story: unknown, id: string, name: string, more: Members): { story: unknown; id: string; name: string } {
  const all = hostsIn(story);
  const host = {
    id: free(
      all.map((each) => wordIn(each, 'id')),
      id,
    ),
    name: free(
      all.map((each) => wordIn(each, 'name')),
      name,
      '.',
    ),
    address: freeAddress(story),
  };
  return { story: changedAt(story, ['hosts', all.length], { ...host, ...more }), ...host };
}

const appended = (story: unknown, list: string, member: Members): unknown =>
  changedAt(story, [list, listIn(at(story, [list])).length], member);

function joined(story: unknown, a: string, b: string | undefined): unknown {
  return b === undefined || b === '' ? story : appended(story, 'links', { a, b, latencyMs: 20, octetsPerMs: 1250 });
}

/** The host that takes mail from its people, or the first server. */
function serverIn(story: unknown): { id: string; name: string; agents: readonly unknown[] } | undefined {
  const servers = hostsIn(story).filter((host) => wordIn(host, 'kind') === 'server');
  const found = servers.find((host) => listIn(at(host, ['agents'])).includes('msa')) ?? servers[0];
  return found === undefined ? undefined : { id: wordIn(found, 'id'), name: wordIn(found, 'name'), agents: listIn(at(found, ['agents'])) };
}

export type Thing = 'server' | 'nameServer' | 'person' | 'telephone';

/** The story with one more of these, and a line to what it needs. */
export function withOneMore(story: unknown, thing: Thing): unknown {
  const server = serverIn(story);
  if (thing === 'server') {
    const made = withHost(story, 'mail', 'mail.example.net', { kind: 'server', agents: ['msa', 'mta', 'mda', 'pop3', 'imap'] });
    return joined(made.story, made.id, server?.id);
  }
  if (thing === 'nameServer') {
    const made = withHost(story, 'dns', 'dns.example.net', { kind: 'dns', agents: ['resolver', 'nameserver'] });
    return joined(made.story, made.id, server?.id);
  }
  return withPerson(story, thing === 'telephone' ? 'telephone' : 'laptop', server);
}

/** A device with its program, and for a laptop somebody new whose it is. */
function withPerson(story: unknown, kind: 'laptop' | 'telephone', server: ReturnType<typeof serverIn>): unknown {
  const accounts = listIn(at(story, ['accounts'])).map((each) => wordIn(each, 'address'));
  const domain = accounts[0]?.slice(accounts[0].lastIndexOf('@') + 1) ?? server?.name.split('.').slice(-2).join('.') ?? 'example.net';
  const isNew = kind === 'laptop' || accounts.length === 0;
  const local = isNew
    ? free(
        accounts.map((each) => each.slice(0, each.lastIndexOf('@'))),
        'eva',
        '',
      )
    : (accounts.at(-1) ?? '').split('@')[0]!;
  const address = isNew ? `${local}@${domain}` : accounts.at(-1)!;
  const owner = `${local.charAt(0).toUpperCase()}${local.slice(1)}`;
  const made = withHost(story, `${local}-${kind}`, `${kind}.${local}.${domain}`, { kind, owner, agents: ['mua'] });
  const known = isNew ? appended(made.story, 'accounts', { address, name: owner, host: server?.id ?? '', password: 'correo' }) : made.story;
  const ways = server ? { submitTo: server.name, fetch: { via: server.agents.includes('imap') ? 'imap' : 'pop3', from: server.name } } : {};
  return joined(appended(known, 'devices', { host: made.id, account: address, ...ways }), made.id, server?.id);
}

/** Two hosts, two people, one letter: the least that can be played. */
export function emptyTown(title: string): Members {
  return {
    title,
    startsAt: '2026-11-21T09:00:00Z',
    hosts: [
      { id: 'ana-laptop', name: 'laptop.ana.a.org', address: '192.0.2.10', kind: 'laptop', agents: ['mua'], owner: 'Ana' },
      { id: 'mail-a', name: 'mail.a.org', address: '192.0.2.25', kind: 'server', agents: ['msa', 'mta', 'mda', 'pop3', 'imap'] },
    ],
    links: [{ a: 'ana-laptop', b: 'mail-a', latencyMs: 20, octetsPerMs: 1250 }],
    accounts: [
      { address: 'ana@a.org', name: 'Ana', host: 'mail-a', password: 'correo' },
      { address: 'bea@a.org', name: 'Bea', host: 'mail-a', password: 'correo' },
    ],
    devices: [{ host: 'ana-laptop', account: 'ana@a.org', submitTo: 'mail.a.org', fetch: { via: 'imap', from: 'mail.a.org' } }],
    draft: { from: 'Ana <ana@a.org>', to: ['Bea <bea@a.org>'], subject: 'Hola', text: 'Hola, Bea.\n\nAna\n' },
    actions: [{ at: 0, do: 'send', host: 'ana-laptop' }],
  };
}
