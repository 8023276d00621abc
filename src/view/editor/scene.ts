/** The town of a story that may not be whole yet: what can be drawn of it. */
import type { AgentRole, Host, HostKind, Link, Scene } from '../../run/scenario.ts';
import { pairOf, type Cast } from '../layout/cast.ts';
import { at, listIn, wordIn } from './tree.ts';

const KINDS: readonly HostKind[] = ['laptop', 'telephone', 'server', 'dns'];
const ROLES: readonly AgentRole[] = ['mua', 'msa', 'mta', 'mda', 'resolver', 'nameserver', 'pop3', 'imap', 'webmail', 'browser'];

/** Hosts and lines have the numbers that they have in the story. */
export function sceneOf(story: unknown): Scene {
  const hosts = listIn(at(story, ['hosts'])).map(hostOf);
  const links = listIn(at(story, ['links'])).map(linkOf);
  const agents = hosts.flatMap((host, number) => host.agents.map((role) => ({ role, host: number })));
  const accounts = listIn(at(story, ['accounts'])).map((each) => ({
    address: wordIn(each, 'address'),
    name: wordIn(each, 'name'),
    host: wordIn(each, 'host'),
  }));
  return { hosts, links, agents, accounts, startsAt: 0 };
}

function hostOf(written: unknown): Host {
  const kind = KINDS.find((each) => each === wordIn(written, 'kind')) ?? 'server';
  const agents = ROLES.filter((role) => listIn(at(written, ['agents'])).includes(role));
  const owner = wordIn(written, 'owner');
  const [id, name] = [wordIn(written, 'id'), wordIn(written, 'name')];
  return { id, name: name === '' ? id : name, address: wordIn(written, 'address'), kind, agents, ...(owner !== '' && { owner }) };
}

function linkOf(written: unknown): Link {
  const latencyMs = Number(at(written, ['latencyMs']));
  return { a: wordIn(written, 'a'), b: wordIn(written, 'b'), latencyMs: Number.isFinite(latencyMs) ? latencyMs : 0, octetsPerMs: 1 };
}

/** Everybody, with every line between them. */
export function everybody({ hosts, links, agents }: Scene): Cast {
  const number = (id: string): number => hosts.findIndex((host) => host.id === id);
  const talks = new Set(links.map(({ a, b }) => pairOf(number(a), number(b))));
  return { agents: new Set(agents.keys()), talks, pairs: [], tls: false };
}
