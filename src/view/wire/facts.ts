/** What the headers of a packet say, in words. */
import { integer } from '../../content/quantities.ts';
import type { Messages } from '../../content/ui/en.ts';
import type { Language } from '../../language.ts';
import type { PacketFacts } from '../../worker/api.ts';
import type { Layers } from './layers.ts';

type Words = Messages['wire'];

export function ethernetFacts({ ethernet }: Layers, words: Words): string[] {
  const { header, trailer, padding } = ethernet;
  const padded = padding > 0 ? [words.padding(String(padding))] : [];
  return [words.header(String(header)), ...padded, words.check(String(trailer)), words.counted];
}

export function ipFacts({ ip }: PacketFacts, words: Words): string[] {
  return [words.header(String(ip.headerOctets)), `${ip.source} → ${ip.destination}`];
}

export function transportFacts(packet: PacketFacts, words: Words, language: Language): string[] {
  const { headerOctets, sourcePort, destinationPort, flags, seq, ack } = packet;
  const ports = words.ports(String(sourcePort), String(destinationPort));
  const numbers = flags === '' ? [] : [words.seq(integer(seq, language)), words.ack(integer(ack, language)), flags];
  return [words.header(String(headerOctets)), ports, ...numbers];
}

/** RFC 8446 §5.2: five octets before, one for the type and sixteen of the seal behind. */
export function tlsFacts(records: readonly number[], isHandshake: boolean, words: Words): string[] {
  const several = records.length > 1 ? [words.records(records.length)] : [];
  return isHandshake ? several : [...several, words.record];
}
