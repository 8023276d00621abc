/** Verifying: RFC 6376 §6, results as RFC 8601 §2.7.1 names them. */
import { allFields, readHeader, type Field, type Header } from '../header.ts';
import { text } from '../octets.ts';
import { canonicalBody, hashedHeader } from './canonical.ts';
import { coveredFields, fieldText } from './dkimFields.ts';
import { hashInBase64, readKeyRecord, verifyWith, weakness, type Algorithm, type KeyRecord } from './dkimKeys.ts';
import { readSignature, type Signature } from './dkimSignature.ts';
import type { Asking } from './lookUp.ts';
import { unfolded } from './tags.ts';

export type DkimResult = 'none' | 'pass' | 'fail' | 'policy' | 'neutral' | 'temperror' | 'permerror';

/** What one signature is worth. */
export interface DkimVerdict {
  result: DkimResult;
  /** Why it is not `pass`; '' if it is. */
  reason: string;
  /** '' where the field could not be read. */
  domain: string;
  selector: string;
  algorithm: Algorithm | '';
  /** The beginning of `b=`, by which signatures of one domain are told apart (RFC 6008). */
  beginning: string;
}

/** RFC 6376 §8.4: more than these are not looked at. */
const SIGNATURE_LIMIT = 10;
/** Clocks of signers may be ahead, seconds. */
const SKEW_SECONDS = 300;
const BEGINNING = 8;

const unsigned: DkimVerdict = {
  result: 'none',
  reason: 'message not signed',
  domain: '',
  selector: '',
  algorithm: '',
  beginning: '',
};

/** One verdict for each signature, topmost first; a single `none` if there is none. `now`: epoch seconds. Never throws. */
export function* verifyDkim(message: Uint8Array, now: number): Asking<DkimVerdict[]> {
  const header = readHeader(message);
  const fields = allFields(header, 'DKIM-Signature').slice(0, SIGNATURE_LIMIT);
  const verdicts: DkimVerdict[] = [];
  for (const field of fields) verdicts.push(yield* verifyOne(message, header, field, now));
  return verdicts.length > 0 ? verdicts : [unsigned];
}

function* verifyOne(message: Uint8Array, header: Header, field: Field, now: number): Asking<DkimVerdict> {
  const value = text(message, field.valueStart, field.end);
  const read = readSignature(value);
  if ('reason' in read) return { ...unsigned, ...read };
  const { domain, selector, algorithm } = read;
  const about = { domain, selector, algorithm, beginning: beginningOf(value) };
  return { ...about, ...(yield* judgeSignature(message, header, field, read, now)) };
}

/** The first characters of `b=` as written. */
function beginningOf(value: string): string {
  const written = /(?:^|;)[ \t\r\n]*b[ \t\r\n]*=([^;]*)/.exec(value)?.[1] ?? '';
  return unfolded(written).slice(0, BEGINNING);
}

export type Outcome = Pick<DkimVerdict, 'result' | 'reason'>;
const failed = (reason: string): Outcome => ({ result: 'fail', reason });

/** What a signature that could be read is worth; `field` is the one that holds it. `now`: epoch seconds. */
export function* judgeSignature(message: Uint8Array, header: Header, field: Field, signature: Signature, now: number): Asking<Outcome> {
  const late = timing(signature, now);
  if (late) return late;
  const record = yield* findUsableKey(signature);
  if ('result' in record) return record;
  const outcome = checked(message, header, field, signature, record);
  // RFC 6376 §3.6.1, t=y: whoever tries it out is treated as if he had not signed
  return record.testing && outcome.result === 'fail' ? { result: 'neutral', reason: `${outcome.reason} (testing)` } : outcome;
}

function timing({ signedAt, expiresAt }: Signature, now: number): Outcome | undefined {
  if (expiresAt !== undefined && expiresAt < now) return failed('signature expired');
  if (signedAt !== undefined && signedAt > now + SKEW_SECONDS) return { result: 'neutral', reason: 'signed in the future' };
  return undefined;
}

type Signed = Pick<Signature, 'selector' | 'domain' | 'identityDomain' | 'algorithm'>;

/** The key, unless it is too weak to be trusted. */
export function* findUsableKey(signed: Signed): Asking<KeyRecord | Outcome> {
  const record = yield* findKey(signed);
  if ('result' in record) return record;
  const weak = weakness(record.key);
  return weak ? { result: 'policy', reason: weak } : record;
}

/** RFC 6376 §6.1.2. Of several records, about which the standard says nothing, the first is taken. */
function* findKey({ selector, domain, identityDomain, algorithm }: Signed): Asking<KeyRecord | Outcome> {
  const records = yield { name: `${selector}._domainkey.${domain}`, type: 'TXT' };
  if (records === undefined) return { result: 'temperror', reason: 'key unavailable' };
  if (records.length === 0) return { result: 'permerror', reason: 'no key for signature' };
  const record = readKeyRecord(records[0]!, algorithm);
  if (typeof record === 'string') return { result: 'permerror', reason: record };
  return record.strict && identityDomain !== domain ? { result: 'permerror', reason: 'domain mismatch' } : record;
}

function checked(message: Uint8Array, header: Header, own: Field, signature: Signature, { key }: KeyRecord): Outcome {
  const { bodyLength } = signature;
  const body = canonicalBody(message.subarray(header.bodyStart), signature.body);
  if (bodyLength !== undefined && bodyLength > body.length) return failed('body is shorter than was signed');
  if (hashInBase64(body.subarray(0, bodyLength)) !== signature.bodyHash) return failed('body hash did not verify');
  const fields = coveredFields(message, header, signature.fields, own);
  const covered = hashedHeader(fields, withoutSignature(fieldText(message, own)), signature.header);
  return verifyWith(key, covered, signature.signature) ? { result: 'pass', reason: '' } : failed('signature did not verify');
}

/** The field as it was signed. RFC 6376 §3.7: the value of `b=` counts as empty, with the white space around it. */
export function withoutSignature(field: string): string {
  const colon = field.indexOf(':') + 1;
  const value = field.slice(colon).replace(/((?:^|;)[ \t\r\n]*b[ \t\r\n]*=)[^;]*/, '$1');
  return field.slice(0, colon) + value;
}
