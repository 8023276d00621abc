/** What the keep folder needs of a file system where a promise hangs on it: the one place at which a test lets a disk fail. */
import { fsync, linkSync, renameSync, writeSync } from 'node:fs';
import { promisify } from 'node:util';

export interface Disk {
  /** How many of the octets were written. */
  write(descriptor: number, octets: Uint8Array): number;
  /** Until it lies on the medium. */
  force(descriptor: number): Promise<void>;
  link(from: string, to: string): void;
  rename(from: string, to: string): void;
}

export const realDisk: Disk = {
  write: (descriptor, octets) => writeSync(descriptor, octets),
  force: promisify(fsync),
  link: linkSync,
  rename: renameSync,
};
