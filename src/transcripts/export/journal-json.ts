/**
 * A journal as a file: one JSON value a line. The first line holds scene and side tables, each further one an entry, the last
 * ones the octets of messages. Octets are `text` where they are UTF-8, else `base64`. What is given out comes back entry for
 * entry: formats/journal.ts.
 */
import { decodeUtf8, text, utf8 } from '../../mail/octets.ts';
import { encodeBase64 } from '../../mail/encodings.ts';
import type { Scene } from '../../run/scenario.ts';
import type { ConnectionInfo, Journal, MachineInfo, MessageInfo } from '../../sim/journal.ts';

/** Grows when what is written changes so that it cannot be read as before. */
export const JOURNAL_VERSION = 1;

export interface JournalHead {
  mailscope: 'journal';
  version: number;
  scene: Scene;
  connections: Omit<ConnectionInfo, 'name'>[];
  messages: MessageInfo[];
  machines: MachineInfo[];
}

/** The lines of the file, each with its end, for the entries `[first..end)`. `body` gives the octets of a message, if there are any. */
export function* journalLines(
  journal: Journal,
  scene: Scene,
  body: (message: number) => Uint8Array | undefined,
  first = 0,
  end = journal.length,
): Generator<string> {
  const { messages, machines } = journal;
  const connections = journal.connections.map(({ name: _, ...info }) => info);
  const head: JournalHead = { mailscope: 'journal', version: JOURNAL_VERSION, scene, connections, messages, machines };
  yield `${JSON.stringify(head)}\n`;
  for (let index = first; index < end; index++) yield `${JSON.stringify(entryOf(journal, index, first))}\n`;
  for (const number of messages.keys()) {
    const octets = body(number);
    if (octets) yield `${JSON.stringify({ message: number, ...written(octets) })}\n`;
  }
}

/** What stands at its default is left out; causes before the first entry are cut off. */
function entryOf(journal: Journal, index: number, first: number): object {
  const { kind, at, until, cause, from, to, connection, subject, label, detail, seq, ack, octets } = journal.entry(index);
  return {
    ...{ kind, at, label },
    ...(until !== at && { until: until === Infinity ? null : until }),
    ...(cause >= first && { cause: cause - first }),
    ...(from >= 0 && { from }),
    ...(to >= 0 && { to }),
    ...(connection >= 0 && { connection }),
    ...(subject >= 0 && { subject }),
    ...(detail !== '' && { detail }),
    ...((seq !== 0 || ack !== 0) && { seq, ack }),
    ...(octets.length > 0 && written(octets)),
  };
}

/** Octets as JSON has them: as they read, where they are UTF-8. */
export function written(octets: Uint8Array): { text: string } | { base64: string } {
  const asText = decodeUtf8(octets);
  // a byte order mark would be lost on the way
  return asText !== undefined && utf8(asText).length === octets.length ? { text: asText } : { base64: text(encodeBase64(octets)) };
}
