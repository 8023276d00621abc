/** Answers of the web mail: pages with what keeps them from being anything else, and ways to other pages. */
import { utf8 } from '../../mail/octets.ts';
import type { Field } from '../../protocols/http/fields.ts';
import type { HttpResponse } from '../../protocols/http/message.ts';
import type { StatusName } from '../../protocols/http/statuses.ts';
import { response } from '../../protocols/http/wire.ts';

/** No scripts, no frames, no copies: RFC 9111 §5.2.2.5. */
const PAGE_FIELDS: readonly Field[] = [
  { name: 'Content-Type', value: 'text/html; charset=utf-8' },
  { name: 'Cache-Control', value: 'no-store' },
  {
    name: 'Content-Security-Policy',
    value: "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
  },
  { name: 'Referrer-Policy', value: 'no-referrer' },
  { name: 'X-Content-Type-Options', value: 'nosniff' },
];

export function html(status: StatusName, page: string, fields: readonly Field[] = []): HttpResponse {
  return response(status, [...fields, ...PAGE_FIELDS], utf8(page));
}

/** A letter as it is stored; what is in it is not for the browser to open by itself. */
export function octetsOf(message: Uint8Array): HttpResponse {
  const kept = PAGE_FIELDS.filter(({ name }) => name !== 'Content-Type');
  return response('ok', [{ name: 'Content-Type', value: 'message/rfc822' }, ...kept], message);
}

/** RFC 9110 §15.4.4: after a form the browser is sent to a page, so that reloading does not send the form again. */
export function seeOther(location: string, fields: readonly Field[] = []): HttpResponse {
  return response('seeOther', [{ name: 'Location', value: location }, ...fields]);
}

/** RFC 9110 §10.2.1: a server that has GET has HEAD. */
export function allow(methods: readonly string[]): Field {
  const all = methods.includes('GET') ? ['GET', 'HEAD', ...methods.filter((method) => method !== 'GET')] : methods;
  return { name: 'Allow', value: [...all, 'OPTIONS'].join(', ') };
}
