/** A field of an octet view: `octets[start..end)`, named by a key that content/fields explains. Where they overlap, the shorter is inside the longer. */
export interface OctetField {
  start: number;
  end: number;
  /** 'smtp.verb', 'tcp.flags', 'dns.name', 'crlf', 'dot-stuffing'… */
  key: string;
  /** What the octets say, as text. */
  value: string;
}
