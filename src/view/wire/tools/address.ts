/** Addresses with a port, as a journal and as a URL write them. */

/** '192.0.2.1:25', '[::1]:25' in parts; '' for what is missing. */
export function endOfAddress(written: string): { address: string; port: string } {
  const [, address = written, port = ''] = /^(.*):(\d+)$/.exec(written) ?? [];
  return { address: address.replace(/^\[|\]$/g, ''), port };
}

/** 'mx.b.com:25', '[::1]:25'. */
export function hostPort(host: string, port: string): string {
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`;
}
