/** The truth about the recordings, as far as packets go. */
import { readFileSync } from 'node:fs';

export interface TlsTruth {
  clientBytes: number;
  serverBytes: number;
  version: string;
  cipherSuite: string;
  decrypted?: { clientBytes: number; serverBytes: number };
}

export interface TcpTruth {
  client: string;
  server: string;
  frames: number;
  payloadBytes: { client: number; server: number };
  segmentBytes: { client: number; server: number };
  seconds: number;
  syn: boolean;
  fin: string[];
  rst: string[];
  tls?: TlsTruth;
}

interface Recording {
  id: string;
  file: string;
  format: { container: string };
  derivedFrom?: string[];
  sameStreamsAsOriginal?: boolean;
  tlsKeyLog?: string;
  truth: {
    frames: number;
    tcp: TcpTruth[];
    dns?: { from: string; to: string; id: string; response: boolean; name: string }[];
  };
}

const manifest = JSON.parse(readFileSync(new URL('../files/manifest.json', import.meta.url), 'utf8')) as { recordings: Recording[] };
export const { recordings } = manifest;
