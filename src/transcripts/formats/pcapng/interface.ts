/** What an interface description block says of the packets that name it. draft-ietf-opsawg-pcapng §4.2. */
import { read16, read32 } from '../intake.ts';

const OPTION = { end: 0, resolution: 9, offset: 14 } as const;
const DEFAULT_TICKS_PER_SECOND = 1e6;

export interface CaptureInterface {
  link: number;
  snapOctets: number;
  /** Epoch milliseconds of a time stamp. */
  atMs(ticks: number): number;
}

/** Options by their numbers, from `start`: number, length, value, padding to four octets. One that reaches beyond `end` ends the list. */
export function optionsOf(octets: Uint8Array, start: number, end: number, little: boolean): Map<number, Uint8Array> {
  const options = new Map<number, Uint8Array>();
  for (let at = start; at + 4 <= end;) {
    const number = read16(octets, at, little);
    const length = read16(octets, at + 2, little);
    if (number === OPTION.end || at + 4 + length > end) break;
    if (!options.has(number)) options.set(number, octets.subarray(at + 4, at + 4 + length));
    at += 4 + Math.ceil(length / 4) * 4;
  }
  return options;
}

export function interfaceOf(octets: Uint8Array, start: number, options: Map<number, Uint8Array>, little: boolean): CaptureInterface {
  const ticksPerSecond = resolutionOf(options.get(OPTION.resolution));
  const offsetMs = offsetOf(options.get(OPTION.offset), little) * 1000;
  const snapOctets = read32(octets, start + 4, little);
  return {
    link: read16(octets, start, little),
    snapOctets: snapOctets === 0 ? Infinity : snapOctets,
    // Seconds and their rest apart: so no more is lost than a number of milliseconds cannot hold.
    atMs(ticks) {
      const rest = ticks % ticksPerSecond;
      return offsetMs + ((ticks - rest) / ticksPerSecond) * 1000 + (rest * 1000) / ticksPerSecond;
    },
  };
}

/** if_tsresol: a power of 10, or, with the highest bit, of 2. */
function resolutionOf(option: Uint8Array | undefined): number {
  const value = option?.[0];
  if (value === undefined) return DEFAULT_TICKS_PER_SECOND;
  return (value & 0x80 ? 2 : 10) ** (value & 0x7f);
}

/** if_tsoffset: seconds, 64 bits with sign. */
function offsetOf(option: Uint8Array | undefined, little: boolean): number {
  if (option?.length !== 8) return 0;
  const high = read32(option, little ? 4 : 0, little) | 0;
  return high * 2 ** 32 + read32(option, little ? 0 : 4, little);
}
