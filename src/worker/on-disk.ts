/** A mailbox as it lies on a disk. */
/** A file on the disk of a mail host; `way`: the paths that it had, the present one last, without the folder; none for an mbox file. */
export interface DiskFile {
  path: string;
  octets: Uint8Array;
  /** Octets of the whole; larger than `octets.length` if only the beginning is shown. */
  total: number;
  way: string[];
}
/** One mailbox in both formats; `total`: its letters, of which `maildir` may show only the first. */
export interface Disk {
  mbox: DiskFile;
  maildir: DiskFile[];
  total: number;
}
