/** Finds the code in a line of a reply: '250-SIZE', '+OK 1 message', 'A2 OK SELECT completed'. */
export function codeParts(line: string, code: string): { before: string; code: string; after: string } | null {
  if (line.startsWith(code)) return { before: '', code, after: line.slice(code.length) };
  const tagged = /^(\S+ )(OK|NO|BAD|BYE|PREAUTH)(?= |$)/.exec(line);
  if (tagged === null || tagged[2] !== code) return null;
  return { before: tagged[1]!, code, after: line.slice(tagged[0].length) };
}
