/** Signing: RFC 6376 §5. */
import { encodeBase64 } from '../encodings.ts';
import { fold } from '../fold.ts';
import { readHeader, type Header } from '../header.ts';
import { ascii, text } from '../octets.ts';
import { canonicalBody, hashedHeader, type Canonicalization } from './canonical.ts';
import { coveredFields } from './dkimFields.ts';
import { hashInBase64, signWith, type PrivateKey } from './dkimKeys.ts';
import { toQuotedPrintable } from './quotedPrintable.ts';

export interface Signing {
  domain: string;
  selector: string;
  key: PrivateKey;
  /** 'relaxed' when left out, for both. */
  header?: Canonicalization;
  body?: Canonicalization;
  /** `t=` and `x=`, epoch seconds; left out of the signature when left out here. */
  signedAt?: number;
  expiresAt?: number;
  /** `i=`, not yet encoded. */
  identity?: string;
  /** `l=`: only so many octets of the canonical body are covered. */
  bodyLength?: number;
  /** `h=`; when left out, those of RFC 6376 §5.4.1 that are there. */
  fields?: readonly string[];
}

/** RFC 6376 §5.4.1: what a reader sees or a program acts upon; no trace fields, which hops add to. */
const USUAL = (
  'From Reply-To Subject Date To Cc Message-ID In-Reply-To References MIME-Version Content-Type Content-Transfer-Encoding ' +
  'Content-Disposition List-Id List-Unsubscribe'
).split(' ');
/** Named once more than they are there: a second one would deceive a reader (RFC 6376 §8.15). */
const SEALED: ReadonlySet<string> = new Set(['from', 'subject', 'date', 'to']);
const CHUNK = 72;

/** Which field it is, and what it begins with. */
interface Kind {
  name: 'DKIM-Signature' | 'ARC-Message-Signature';
  first: string;
}

/** The DKIM-Signature field for `message`, to be put at its top. */
export function dkimSignature(message: Uint8Array, signing: Signing): Uint8Array {
  return signatureField(message, signing, { name: 'DKIM-Signature', first: 'v=1;' });
}

/** The same for either kind: RFC 8617 §4.1.2 has the field of a chain made as DKIM's is. */
export function signatureField(message: Uint8Array, signing: Signing, kind: Kind): Uint8Array {
  const { key, header: how = 'relaxed' } = signing;
  const header = readHeader(message);
  const names = signing.fields ?? usualFields(header);
  const bodyHash = hashOf(message.subarray(header.bodyStart), signing);
  const unsigned = fold(kind.name, tokens(signing, kind, names, bodyHash)).slice(0, -2);
  const lower = names.map((name) => name.toLowerCase());
  const covered = hashedHeader(coveredFields(message, header, lower), unsigned, how);
  const signature = text(encodeBase64(signWith(key, covered)));
  return ascii([unsigned, ...chunks(signature)].join('\r\n ') + '\r\n');
}

function hashOf(body: Uint8Array, { body: how = 'relaxed', bodyLength }: Signing): string {
  return hashInBase64(canonicalBody(body, how).subarray(0, bodyLength));
}

function usualFields({ fields }: Header): string[] {
  const present = fields.map(({ name }) => name.toLowerCase());
  return USUAL.flatMap((name) => {
    const lower = name.toLowerCase();
    const count = present.filter((one) => one === lower).length + (SEALED.has(lower) ? 1 : 0);
    return Array<string>(count).fill(name);
  });
}

/** The tags, each where a line may be folded; `b=` last and empty. */
function tokens(signing: Signing, { first }: Kind, names: readonly string[], bodyHash: string): string[] {
  const { key, header = 'relaxed', body = 'relaxed', domain, selector, signedAt, expiresAt, identity, bodyLength } = signing;
  const optional = (tag: string, value: string | number | undefined) => (value === undefined ? [] : [`${tag}=${value};`]);
  const listed = names.map((name, index) => `${index === 0 ? 'h=' : ''}${name}${index === names.length - 1 ? ';' : ':'}`);
  return [
    ...[first, `a=${key.algorithm};`, `c=${header}/${body};`, `d=${domain};`, `s=${selector};`],
    ...optional('i', identity === undefined ? undefined : toQuotedPrintable(identity)),
    ...optional('t', signedAt),
    ...optional('x', expiresAt),
    ...optional('l', bodyLength),
    ...listed,
    `bh=${bodyHash};`,
    'b=',
  ];
}

/** A long value in pieces for lines of their own. */
export function chunks(characters: string): string[] {
  return characters.match(new RegExp(`.{1,${CHUNK}}`, 'g')) ?? [];
}
