/** Which of the things said in SMTP nobody may read in a log. */

/** Whether what is said with this verb may hold a secret: an initial response of AUTH, or a line of the exchange. */
export function hasSecret(verb: string): boolean {
  return verb === 'AUTH' || verb === '(response)';
}

/** A command line or a response fit for a log: 'AUTH PLAIN ****'. */
export function withoutSecret(verb: string, line: string): string {
  if (verb === '(response)') return line === '*' ? line : '****';
  return verb === 'AUTH' ? line.replace(/^(AUTH +\S+ +).+$/i, '$1****') : line;
}
