/** The methods that a web mail server needs: RFC 9110 §9. To add one: one entry, one line in session.machine.ts. */
import type { Command } from '../command.ts';

const failure = ['400', '401', '403', '404', '405', '408', '413', '414', '417', '431', '500', '501', '502', '503', '505'];

function method(verb: string, rfc: string, success: readonly string[], example: string): Command<{ target: string }> {
  return {
    verb,
    syntax: `${verb} request-target HTTP/1.1`,
    example,
    rfc,
    replies: { success, failure },
    parse: (rest) => {
      const match = /^(\S+) HTTP\/1\.\d$/.exec(rest);
      return match ? { target: match[1]! } : undefined;
    },
  };
}

const host = 'Host: mail.b.com\r\n';

export const commands = {
  GET: method('GET', 'rfc9110#9.3.1', ['200', '303'], `GET / HTTP/1.1\r\n${host}`),
  HEAD: method('HEAD', 'rfc9110#9.3.2', ['200', '303'], `HEAD / HTTP/1.1\r\n${host}`),
  POST: method('POST', 'rfc9110#9.3.3', ['200', '303'], `POST /logout HTTP/1.1\r\n${host}Content-Length: 0\r\n`),
  OPTIONS: method('OPTIONS', 'rfc9110#9.3.7', ['204'], `OPTIONS * HTTP/1.1\r\n${host}`),
};

export type Method = keyof typeof commands;

export function isMethod(word: string): word is Method {
  return Object.hasOwn(commands, word);
}

/** Methods that RFC 9110 §9.3 and RFC 5789 define: a server that knows one and does not allow it answers 405, not 501. */
export const KNOWN_METHODS: ReadonlySet<string> = new Set([...Object.keys(commands), 'PUT', 'DELETE', 'CONNECT', 'TRACE', 'PATCH']);
