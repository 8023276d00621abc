/** The grammar of RFC 9051 §9 for body and envelope, written out apart from the code that it holds to account. Throws where it is not kept. */
const STRING = /"((?:[^"\\\r\n]|\\["\\])*)"|\{(\d+)\}\r\n/y;
const NUMBER = /\d+/y;

class Reader {
  readonly text: string;
  at = 0;
  constructor(text: string) {
    this.text = text;
  }
  expect(characters: string): void {
    if (!this.take(characters)) throw new Error(`no ${characters} at …${this.text.slice(this.at, this.at + 60)}`);
  }
  sees(characters: string): boolean {
    return this.text.startsWith(characters, this.at);
  }
  take(characters: string): boolean {
    const there = this.sees(characters);
    if (there) this.at += characters.length;
    return there;
  }
  number(): number {
    NUMBER.lastIndex = this.at;
    const digits = NUMBER.exec(this.text)?.[0];
    this.expect(digits ?? 'a number');
    return Number(digits);
  }
  string(): string {
    STRING.lastIndex = this.at;
    const match = STRING.exec(this.text);
    if (!match) throw new Error(`no string at …${this.text.slice(this.at, this.at + 60)}`);
    this.at = STRING.lastIndex;
    if (match[2] === undefined) return match[1]!.replace(/\\(.)/g, '$1');
    const literal = this.text.slice(this.at, (this.at += Number(match[2])));
    if (literal.length !== Number(match[2]) || literal.includes('\0')) throw new Error('no literal of CHAR8');
    return literal;
  }
  nstring(): string | undefined {
    return this.take('NIL') ? undefined : this.string();
  }
  /** `"(" 1*one ")" / nil`, with what stands between. */
  list<T>(one: () => T, between: string): T[] | undefined {
    if (this.take('NIL')) return undefined;
    this.expect('(');
    const all = [one()];
    while (!this.take(')')) {
      this.expect(between);
      all.push(one());
    }
    return all;
  }
}

export interface Body {
  type: string;
  children: Body[];
  octets?: number;
  lines?: number;
  subject?: string | undefined;
  languages?: string[] | undefined;
}

/** The whole of `text` as a body; `extended`: with the extension data, which BODY must not have. */
export function readBody(text: string, extended: boolean): Body {
  const reader = new Reader(text);
  const body = bodyAt(reader, extended);
  if (reader.at !== text.length) throw new Error(`too much: ${text.slice(reader.at)}`);
  return body;
}

/** The whole of `text` as an envelope: its addresses, field by field. */
export function readEnvelope(text: string): Envelope {
  const reader = new Reader(text);
  const envelope = envelopeAt(reader);
  if (reader.at !== text.length) throw new Error(`too much: ${text.slice(reader.at)}`);
  return envelope;
}

function bodyAt(reader: Reader, extended: boolean): Body {
  reader.expect('(');
  const body = reader.sees('(') ? multipart(reader, extended) : single(reader, extended);
  reader.expect(')');
  return body;
}

function multipart(reader: Reader, extended: boolean): Body {
  const children: Body[] = [];
  while (reader.sees('(')) children.push(bodyAt(reader, extended));
  reader.expect(' ');
  const body = { type: `multipart/${reader.string()}`, children };
  if (!extended) return body;
  reader.expect(' ');
  parameters(reader);
  return { ...body, ...dispositionOn(reader) };
}

function single(reader: Reader, extended: boolean): Body {
  const [type] = [reader.string().toLowerCase(), reader.expect(' ')];
  const [subtype] = [reader.string().toLowerCase(), reader.expect(' ')];
  parameters(reader);
  spaceAndNstring(reader);
  spaceAndNstring(reader);
  reader.expect(' ');
  if (reader.string() === '') throw new Error('no encoding');
  reader.expect(' ');
  const body: Body = { type: `${type}/${subtype}`, children: [], octets: reader.number() };
  if (type === 'message' && (subtype === 'rfc822' || subtype === 'global')) message(reader, extended, body);
  else if (type === 'text') lines(reader, body);
  if (!extended) return body;
  spaceAndNstring(reader);
  return { ...body, ...dispositionOn(reader) };
}

function message(reader: Reader, extended: boolean, body: Body): void {
  reader.expect(' ');
  body.subject = envelopeAt(reader).subject;
  reader.expect(' ');
  body.children = [bodyAt(reader, extended)];
  lines(reader, body);
}

function spaceAndNstring(reader: Reader): void {
  reader.expect(' ');
  reader.nstring();
}

function lines(reader: Reader, body: Body): void {
  reader.expect(' ');
  body.lines = reader.number();
}

function parameters(reader: Reader): void {
  reader.list(() => {
    reader.string();
    reader.expect(' ');
    reader.string();
  }, ' ');
}

function dispositionOn(reader: Reader): Pick<Body, 'languages'> {
  reader.expect(' ');
  if (!reader.take('NIL')) {
    reader.expect('(');
    reader.string();
    reader.expect(' ');
    parameters(reader);
    reader.expect(')');
  }
  reader.expect(' ');
  const languages = reader.list(() => reader.string(), ' ');
  spaceAndNstring(reader);
  return { languages };
}

export type Address = (string | undefined)[];
interface Envelope {
  subject: string | undefined;
  from: Address[] | undefined;
  to: Address[] | undefined;
}

function envelopeAt(reader: Reader): Envelope {
  reader.expect('(');
  const [, subject] = [spaced(reader, () => reader.nstring()), spaced(reader, () => reader.nstring())];
  const [from, , , to] = Array.from({ length: 6 }, () => spaced(reader, () => reader.list(() => address(reader), '')));
  spaced(reader, () => reader.nstring());
  reader.nstring();
  reader.expect(')');
  return { subject, from, to };
}

function spaced<T>(reader: Reader, read: () => T): T {
  const value = read();
  reader.expect(' ');
  return value;
}

function address(reader: Reader): Address {
  reader.expect('(');
  const parts = [...Array.from({ length: 3 }, () => spaced(reader, () => reader.nstring())), reader.nstring()];
  reader.expect(')');
  return parts;
}
