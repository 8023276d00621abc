/** TCP made up around what two ends said: handshake, data in segments, acknowledgements, teardown. RFC 9293 §3.5, §3.6. */
import { EMPTY } from '../../mail/octets.ts';
import { tcpPacket, type End } from './frames.ts';

/** Data of one segment, as on Ethernet. */
const MAX_SEGMENT = 1440;

export class Stream {
  readonly #client: End;
  readonly #server: End;
  /** Next sequence numbers; 0 is each side's SYN. */
  #sent = { client: 0, server: 0 };
  #opened = false;
  #closed = false;

  constructor(client: End, server: End) {
    this.#client = client;
    this.#server = server;
  }

  open(): Uint8Array[] {
    if (this.#opened) return [];
    this.#opened = true;
    const packets = [
      tcpPacket(this.#client, this.#server, 0, 0, 'SYN', EMPTY),
      tcpPacket(this.#server, this.#client, 0, 1, 'SYN,ACK', EMPTY),
      tcpPacket(this.#client, this.#server, 1, 1, 'ACK', EMPTY),
    ];
    this.#sent = { client: 1, server: 1 };
    return packets;
  }

  /** It is under way: no handshake is shown. */
  goOn(): Uint8Array[] {
    this.#opened = true;
    this.#sent = { client: 1, server: 1 };
    return [];
  }

  /** The segments that bring `octets`, and the other side's acknowledgement of the last. */
  say(outward: boolean, octets: Uint8Array): Uint8Array[] {
    if (octets.length === 0 || this.#closed) return [];
    const packets = this.open();
    for (let at = 0; at < octets.length; at += MAX_SEGMENT)
      packets.push(this.#data(outward, octets.subarray(at, at + MAX_SEGMENT), at + MAX_SEGMENT >= octets.length));
    packets.push(this.#packet(!outward, 'ACK', EMPTY));
    return packets;
  }

  close(): Uint8Array[] {
    if (!this.#opened || this.#closed) return [];
    this.#closed = true;
    const packets = [this.#packet(true, 'FIN,ACK', EMPTY)];
    this.#sent.client++;
    packets.push(this.#packet(false, 'FIN,ACK', EMPTY));
    this.#sent.server++;
    return [...packets, this.#packet(true, 'ACK', EMPTY)];
  }

  reset(): Uint8Array[] {
    if (!this.#opened || this.#closed) return [];
    this.#closed = true;
    return [this.#packet(false, 'RST,ACK', EMPTY)];
  }

  #data(outward: boolean, octets: Uint8Array, last: boolean): Uint8Array {
    const packet = this.#packet(outward, last ? 'PSH,ACK' : 'ACK', octets);
    this.#sent[outward ? 'client' : 'server'] += octets.length;
    return packet;
  }

  #packet(outward: boolean, flags: string, octets: Uint8Array): Uint8Array {
    const { client, server } = this.#sent;
    return outward
      ? tcpPacket(this.#client, this.#server, client, server, flags, octets)
      : tcpPacket(this.#server, this.#client, server, client, flags, octets);
  }
}
