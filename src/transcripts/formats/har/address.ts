/** Where a request goes, read off its URL: RFC 3986 §3, RFC 9110 §4.2. */

export interface Origin {
  host: string;
  port: string;
  secure: boolean;
}

const URL_PARTS = /^(https?|wss?):\/\/(?:[^/?#@]*@)?(\[[\da-f:.]+\]|[^/?#:@[\]\s]+)(?::(\d{1,5}))?([/?][^#]*)?(?:#.*)?$/is;

/** The server, and what it is asked for; `undefined` for what goes to no server, as 'data:…'. */
export function addressIn(url: string): { origin: Origin; target: string } | undefined {
  const [, scheme, host, port, path = '/'] = URL_PARTS.exec(url) ?? [];
  if (scheme === undefined) return undefined;
  const secure = /s$/i.test(scheme);
  const origin = { host: host!.toLowerCase().replace(/^\[|\]$/g, ''), port: port ?? (secure ? '443' : '80'), secure };
  return { origin, target: path.startsWith('?') ? `/${path}` : path };
}

/** 'blob' of 'blob:https://…'; 'other' for what has none. */
export function schemeOf(url: string): string {
  return /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase() ?? 'other';
}
