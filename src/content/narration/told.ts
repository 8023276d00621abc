/** What narration needs to know of a run. The page's `RunView` has this shape. */
export interface ToldEntry {
  index: number;
  kind: string;
  at: number;
  until: number;
  cause: number;
  from: number;
  to: number;
  connection: number;
  subject: number;
  label: string;
  detail: string;
  seq: number;
  ack: number;
  octets: Uint8Array;
}

export interface ToldRun {
  readonly journal: {
    entry(index: number): ToldEntry;
    octetCount(index: number): number;
    readonly connections: readonly { protocol: string; client: number; server: number; clientAddress: string; serverAddress: string }[];
    readonly machines: readonly { chart: string; connection: number }[];
    readonly messages: readonly { reversePath: string; forwardPaths: readonly string[]; octets: number }[];
  };
  /** Set if it was recorded rather than computed. */
  readonly recording?: object | null;
  readonly scene: {
    readonly hosts: readonly { id: string; name: string; kind: string; owner?: string }[];
    readonly agents: readonly { role: string; host: number }[];
    readonly accounts: readonly { address: string; name: string }[];
  };
}
