/** Session cookies and the reader’s language: how a server recognises who is asking, since each request stands alone. RFC 6265, RFC 6265bis SameSite. */
import { tokensOf, valuesOf, type Field } from './fields.ts';

/** Cookies that the client sent, by name; the first of a name counts. RFC 6265 §4.2. */
export function cookiesIn(fields: readonly Field[]): Map<string, string> {
  const cookies = new Map<string, string>();
  for (const pair of valuesOf(fields, 'Cookie').flatMap((value) => value.split(';'))) {
    const equals = pair.indexOf('=');
    const name = pair.slice(0, Math.max(equals, 0)).trim();
    if (name !== '' && !cookies.has(name)) cookies.set(name, pair.slice(equals + 1).trim());
  }
  return cookies;
}

/**
 * A cookie that lives as long as the browser's session, or is to be forgotten at once. HttpOnly: no script reads it;
 * SameSite=Strict: no other site's page sends it; Secure: it goes over TLS only (RFC 6265 §4.1.2).
 */
export function setCookie(name: string, value: string, { secure, forget = false }: { secure: boolean; forget?: boolean }): Field {
  const attributes = ['Path=/', 'HttpOnly', 'SameSite=Strict', ...(secure ? ['Secure'] : []), ...(forget ? ['Max-Age=0'] : [])];
  return { name: 'Set-Cookie', value: [`${name}=${value}`, ...attributes].join('; ') };
}

/** What a browser keeps of one server's cookies. At most 50, as RFC 6265 §6.1 asks of browsers at least. */
export class CookieJar {
  readonly #cookies = new Map<string, { value: string; secure: boolean }>();

  keep(fields: readonly Field[]): void {
    for (const written of valuesOf(fields, 'Set-Cookie')) {
      const [pair = '', ...attributes] = written.split(';').map((part) => part.trim());
      const [, name = '', value = ''] = /^([^=]+)=(.*)$/.exec(pair) ?? [];
      const lower = attributes.map((attribute) => attribute.toLowerCase());
      this.#cookies.delete(name);
      if (name !== '' && !lower.includes('max-age=0') && this.#cookies.size < 50)
        this.#cookies.set(name, { value, secure: lower.includes('secure') });
    }
  }

  /** The Cookie field of a request, or none. */
  fields(overTls: boolean): Field[] {
    const sent = [...this.#cookies].filter(([, { secure }]) => overTls || !secure);
    return sent.length === 0 ? [] : [{ name: 'Cookie', value: sent.map(([name, { value }]) => `${name}=${value}`).join('; ') }];
  }
}

/** The language that the reader would rather have, of those that there are: RFC 9110 §12.5.4, in the order in which they are named. */
export function languageOf<Language extends string>(fields: readonly Field[], known: readonly Language[], otherwise: Language): Language {
  for (const range of tokensOf(fields, 'Accept-Language')) {
    const found = known.find((language) => range === language || range.startsWith(`${language}-`));
    if (found) return found;
  }
  return otherwise;
}
