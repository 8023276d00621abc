/** One packet while it is taken apart, layer by layer; a capture uses the same object for all of its packets. */
import { EMPTY } from '../../mail/octets.ts';

export class Packet {
  octets: Uint8Array = EMPTY;
  /** Where the layer that is to be read next begins. */
  at = 0;
  /** Where the captured octets of that layer end… */
  end = 0;
  /** …and where they would end if the snap length had not cut them. */
  wholeEnd = 0;
  atMs = 0;
  /** What the next layer is: an EtherType above IP, a protocol number of IP below it. */
  protocol = 0;
  /** The addresses of IP: `addressOctets` each, at these offsets of `addressed`. */
  addressed: Uint8Array = EMPTY;
  source = 0;
  destination = 0;
  addressOctets = 0;
  /** A checksum was found that the receiver would have refused. */
  wrong = false;
  sourcePort = 0;
  destinationPort = 0;

  /** Octets that were on the line and are not in the capture. */
  get cut(): number {
    return Math.max(0, this.wholeEnd - Math.max(this.end, this.at));
  }

  byte(offset: number): number {
    return this.octets[this.at + offset]!;
  }

  word(offset: number): number {
    const at = this.at + offset;
    return (this.octets[at]! << 8) | this.octets[at + 1]!;
  }

  long(offset: number): number {
    return ((this.word(offset) << 16) | this.word(offset + 2)) >>> 0;
  }

  /** Whether this many octets of the layer have been captured. */
  holds(octets: number): boolean {
    return this.end - this.at >= octets;
  }
}
