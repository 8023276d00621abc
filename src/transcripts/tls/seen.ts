/** What whoever looks on at TLS is told. */
import type { Side } from '../sink.ts';

/** What can be told of a connection; texts are '' and lists empty until they are known. */
export interface TlsSeen {
  /** The name that the client asked for (SNI). */
  serverName: string;
  /** Newest first: 'TLSv1.3', 'TLSv1.2'. */
  offeredVersions: string[];
  version: string;
  /** By its name in IANA's registry: 'TLS_AES_256_GCM_SHA384'. */
  cipher: string;
  /** Application protocols that the client offered (ALPN), and the one that was chosen, which TLS 1.3 seals. */
  offeredProtocols: string[];
  protocol: string;
  /**
   * Octets of the records of the handshake. In TLS 1.3 without keys, it is over for whoever looks on with the first sealed
   * record of the client that has the size of a Finished.
   */
  handshakeOctets: Record<Side, number>;
  /** The server asked for another hello (HelloRetryRequest). */
  retried: boolean;
  established: boolean;
  /** There are keys for it, and they open it. */
  opened: boolean;
}

export interface TlsListener {
  /** Something has become known. */
  facts(seen: TlsSeen): void;
  /** Whole records of the handshake, as they crossed. */
  handshake(side: Side, octets: Uint8Array, records: number, atMs: number | null): void;
  /** Whole records that stay closed, as they crossed; `records` is 0 for what is no TLS, or cut by a gap. */
  sealed(side: Side, octets: Uint8Array, records: number, atMs: number | null): void;
  /** What was inside one record. */
  plain(side: Side, octets: Uint8Array, atMs: number | null): void;
  /** RFC 8446 §6: `level` 1 is a warning, 2 fatal; `description` 0 says goodbye. Sealed alerts are heard with keys only. */
  alert(side: Side, level: number, description: number, atMs: number | null): void;
  /** There are keys for this connection, but they do not open it. Told once; it goes on sealed. */
  wrongKeys(): void;
}
