/** A conversation as somebody captures it: one segment each time that somebody says something. */
import { pcapOf, tcp4, type TcpPacket } from './packets/written.ts';
import type { File } from './opened.ts';

const [SYN, ACK, PUSH, FIN] = [2, 16, 8, 1];
const TICK_MS = 10;
/** Segments before the first word. */
const HANDSHAKE = 3;

/** Who speaks, 'C' or 'S', and what, with its line ends. */
export type Spoken = readonly (readonly [who: 'C' | 'S', words: string])[];

/** `lost`: the number of the segment that is not in the capture, counted as they are spoken; or those of packets, the handshake included. */
export function captured(spoken: Spoken, port: number, lost: number | readonly number[] = -1): File {
  const ends: Record<'C' | 'S', [number, number]> = { C: [1, 40_000], S: [2, port] };
  const next = { C: 1000, S: 5000 };
  const packets: TcpPacket[] = [];
  const send = (who: 'C' | 'S', flags: number, data = ''): void => {
    const other = who === 'C' ? 'S' : 'C';
    packets.push({ from: ends[who], to: ends[other], seq: next[who], ack: next[other], flags, data });
    next[who] += data.length + (flags & (SYN | FIN) ? 1 : 0);
  };
  send('C', SYN);
  send('S', SYN | ACK);
  send('C', ACK);
  for (const [who, words] of spoken) send(who, ACK | PUSH, words);
  send('C', ACK | FIN);
  send('S', ACK | FIN);
  send('C', ACK);
  const kept = packets
    .map((packet, index) => ({ octets: tcp4(packet), atMs: index * TICK_MS }))
    .filter((_, index) => (typeof lost === 'number' ? lost < 0 || index !== HANDSHAKE + lost : !lost.includes(index)));
  return { name: 'capture.pcap', octets: pcapOf(kept) };
}
