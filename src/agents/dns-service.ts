/** Port 53 of a name server or resolver: UDP and TCP, octets that are no question, answers that are too large for a datagram. */
import { DnsServer } from '../protocols/dns/server.ts';
import { decode, encodeWithin, formatError, udpLimit, type Packet, type ResourceRecord } from '../protocols/dns/wire.ts';
import type { Datagram, Hosting } from './surroundings.ts';

export const DNS_PORT = 53;

/** Finds the answer to a question; `cause` is the journal entry of the question. */
export type Oracle = (question: Packet, cause: number, reply: (answer: Packet) => void) => void;

export function serveDns(hosting: Hosting, agent: number, oracle: Oracle): void {
  hosting.bind(agent, DNS_PORT, (datagram) => received(hosting, agent, oracle, datagram));
  hosting.listen(agent, DNS_PORT, 'dns.session', (carrier) => {
    return new DnsServer((question, reply) => oracle(question, carrier.cause, reply), carrier);
  });
}

function received(hosting: Hosting, agent: number, oracle: Oracle, datagram: Datagram): void {
  const { octets, address, port, entry } = datagram;
  const question = decode(octets);
  const reply = (answer: Packet, limit: number) => {
    const sent = encodeWithin(answer, limit);
    const note = { kind: 'answer' as const, label: answer.rcode, detail: toldAs(answer, sent), cause: entry };
    hosting.datagram(agent, DNS_PORT, address, port, sent, note);
  };
  const broken = question ? undefined : formatError(octets);
  if (broken) reply(broken, udpLimit(broken));
  // what is no question is not answered: an answer to an answer would never end
  else if (question && !question.response) oracle(question, entry, (answer) => reply(answer, udpLimit(question)));
}

/** What an answer says: its records, or where it points to, or that it is cut off. */
function toldAs(answer: Packet, sent: Uint8Array): string {
  if (((sent[2] ?? 0) & 2) !== 0) return 'TC';
  return inWords(isReferral(answer) ? answer.authority : answer.answers);
}

/** No answer, but the name servers of a zone below: RFC 1034 §4.3.1. */
export function isReferral({ rcode, answers, authority }: Packet): boolean {
  return (
    rcode === 'NOERROR' &&
    answers.length === 0 &&
    authority.some(({ type }) => type === 'NS') &&
    authority.every(({ type }) => type !== 'SOA')
  );
}

/** The records as the journal tells them: `b.com MX 10 mx.b.com; …`. */
export function inWords(records: readonly ResourceRecord[]): string {
  return records.map(({ name, type, data }) => `${name || '.'} ${type} ${data}`).join('; ');
}
