/** Port 53 of a name server or resolver: UDP and TCP, octets that are no question, answers that are too large for a datagram. */
import { DnsServer } from '../protocols/dns/server.ts';
import { toldAs } from '../protocols/dns/told.ts';
import { decode, encodeWithin, formatError, udpLimit, type Packet } from '../protocols/dns/wire.ts';
import { DNS_PORT } from './ports.ts';
import type { Datagram, Hosting } from './surroundings.ts';

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
