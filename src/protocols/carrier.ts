/**
 * Who carries a connection's octets: the simulated network, a real socket, or a test. The protocol objects on both
 * sides (`server.ts`, `client.ts`) know nothing else of the world.
 */

/** A reply on its way: what it answers, its code, its octets. */
export interface Answer {
  /** The verb it answers; '(connect)' for the greeting, '(message)' for the text after DATA, '' for data nobody asked for. */
  verb: string;
  /** '250', '+OK', 'NO'… */
  code: string;
  octets: Uint8Array;
  /** Further answers to the same will follow: LMTP has one for each recipient. */
  more?: boolean;
}

/** What a client says: a command, or the text of a message. */
export interface Saying {
  verb: string;
  octets: Uint8Array;
}

/** What TLS made of a connection. */
export interface TlsFacts {
  /** 'TLSv1.3' */
  version: string;
  /** 'TLS_AES_128_GCM_SHA256' */
  cipher: string;
  /** The name that the client asked for (SNI, RFC 6066 §3); '' for none. */
  serverName: string;
}

interface Carrier {
  /** TLS protects what is said here; `null`: it goes in the clear. Ends hear and say plain octets either way. */
  readonly tls: TlsFacts | null;
  /** The machine took an edge: `state` is where it is now, `edge` what took it there ('RCPT / 250'). */
  moved(state: string, edge: string): void;
  /** Nothing more will be written: close the connection once all is sent. */
  close(): void;
}

export interface ServerCarrier extends Carrier {
  answer(answer: Answer): void;
  /** After server and client have changed places (RFC 2645, RFC 821 §3.8): what the one says that was the server. */
  say?(saying: Saying): void;
  /**
   * Awaits the client's handshake, after the reply that invited it: STARTTLS of RFC 3207, STLS of RFC 2595. Absent where there
   * is no certificate. The end forgets whatever it has read and not yet obeyed, and is told by `secured`.
   */
  startTls?(): void;
  /**
   * The last word on a reply before the session moves on it: a person or an intervention may answer otherwise.
   * Gets the reply as it would go out, and returns it or another one as wire text without the final CRLF; `null`: nothing is said.
   */
  overrule?(verb: string, proposed: string): string | null;
}

export interface ClientCarrier extends Carrier {
  say(saying: Saying): void;
  /** The counterpart of the server's `say`. */
  answer?(answer: Answer): void;
  /** Begins the handshake, after the reply that invited it. A handshake that fails ends the connection. */
  startTls?(): void;
}

/** One end of a connection, as its carrier drives it. */
export interface End {
  opened(): void;
  received(octets: Uint8Array): void;
  /** The handshake that this end asked for is over: from here on the carrier's `tls` says how it is protected. */
  secured?(): void;
  /** The other side closed, or the line is lost: nothing more will come. */
  ended(reason: 'end' | 'reset' | 'lost' | 'refused'): void;
  /** Nothing came for `patienceMs`. */
  timedOut(): void;
  /** How long this end waits for the next octets, in ms. It changes with what it waits for (RFC 5321 §4.5.3.2). */
  readonly patienceMs: number;
  /** It reads a text, which is answered only behind the dot: what comes until then may be given to it at once. */
  readonly inText?: boolean;
  /** Where its machine stands now: a state path. */
  readonly state: string;
  /** A server's: what it would say to this verb here and now, whatever follows it; `undefined`: it would read on. */
  refusalOf?(verb: string): string | undefined;
  /** A server's: whether it has this verb at all, be it in order or not; the session need not be open any more. */
  has?(verb: string): boolean;
}
