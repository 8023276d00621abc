/** ESMTP parameters behind a path: `SIZE=412 BODY=8BITMIME`. RFC 5321 §4.1.2 (Mail-parameters); values beyond ASCII: RFC 6531 §3.3. */
const PARAMETER = /^([A-Za-z0-9][A-Za-z0-9-]*)(?:=([\x21-\x3c\x3e-\x7e\x80-\xff]+))?$/;

export type Parameters = ReadonlyMap<string, string>;

const none: Parameters = new Map();

/** Keywords in upper case with their values ('' if none); `undefined` if it is not the grammar, or a keyword comes twice. */
export function parseParameters(text: string): Parameters | undefined {
  if (text === '') return none;
  if (!text.startsWith(' ')) return undefined;
  const parameters = new Map<string, string>();
  for (const word of text.trim().split(/ +/)) {
    const match = PARAMETER.exec(word);
    const keyword = match?.[1]?.toUpperCase();
    if (!keyword || parameters.has(keyword)) return undefined;
    parameters.set(keyword, match![2] ?? '');
  }
  return parameters;
}
