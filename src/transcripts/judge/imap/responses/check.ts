/** Whether a server's response follows the formal syntax, and where it does not. */
import type { Frame } from '../../../dialogues/imap/frames.ts';
import { readItems, type Response } from '../../../dialogues/imap/response.ts';
import type { Severity } from '../../../finding.ts';
import { codeNamed } from './codes.ts';
import { dataNamed, numberBefore, statusFurther } from './data.ts';
import { fetched, fetchedFurther } from './fetch.ts';
import { Reader, type Fault, type Production } from './reader.ts';

/** Characters of what stands at fault that are shown. */
const SHOWN = 40;

export interface Wrong extends Fault {
  severity: Severity;
  /** What stands there. */
  found: string;
  /** Octets at fault, within the frame. */
  start: number;
  end: number;
}

/** Faults of one response that are told. */
const MOST_FAULTS = 50;
const BEFORE_STATUS = /^\* STATUS (?:"(?:[^"\\]|\\.)*"|[^ "]+) (?=\()/i;

/** The faults in a response, which is whole, of those that are known here: all of each item, where there are items, else the first. */
export function faultsIn(response: Response, frame: Frame): Wrong[] {
  const { text } = frame;
  const first = faultIn(response, frame);
  if (!first) return [];
  if (response.kind === 'fetch') {
    const open = text.indexOf('(', 2);
    const inItems = first.at < open ? readFrom(frame, fetched, open) : first;
    return [...(inItems === first ? [] : [first]), ...inItemsFrom(frame, inItems, fetchedFurther, open)];
  }
  const before = response.kind === 'data' && response.name === 'STATUS' ? BEFORE_STATUS.exec(text)?.[0].length : undefined;
  return before === undefined ? [first] : inItemsFrom(frame, first, statusFurther, before);
}

/** Whatever is wrong with one item, the next one is read. */
function inItemsFrom(frame: Frame, first: Wrong | undefined, further: Production, open: number): Wrong[] {
  if (!first) return [];
  const starts = (readItems(frame.text.slice(open).trimEnd()) ?? []).map(({ at }) => open + at);
  const found = [first, ...besideIn(frame, first, further, starts)];
  for (const start of starts) {
    if (start <= found.at(-1)!.at) continue;
    const wrong = found.length < MOST_FAULTS ? readFrom(frame, further, start) : undefined;
    if (!wrong) break;
    found.push(wrong, ...besideIn(frame, wrong, further, starts));
  }
  return found.slice(0, MOST_FAULTS);
}

/**
 * What else is wrong with the values of the same item, if they are as many as they should be: where a value is missing or too
 * many, those behind it stand in places that are not theirs.
 */
function besideIn(frame: Frame, { at }: Wrong, further: Production, starts: readonly number[]): Wrong[] {
  const next = starts.findIndex((start) => start > at);
  const start = starts.at(next < 0 ? -1 : next - 1);
  const end = next < 0 ? frame.text.length : starts[next]!;
  if (start === undefined || start > at) return [];
  const pardoned = new Set([at]);
  const beside: Wrong[] = [];
  while (beside.length < MOST_FAULTS) {
    const reader = new Reader(frame.text, start, true, pardoned);
    const reads = further(reader);
    const { fault, isDeep } = reader;
    if (isDeep || (!reads && (!fault || pardoned.has(fault.at)))) return [];
    if (reads || fault!.at >= end) break;
    pardoned.add(fault!.at);
    beside.push(located(fault!, 'error', frame));
  }
  return beside;
}

function faultIn(response: Response, frame: Frame): Wrong | undefined {
  const { text } = frame;
  if (response.kind === 'status' || response.kind === 'tagged') return codeFault(response.code, frame);
  if (response.kind === 'continue') return text === '+' ? located(PLUS, 'warning', frame) : undefined;
  if (response.kind === 'data') return readFrom(frame, dataNamed(response.name), 2 + response.name.length);
  if (response.kind === 'fetch') return numbered(frame, 'FETCH') ?? readFrom(frame, fetched, text.indexOf('(', 2));
  return response.kind === 'number' && numberBefore(response.name) ? numbered(frame, response.name) : undefined;
}

/** Servers that leave out the space are many: clients should bear with them. RFC 3501 §9, continue-req. */
const PLUS: Fault = { production: 'continue-req', example: '+ ', wanted: 'SP', at: 1 };
const CODE_NAME = /^[^ ]+/;

function numbered(frame: Frame, name: string): Wrong | undefined {
  const reader = new Reader(frame.text, 2);
  const isRight = numberBefore(name)!(reader) && reader.text.slice(reader.at + 1, reader.at + 1 + name.length).toUpperCase() === name;
  if (!isRight) return reader.fault && located(reader.fault, 'error', frame);
  const rest = reader.at + 1 + name.length;
  if (name === 'FETCH' || rest === frame.text.length) return undefined;
  return located(
    { production: 'message-data', example: `* 3 ${name}`, wanted: 'CRLF', at: rest },
    /^ +$/.test(frame.text.slice(rest)) ? 'warning' : 'error',
    frame,
  );
}

function codeFault(code: string, frame: Frame): Wrong | undefined {
  const name = CODE_NAME.exec(code)?.[0] ?? '';
  const production = codeNamed(name.toUpperCase());
  const at = frame.text.indexOf('[') + 1 + name.length;
  if (!production || at <= name.length) return undefined;
  // what stands behind the bracket is for the reader's eye
  return readFrom({ ...frame, text: frame.text.slice(0, at - name.length + code.length) }, production, at, name);
}

function readFrom(frame: Frame, production: Production | undefined, at: number, code = ''): Wrong | undefined {
  if (!production || at < 0) return undefined;
  const quick = new Reader(frame.text, at, false);
  if (production(quick) && quick.isOver) return undefined;
  const reader = new Reader(frame.text, at);
  const reads = production(reader);
  if (reader.isDeep || (reads && reader.isOver)) return undefined;
  // RFC 3501 §7.1: UNSEEN is left out where all has been seen; some say 0
  if (code.toUpperCase() === 'UNSEEN' && / 0$/.test(frame.text)) return located(faultAt(reader, at + 1), 'warning', frame);
  if (reads) reader.fail(code === '' ? 'CRLF' : '"]"');
  return trailing(frame, production, at) ?? located(faultAt(reader, at), 'error', frame);
}

/** Spaces behind everything else harm nobody, and many servers leave some. */
function trailing(frame: Frame, production: Production, at: number): Wrong | undefined {
  const text = frame.text.trimEnd();
  if (text.length === frame.text.length || text.length < at) return undefined;
  const reader = new Reader(text, at);
  if (!production(reader) || !reader.isOver) return undefined;
  reader.fail('CRLF');
  return located({ ...faultAt(reader, at), wanted: 'CRLF', at: text.length }, 'warning', frame);
}

const faultAt = ({ fault }: Reader, at: number): Fault => fault ?? { production: 'response-data', example: '', wanted: 'CRLF', at };

function located(fault: Fault, severity: Severity, { text, literals, kept }: Frame): Wrong {
  const found = /^[^ ()]+|^./s.exec(text.slice(fault.at))?.[0].slice(0, SHOWN) ?? '';
  const start = octetAt(fault.at, text, literals);
  return { ...fault, severity, found: found === '' ? 'CRLF' : found, start, end: Math.min(kept.size, start + Math.max(1, found.length)) };
}

/** Behind each announcement come CRLF and the octets of the literal, which the text does not have. */
function octetAt(at: number, text: string, literals: Frame['literals']): number {
  let octet = at;
  let from = 0;
  for (const { octets } of literals) {
    const end = text.indexOf('}', text.indexOf(`{${octets}`, from)) + 1;
    if (end <= 0 || end > at) break;
    octet += 2 + octets;
    from = end;
  }
  return octet;
}
