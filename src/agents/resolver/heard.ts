/** What an answer says, as far as its sender may be believed: RFC 2181 §5.4.1, RFC 5452 §6. */
import { isWithin, normalName } from '../../protocols/dns/names.ts';
import { isReferral } from '../../protocols/dns/told.ts';
import type { Packet, ResourceRecord } from '../../protocols/dns/wire.ts';
import { MAX_ALIASES } from '../zone.ts';
import type { SearchDesk } from './desk.ts';
import type { ResolverEvent } from './resolver.machine.ts';

/** Whose answer it is: to which question, by the servers of which zone. */
type Asked = Pick<SearchDesk, 'name' | 'type' | 'zone'>;
type Found = Pick<SearchDesk, 'known' | 'aliases' | 'aliasFor' | 'named' | 'along'>;

/** In facts for the chart. */
export function factsOf({ zone }: Asked, packet: Packet | undefined, { known, aliases, aliasFor }: Found): ResolverEvent {
  const useful = packet?.rcode === 'NOERROR' || packet?.rcode === 'NXDOMAIN';
  // an alias out of this zone is nothing that its servers may answer for
  const ended = known.records.length > 0 || (known.rcode === 'NXDOMAIN' && isWithin(aliasFor, zone));
  return { type: 'heard', useful, referral: packet !== undefined && isReferral(packet), aliasOut: aliases.length > 0 && !ended };
}

/** In records for the desk. */
export function foundIn({ name: asked, type: wanted, zone }: Asked, packet: Packet | undefined): Found {
  const { rcode, answers, authority, additional } = packet ?? { rcode: 'SERVFAIL', answers: [], authority: [], additional: [] };
  const inside = (list: readonly ResourceRecord[]) => list.filter(({ name }) => isWithin(name, zone));
  const believed = inside(answers);
  const aliases = wanted === 'CNAME' || wanted === 'ANY' ? [] : chainFrom(believed, asked);
  const aliasFor = aliases.length > 0 ? normalName(aliases.at(-1)!.data) : asked;
  const records = believed.filter(({ name, type }) => name === aliasFor && (type === wanted || wanted === 'ANY'));
  const soa = authority.filter(({ type, name }) => type === 'SOA' && isWithin(aliasFor, name));
  const known = { rcode, records, authority: records.length > 0 ? inside(authority) : soa, additional: inside(additional) };
  return { known, aliases, aliasFor, named: authority.filter(({ type }) => type === 'NS'), along: additional };
}

/** The aliases that begin at `name`, in order; each once, if they lead round. */
function chainFrom(answers: readonly ResourceRecord[], name: string): ResourceRecord[] {
  const chain: ResourceRecord[] = [];
  for (let at = name; chain.length < MAX_ALIASES;) {
    const alias = answers.find((record) => record.name === at && record.type === 'CNAME');
    if (!alias || chain.includes(alias)) break;
    chain.push(alias);
    at = normalName(alias.data);
  }
  return chain;
}
