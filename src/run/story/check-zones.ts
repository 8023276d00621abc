/** Do the zones hold together: who answers from them, and what their records say. RFC 1035 §3.3. */
import { isAddressLiteral } from '../../mail/address.ts';
import { isName, isWithin, normalName } from '../../protocols/dns/names.ts';
import type { Scenario, ZoneRecord } from '../scenario.ts';
import { error, note, type Trouble } from './fault.ts';
import { doubles, noHost, noProgram } from './names.ts';

export function zoneTroubles(scenario: Scenario): Trouble[] {
  const { zones } = scenario;
  return [
    ...doubles(
      zones.map(({ origin, host }) => `${normalName(origin)} ${host}`),
      (place) => `zones.${place}.origin`,
      'sameZone',
    ),
    ...zones.flatMap(({ host, origin, records }, place) => [
      ...noHost(scenario, `zones.${place}.host`, host),
      ...noProgram(scenario, `zones.${place}.host`, host, ['nameserver', 'resolver']),
      ...recordTroubles(records, `zones.${place}.records`),
      ...records.flatMap(({ name }, number) => outside(name, origin, `zones.${place}.records.${number}`)),
    ]),
  ];
}

/** Nobody finds a record in a zone that its name does not lie in. */
function outside(name: string, origin: string, path: string): Trouble[] {
  return isWithin(normalName(name), normalName(origin)) ? [] : [note(path, 'outsideZone', { name, origin })];
}

export function recordTroubles(records: readonly ZoneRecord[], path: string): Trouble[] {
  return records.flatMap((record, number) => recordTrouble(record, `${path}.${number}`));
}

const isIpv4 = (data: string): boolean => isAddressLiteral(`[${data}]`) && data.split('.').length === 4;
const isIpv6 = (data: string): boolean => isAddressLiteral(`[IPv6:${data}]`);

/** What each type says. */
const SAYS: Readonly<Record<ZoneRecord['type'], (data: string) => boolean>> = {
  A: isIpv4,
  AAAA: isIpv6,
  MX: (data) => {
    const [preference = '', name = '', ...rest] = data.split(' ');
    return /^\d{1,5}$/.test(preference) && Number(preference) <= 65_535 && name !== '' && isName(name) && rest.length === 0;
  },
  NS: isName,
  CNAME: isName,
  PTR: isName,
  SOA: (data) => {
    const [server = '', mailbox = '', ...figures] = data.split(' ');
    return isName(server) && isName(mailbox) && figures.length === 5 && figures.every((figure) => /^\d{1,10}$/.test(figure));
  },
  TXT: (data) => /^[\x20-\x7e]+$/.test(data),
};

function recordTrouble({ name, type, data }: ZoneRecord, path: string): Trouble[] {
  if (!isName(name)) return [error(path, 'recordName', { name })];
  if (!SAYS[type](data)) return [error(path, 'recordData', { type, data })];
  const target = type === 'MX' ? data.split(' ')[1]! : type === 'NS' || type === 'CNAME' ? data : '';
  // one of the commonest mistakes: it is taken for a name, which nobody has
  return target !== '' && isIpv4(target) ? [note(path, 'namesAnAddress', { type, address: target })] : [];
}
