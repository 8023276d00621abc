/** Which of the things said in POP3 nobody may read in a log. */

const SECRET: ReadonlySet<string> = new Set(['PASS', 'APOP', 'AUTH', '(response)']);

/** Whether what is said with this verb may hold a secret: a password, its digest, or a response of a SASL exchange. */
export function hasSecret(verb: string): boolean {
  return SECRET.has(verb);
}

/** A command line or a response fit for a log: 'PASS ****', 'APOP bea ****', 'AUTH PLAIN ****'. */
export function withoutSecret(verb: string, line: string): string {
  if (verb === '(response)') return line === '*' ? line : '****';
  if (verb === 'PASS') return line.replace(/^(\S+ ).*$/s, '$1****');
  return hasSecret(verb) ? line.replace(/^(\S+ +\S+ +).+$/s, '$1****') : line;
}
