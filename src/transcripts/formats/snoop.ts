/** Captures as Solaris' snoop writes them. RFC 1761, RFC 3827. */
import { PACKET_LIMIT } from '../packets/capture.ts';
import type { Format } from '../format.ts';
import { ascii, holdsAt } from '../../mail/octets.ts';
import { read32 } from './intake.ts';
import { RecordReader } from './records.ts';

const MAGIC = ascii('snoop\0\0\0');
const FILE_HEADER_OCTETS = 16;
const RECORD_HEADER_OCTETS = 24;
/** Most octets by which a record may be padded. */
const PADDING_LIMIT = 64;
/** Datalink types of RFC 1761 §2 (and of Solaris) by the numbers that pcap gives to them. */
const LINKS = new Map([
  [0, 1],
  [4, 1],
  [12, 228],
  [13, 229],
]);
/** Numbers of datalink types that pcap has no word for are told apart from pcap's by this. */
const FOREIGN_LINK = 0x10000;

class SnoopReader extends RecordReader {
  protected readonly headerOctets = FILE_HEADER_OCTETS;
  #link = -1;

  protected begin(): boolean {
    const datalink = read32(this.intake.octets, this.intake.start + 12, false);
    this.#link = LINKS.get(datalink) ?? FOREIGN_LINK + datalink;
    return true;
  }

  protected record(): boolean {
    const { intake } = this;
    if (!intake.has(RECORD_HEADER_OCTETS)) return false;
    const included = read32(intake.octets, intake.start + 4, false);
    const length = read32(intake.octets, intake.start + 8, false);
    if (included > PACKET_LIMIT || length < RECORD_HEADER_OCTETS + included || length > RECORD_HEADER_OCTETS + included + PADDING_LIMIT)
      return this.badLength(included);
    if (!intake.has(length)) return false;
    const { octets, start } = intake;
    const atMs = read32(octets, start + 16, false) * 1000 + read32(octets, start + 20, false) / 1000;
    const body = start + RECORD_HEADER_OCTETS;
    this.capture.packet(this.#link, octets, body, body + included, read32(octets, start, false), atMs);
    intake.skip(length);
    return true;
  }
}

export const snoop: Format = {
  name: 'snoop',
  holdsOctets: true,
  recognises: (head) => head.length >= FILE_HEADER_OCTETS && holdsAt(head, 0, MAGIC) && read32(head, 8, false) <= 2,
  read: (sink) => new SnoopReader(sink),
};
