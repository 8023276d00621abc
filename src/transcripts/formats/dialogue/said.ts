/** What people write in the place of octets: 'C: <mailbox data…>', '[10800 octets]', '<CRLF>.<CRLF>'. */
import { saidInSmtp } from '../../vocabulary.ts';

const COUNTED = /^[[(<](?:\.\.\. ?)?(\d+) (?:octets?|bytes?|octetos)\b[^\])>]*[\])>]$/i;
const LEFT_OUT =
  /^(?:<(?:\.\.\.|\xe2\x80\xa6|[^<>@:=]+ [^<>@]*)>|\[(?:\.\.\.|\xe2\x80\xa6|snip|omitted|body|datos?)[^\]]*\]|\((?:\.\.\.|\xe2\x80\xa6|snip|omitted|more|body)[^)]*\)|\.{3} ?(?:etc\b.*|\(?(?:snip|more|body|message)\b.*)|(?:\xe2\x80\xa6)+)$/i;
const DIRECTION =
  /^[<([](?:.*\b(?:connection|wait|waits|listens?|opens?|closes?|conexi|espera|cierra|abre|disconnects?|hangs? up)\b.*)[>)\]]$/i;
const CLOSES = /\b(?:clos|cierr|disconnect|hangs? up)/i;
const LINE_END = String.raw`(?:\\r|\\n|<CR>|<LF>|<CRLF>)`;
/** A dot alone between line ends that are written out. */
const WRITTEN_DOT = new RegExp(`${LINE_END}\\.${LINE_END}+`);
const WRITTEN_ENDS: readonly (readonly [RegExp, string])[] = [
  [/<CRLF>/g, '\r\n'],
  [/\\r|<CR>/g, '\r'],
  [/\\n|<LF>/g, '\n'],
];

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

/** A text with an end in it that is written out, and nothing behind that, or a command: its octets. What smuggles is written so. */
export function endedInside(words: string): string | undefined {
  const dot = WRITTEN_DOT.exec(words);
  const behind = dot ? words.slice(dot.index + dot[0].length) : '';
  if (!dot || (behind !== '' && !saidInSmtp(behind))) return undefined;
  return WRITTEN_ENDS.reduce((octets, [written, end]) => octets.replace(written, end), words);
}
