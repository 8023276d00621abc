/** What the manifest says about the POP3 and IMAP conversations of the recordings. */
import { readFileSync } from 'node:fs';
import type { Protocol } from './pop3-listening.ts';

export interface Event {
  dir: 'C' | 'S' | '*';
  verb?: string;
  line?: string;
  /** POP3's status, IMAP's tag. */
  code?: string;
  tag?: string;
  to?: string | null;
  status?: string;
  data?: string;
  num?: number;
  text?: string | string[];
  octets?: number;
  list?: string[];
  sha256?: string;
  literals?: number[];
  literalRefused?: number;
  tls?: string;
}

export interface Stream {
  name: string;
  file: string;
  protocol: Protocol;
  client: string;
  server: string;
  fromTheStart: boolean;
  events: Event[];
  keys: string | undefined;
  decrypted: Event[] | undefined;
}

interface TcpTruth {
  stream: number;
  client: string;
  server: string;
  protocol: string;
  midStream?: boolean;
  events?: Event[];
  tls?: { decrypted?: { events: Event[] } };
}
interface Recording {
  id: string;
  file: string;
  tlsKeyLog?: string;
  truth: { tcp: TcpTruth[] };
}

const FILES = new URL('../files/', import.meta.url);
const read = (path: string) => readFileSync(new URL(path, FILES), 'utf8');
const { recordings } = JSON.parse(read('manifest.json')) as { recordings: Recording[] };

/** Every conversation in one of the two protocols of which the truth is known. */
export const streams: readonly Stream[] = recordings.flatMap((recording) =>
  recording.truth.tcp
    .filter(({ protocol, events }) => (protocol === 'pop3' || protocol === 'imap') && events !== undefined)
    .map((tcp) => ({
      name: `${recording.id}/${tcp.stream}`,
      file: recording.file,
      protocol: tcp.protocol as Protocol,
      client: tcp.client,
      server: tcp.server,
      fromTheStart: tcp.midStream !== true,
      events: tcp.events!,
      keys: recording.tlsKeyLog === undefined ? undefined : read(recording.tlsKeyLog),
      decrypted: tcp.tls?.decrypted?.events,
    })),
);
