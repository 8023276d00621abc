/** What people write in the place of octets: 'C: <mailbox data…>', '[10800 octets]', '<CRLF>.<CRLF>'. */

const COUNTED = /^[[(<](?:\.\.\. ?)?(\d+) (?:octets?|bytes?|octetos)\b[^\])>]*[\])>]$/i;
const LEFT_OUT =
  /^(?:<(?:\.\.\.|\xe2\x80\xa6|[^<>@:=]+ [^<>@]*)>|\[(?:\.\.\.|\xe2\x80\xa6|snip|omitted|body|datos?)[^\]]*\]|\((?:\.\.\.|\xe2\x80\xa6|snip|omitted|more|body)[^)]*\)|\.{3} ?(?:etc\b.*|\(?(?:snip|more|body|message)\b.*)|(?:\xe2\x80\xa6)+)$/i;
const DIRECTION =
  /^[<([](?:.*\b(?:connection|wait|waits|listens?|opens?|closes?|conexi|espera|cierra|abre|disconnects?|hangs? up)\b.*)[>)\]]$/i;
const CLOSES = /\b(?:clos|cierr|disconnect|hangs? up)/i;

export type Said =
  | { kind: 'line'; line: string }
  | { kind: 'leftOut'; octets: number | null }
  /** Somebody opens, waits or closes: nothing crosses. */
  | { kind: 'direction'; closes: boolean };

/** What the words behind a mark stand for; `texting`: their side is in the middle of a text. */
export function saidIn(words: string, texting: boolean): Said {
  if (!/^[<[(.\xe2]/.test(words)) return { kind: 'line', line: words };
  const counted = COUNTED.exec(words);
  if (counted) return { kind: 'leftOut', octets: Number(counted[1]) };
  if (!texting && DIRECTION.test(words)) return { kind: 'direction', closes: CLOSES.test(words) };
  if (LEFT_OUT.test(words)) return { kind: 'leftOut', octets: null };
  if (texting && /^(?:<CRLF>|<CR><LF>)\.(?:<CRLF>|<CR><LF>)$/.test(words)) return { kind: 'line', line: '.' };
  return { kind: 'line', line: texting && words === '<CRLF>' ? '' : words };
}

/** Without a line end that is written out. */
export function withoutWrittenEnd(words: string): string {
  return words.replace(/(?:\\r\\n|\\n|<CRLF>)$/, '');
}
