/** What a layout is made of. Numbers are units of the stage; y grows downwards; a box is named by its upper left corner. */

export interface Point {
  x: number;
  y: number;
}
export interface Box extends Point {
  width: number;
  height: number;
}
/** One agent of a host, as a row inside its box; coordinates are relative to the box. */
export interface AgentPlace extends Box {
  agent: number;
}
export interface HostPlace extends Box {
  host: number;
  /** Where a card stands that has arrived here or is about to leave: the middle of its lower edge, or of its upper edge under a DNS host. */
  perch: Point;
  /** Cards stand under this host instead of over it. */
  below: boolean;
  /** Low: a device's picture stands beside its name, agents stand two in a row. */
  compact: boolean;
  rows: AgentPlace[];
}
export interface LinkPlace {
  link: number;
  a: number;
  b: number;
  from: Point;
  to: Point;
  /** Control point of a line that goes round what stands between its ends. */
  bend?: Point;
}
export interface StageLayout {
  width: number;
  height: number;
  shape: 'wide' | 'tall';
  /** By host number, in the scene's order; only those that are on stage. */
  hosts: Map<number, HostPlace>;
  /** Those between two hosts on stage. */
  links: LinkPlace[];
}
