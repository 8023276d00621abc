/** Folding of header fields: RFC 5322 §2.1.1 and §2.2.3. */

/** RFC 5322 §2.1.1: lines should not be longer. */
const LINE_LENGTH = 78;

/** `name: token token…` with its CRLF, a new line before each token that would pass column 78. */
export function fold(name: string, tokens: readonly string[]): string {
  const lines: string[] = [];
  let line = `${name}:`;
  // a line of nothing but blanks is none (RFC 5322 §3.2.2)
  let isLine = false;
  for (const token of tokens) {
    if (isLine && line.length + 1 + token.length > LINE_LENGTH) {
      lines.push(line);
      line = '';
      isLine = false;
    }
    line += ` ${token}`;
    isLine ||= lines.length === 0 || token.trim() !== '';
  }
  lines.push(line);
  return `${lines.join('\r\n')}\r\n`;
}
