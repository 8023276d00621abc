/** Requests and responses as values. RFC 9110 §6, RFC 9112 §2. */
import { EMPTY } from '../../mail/octets.ts';
import type { Field } from './fields.ts';

export type Version = '1.0' | '1.1';

export interface HttpRequest {
  method: string;
  /** Path and query as they stand in the request line: '/message?uid=7'. */
  target: string;
  version: Version;
  fields: readonly Field[];
  content: Uint8Array;
}

export interface HttpResponse {
  status: number;
  reason: string;
  fields: readonly Field[];
  content: Uint8Array;
}

/** A request without content. The client adds Host. */
export function get(target: string, fields: readonly Field[] = []): HttpRequest {
  return { method: 'GET', target, version: '1.1', fields, content: EMPTY };
}

/** The path of a target, without its query. */
export function pathOf(target: string): string {
  return target.split('?', 1)[0]!;
}

/** What follows the question mark, or ''. */
export function queryOf(target: string): string {
  const mark = target.indexOf('?');
  return mark < 0 ? '' : target.slice(mark + 1);
}
