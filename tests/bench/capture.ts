/** A large capture out of a small real one: its packets again and again, each time between other hosts and a second later. */

const FILE_HEADER = 24;
const RECORD_HEADER = 16;
/** Ethernet, then IPv4: where the second octets of both addresses stand, and the header's checksum. */
const IP = 14;

/** A classic pcap (little-endian, Ethernet, IPv4) of about `octets`, made of the packets of `small`. */
export function largeCapture(small: Uint8Array, octets: number): Uint8Array {
  const packets = small.subarray(FILE_HEADER);
  const times = Math.ceil(octets / packets.length);
  const large = new Uint8Array(FILE_HEADER + times * packets.length);
  large.set(small.subarray(0, FILE_HEADER));
  for (let time = 0; time < times; time++) {
    const start = FILE_HEADER + time * packets.length;
    large.set(packets, start);
    shift(large.subarray(start, start + packets.length), time);
  }
  return large;
}

function shift(packets: Uint8Array, time: number): void {
  const view = new DataView(packets.buffer, packets.byteOffset, packets.length);
  for (let at = 0; at + RECORD_HEADER <= packets.length;) {
    const length = view.getUint32(at + 8, true);
    view.setUint32(at, view.getUint32(at, true) + time, true);
    const ip = at + RECORD_HEADER + IP;
    if (length >= IP + 20 && packets[ip] === 0x45) {
      for (const address of [ip + 12, ip + 16]) {
        packets[address] = 10 + (time >> 16);
        packets[address + 1] = (time >> 8) & 0xff;
        packets[address + 3] = (packets[address + 3]! + time) & 0xff;
      }
      // 0: what the network card had yet to fill in
      view.setUint16(ip + 10, 0);
      if (packets[ip + 9] === 6) view.setUint16(ip + 20 + 16, 0);
    }
    at += RECORD_HEADER + length;
  }
}
