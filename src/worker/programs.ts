/** Mail programs as the page shows them: what each sees after an entry, and what it would begin an answer with. */
import { anatomyOf } from '../mail/anatomy/anatomy.ts';
import { shownBy, type Picture as Drawn } from '../mail/anatomy/programs.ts';
import { answering, isFrom, type AnsweringWords, type How } from '../mail/answering.ts';
import type { Used } from '../run/programs.ts';
import type { Run } from '../run/run.ts';
import { mindingOf } from '../agents/program/minding.ts';
import type { Picture, Row } from '../agents/program/program.ts';
import { receiptAsked } from '../mail/disposition.ts';
import { judged, tellingWords } from '../mail/junkFilter.ts';
import type { Written } from '../run/hands/hand.ts';
import type { ProgramSeen } from './api.ts';
import { resumed } from '../mail/resuming.ts';
import { readLetter } from './letters.ts';
import { openingOf, type Opening } from './encryption/open.ts';
import { signatureSeen } from './signatures/check.ts';
import type { SignatureSeen } from './signatures/seen.ts';

/** Lists by number: one that the page has already need not cross again. */
const numbers = new WeakMap<readonly Row[], number>();
let last = 0;

/** Of what a filter has learnt so many words are shown. */
const MOST_WORDS = 12;

function numberOf(rows: readonly Row[]): number {
  const known = numbers.get(rows);
  if (known !== undefined) return known;
  numbers.set(rows, ++last);
  return last;
}

/** All programs in use after the entry `index`; `known`: numbers of the lists that the page has. */
export async function programsAt(run: Run, index: number, known: readonly number[]): Promise<ProgramSeen[]> {
  const seen = run.programs.used.map(async (used): Promise<ProgramSeen[]> => {
    const picture = pictureAt(used, index);
    if (!picture) return [];
    const { read, rows, filter, ...shown } = picture;
    const list = numberOf(rows);
    return [
      {
        ...shown,
        hand: used.hand,
        host: used.host,
        agent: used.agent,
        sends: used.sends,
        list,
        rows: known.includes(list) ? null : rows.map((row) => ({ ...row, minding: mindingOf(row) })),
        read: read && (await readOf(run, picture, read, used)),
        filter: { letters: filter.letters, words: filter.words.size, telling: tellingWords(filter, MOST_WORDS) },
        done: used.done.map(({ deed, from, to, outcome }) => ({ deed, from, to, outcome })),
      },
    ];
  });
  return (await Promise.all(seen)).flat();
}

async function readOf(run: Run, { account, filter }: Picture, { uid, octets }: NonNullable<Picture['read']>, used: Used) {
  const opening = await openedAt(run, used, octets);
  const shown = opening?.letter ?? octets;
  const letter = readLetter(shown, -1, run.journal);
  // who wrote it knows that it was read
  const receipt = isFrom(octets, account) ? null : receiptAsked(octets);
  const signature = await checked(run, used, octets, shown);
  const sealed = { encrypted: opening?.seen ?? null, opened: opening?.letter ?? null };
  const pictures = letter.parts.some(({ type }) => type === 'text/html') ? picturesIn(shown) : [];
  return { uid, source: octets.slice(), letter, ...sealed, pictures, receipt, verdict: judged(filter, octets), signature };
}

/** What a program with a window draws of the letter's own pictures. */
function picturesIn(octets: Uint8Array): readonly Drawn[] {
  return shownBy('graphical', octets, anatomyOf(octets)).flatMap(({ pictures = [] }) => pictures);
}

/** Of a web mail that no person has trusted with a key. */
const NO_KEYS: readonly never[] = [];

/** Of each letter what the program on a host could open. */
const openings = new WeakMap<Run, Map<string, WeakMap<Uint8Array, Promise<Opening | null>>>>();

function openedAt(run: Run, { host, isWeb }: Pick<Used, 'host' | 'isWeb'>, octets: Uint8Array): Promise<Opening | null> {
  const here = rememberedOn(openings, run, isWeb ? `${host} web` : host);
  // keys lie on the device, and the web mail has none of them
  const known = here.get(octets) ?? openingOf(octets, () => (isWeb ? NO_KEYS : run.trustOn(host).decryptionKeys()));
  here.set(octets, known);
  return known;
}

/** What is remembered of letters, by the host on whose program they are read. */
function rememberedOn<Found>(all: WeakMap<Run, Map<string, WeakMap<Uint8Array, Found>>>, run: Run, host: string) {
  const byHost = all.get(run) ?? new Map<string, WeakMap<Uint8Array, Found>>();
  all.set(run, byHost);
  const here = byHost.get(host) ?? new WeakMap<Uint8Array, Found>();
  byHost.set(host, here);
  return here;
}

/** Of each letter its signature as the program on this host checked it: that does not change while it is looked at. */
const checks = new WeakMap<Run, Map<string, WeakMap<Uint8Array, Promise<SignatureSeen | null>>>>();

/** `came`: the letter as it came; `octets`: as its reader sees it. */
async function checked(run: Run, { host, sights, isWeb }: Used, came: Uint8Array, octets: Uint8Array): Promise<SignatureSeen | null> {
  // this web mail checks none
  if (isWeb) return null;
  const here = rememberedOn(checks, run, host);
  const opened = sights.find(({ picture }) => picture.read?.octets === came)?.entry ?? 0;
  const atMs = run.scene.startsAt + run.journal.at(Math.max(opened, 0));
  const known = here.get(octets) ?? signatureSeen(octets, { ...run.trustOn(host), atMs });
  here.set(octets, known);
  return known;
}

function pictureAt({ sights }: Used, index: number) {
  return sights.findLast(({ entry }) => entry <= index)?.picture ?? sights[0]?.picture;
}

/** What the owner of the program `number` begins with, of the letter that they read after the entry `index`; `null` if they read none. */
export async function begunAt(
  run: Run,
  index: number,
  number: number,
  how: How | 'resume',
  words: AnsweringWords,
): Promise<Written | null> {
  const used = run.programs.used[number];
  const picture = used && pictureAt(used, index);
  if (!used || !picture?.read) return null;
  if (how === 'resume') return resumed(picture.read.octets);
  // what was opened is quoted; a letter that goes along goes as it came
  const shown = (await openedAt(run, used, picture.read.octets))?.letter ?? picture.read.octets;
  const { encloses, ...begun } = answering(shown, how, picture.account, words);
  const letter: Written = { ...begun, bcc: [], replyTo: '', attachments: [] };
  return encloses === '' ? letter : { ...letter, encloses: { uid: picture.read.uid, as: encloses } };
}
