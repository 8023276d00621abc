/** The Authenticated Received Chain, as whoever changes a letter seals it and whoever gets it checks the seals. RFC 8617. */
import { encodeBase64 } from '../encodings.ts';
import { fold } from '../fold.ts';
import { allFields, rawValue, readHeader, type Field } from '../header.ts';
import { concat, text, utf8 } from '../octets.ts';
import { hashedHeader } from './canonical.ts';
import { fieldText } from './dkimFields.ts';
import { signWith, verifyWith } from './dkimKeys.ts';
import { chunks, signatureField, type Signing } from './dkimSign.ts';
import { readSeal, readSignature, type Seal } from './dkimSignature.ts';
import { authorDomains } from './dmarc.ts';
import { findUsableKey, judgeSignature, withoutSignature, type Outcome } from './dkimVerify.ts';
import type { Asking } from './lookUp.ts';

/** RFC 8617 §4.4. */
export type ChainResult = 'none' | 'pass' | 'fail';

export interface ChainVerdict {
  result: ChainResult;
  /** Why it fails; '' otherwise. */
  reason: string;
  /** A key could not be had now: it may hold after all. */
  unsure: boolean;
  /** Who sealed, the first first: in whose name, and what was found at that time. Of a chain that does not pass nobody is named. */
  sealers: readonly { domain: string; results: string }[];
}

const NAMES = { results: 'ARC-Authentication-Results', signature: 'ARC-Message-Signature', seal: 'ARC-Seal' } as const;
/** §4.2.1. */
const MOST = 50;

interface ArcSet {
  results: Field;
  signature: Field;
  seal: Field;
}

export type Sealing = Pick<Signing, 'domain' | 'selector' | 'key'> & { signedAt: number };

/**
 * The three fields that add a set to the chain of `message`, to be put at its top: RFC 8617 §5.1. `host`: who found `results`, the
 * text of its Authentication-Results behind its name. `chain`: what was found of the chain up to here; a failed one is sealed no
 * further than that, so whoever has none to tell must not seal. `undefined` where the chain cannot be gone on with.
 */
export function arcSet(message: Uint8Array, sealing: Sealing, host: string, results: string, chain: ChainResult): Uint8Array | undefined {
  const header = readHeader(message);
  const sets = setsIn(message);
  if (typeof sets === 'string' || sets.length >= MOST || (sets.length === 0) !== (chain === 'none')) return undefined;
  const instance = sets.length + 1;
  const told = utf8(fold(NAMES.results, [`i=${instance};`, `${host};`, ...results.split(/\s+/).filter(Boolean)]));
  const signed = signatureField(
    message,
    { ...sealing, header: 'relaxed', body: 'relaxed' },
    { name: NAMES.signature, first: `i=${instance};` },
  );
  const { key, domain, selector, signedAt } = sealing;
  const tags = [`i=${instance};`, `a=${key.algorithm};`, `t=${signedAt};`, `cv=${chain};`, `d=${domain};`, `s=${selector};`, 'b='];
  const unsigned = fold(NAMES.seal, tags).slice(0, -2);
  // §5.1.1: a seal on a chain that fails covers its own set only
  const before = chain === 'fail' ? [] : sets.flatMap((set) => fieldsOf(message, set));
  const signature = text(encodeBase64(signWith(key, hashedHeader([...before, text(told), text(signed)], unsigned, 'relaxed'))));
  const seal = utf8([unsigned, ...chunks(signature)].join('\r\n ') + '\r\n');
  return header.fields.length > 0 ? concat([seal, signed, told]) : undefined;
}

function fieldsOf(message: Uint8Array, { results, signature, seal }: ArcSet): string[] {
  return [results, signature, seal].map((field) => fieldText(message, field));
}

/** Whether the chain holds: RFC 8617 §5.2. `now`: epoch seconds. Never throws. */
export function* verifyArc(message: Uint8Array, now: number): Asking<ChainVerdict> {
  const sets = setsIn(message);
  if (typeof sets === 'string') return failed(sets);
  const newest = sets.at(-1);
  if (!newest) return { result: 'none', reason: '', unsure: false, sealers: [] };
  const seals: Seal[] = [];
  for (const [index, { seal }] of sets.entries()) {
    const read = readSeal(rawValue(message, seal));
    if (typeof read === 'string') return failed(`seal ${index + 1}: ${read}`);
    if (read.chain !== (index === 0 ? 'none' : 'pass')) return failed(`seal ${index + 1}: cv=${read.chain}`);
    seals.push(read);
  }
  const broken = (yield* signatureFails(message, newest, sets.length, now)) ?? (yield* sealFails(message, sets, seals));
  if (broken) return failed(broken.reason, broken.result === 'temperror');
  const sealers = sets.map(({ results }, index) => ({ domain: seals[index]!.domain, results: rawValue(message, results) }));
  return { result: 'pass', reason: '', unsure: false, sealers };
}

/**
 * Whether whoever is believed says that DMARC passed when the message came to him: everybody who sealed is `believed`, and the first of
 * them, who had it before anybody changed it, saw it pass for the author that it still names. RFC 8617 §7.2.
 */
export function isSealedFor(message: Uint8Array, chain: ChainVerdict | undefined, believed: readonly string[]): boolean {
  const [first] = chain?.sealers ?? [];
  if (!chain || !first || !chain.sealers.every(({ domain }) => believed.includes(domain))) return false;
  const passed = first.results.split(';').filter((result) => /^\s*dmarc=pass\b/i.test(result));
  const authors = authorDomains(message);
  const isNamed = (author: string) => passed.some((result) => /\bheader\.from=(\S+)/i.exec(result)?.[1]?.toLowerCase() === author);
  return authors.length > 0 && authors.every(isNamed);
}

const failed = (reason: string, unsure = false): ChainVerdict => ({ result: 'fail', reason, unsure, sealers: [] });

/** Only the newest has to hold: the older ones were broken by whoever sealed after them (§5.2 step 4). */
function* signatureFails(message: Uint8Array, { signature }: ArcSet, instance: number, now: number): Asking<Outcome | undefined> {
  const read = readSignature(text(message, signature.valueStart, signature.end), 'arc');
  const found: Outcome = 'reason' in read ? read : yield* judgeSignature(message, readHeader(message), signature, read, now);
  return found.result === 'pass' ? undefined : { ...found, reason: `message signature ${instance}: ${found.reason}` };
}

function* sealFails(message: Uint8Array, sets: readonly ArcSet[], seals: readonly Seal[]): Asking<Outcome | undefined> {
  for (let last = sets.length; last > 0; last--) {
    const seal = seals[last - 1]!;
    const key = yield* findUsableKey(seal);
    if ('result' in key) return { ...key, reason: `seal ${last}: ${key.reason}` };
    const covered = sets.slice(0, last).flatMap((set) => fieldsOf(message, set));
    const own = withoutSignature(covered.pop()!);
    const holds = verifyWith(key.key, hashedHeader(covered, own, 'relaxed'), seal.signature);
    if (!holds) return { result: 'fail', reason: `seal ${last} did not verify` };
  }
  return undefined;
}

/** The sets in order; a text says what is wrong with them: one too few or too many, or a field that does not say which it belongs to. */
function setsIn(message: Uint8Array): ArcSet[] | string {
  const header = readHeader(message);
  const byInstance = new Map<number, Partial<ArcSet>>();
  for (const [part, name] of Object.entries(NAMES) as [keyof ArcSet, string][]) {
    for (const field of allFields(header, name)) {
      const instance = Number(/^\s*i\s*=\s*(\d{1,2})\s*;/.exec(rawValue(message, field))?.[1] ?? 0);
      const set = byInstance.get(instance) ?? {};
      if (instance < 1 || instance > MOST || set[part]) return `${name} without a place of its own`;
      byInstance.set(instance, { ...set, [part]: field });
    }
  }
  const sets = Array.from({ length: byInstance.size }, (_, index) => byInstance.get(index + 1));
  const isWhole = (set: Partial<ArcSet> | undefined): set is ArcSet => Boolean(set?.results && set.signature && set.seal);
  return sets.every(isWhole) ? sets : 'a set is not whole';
}
