/**
 * What programs make of a letter: three of their kinds, each as rules with the section that they follow. Where no section says
 * anything, the source is '': it is a habit of such programs, and others have others.
 */
import { decodeBody, decodeText } from '../mime.ts';
import { fieldValue, firstField, firstRawValue } from '../header.ts';
import { readable, text } from '../octets.ts';
import { everyPart, type Anatomy } from './anatomy.ts';

export const PROGRAMS = ['terminal', 'graphical', 'webmail'] as const;
export type ProgramKind = (typeof PROGRAMS)[number];

/** A rule by its key: `content/` has the sentence. */
export interface ProgramRule {
  rule: string;
  /** 'RFC 2046 §5.1.4'; '' for a habit. */
  source: string;
}

interface Rules {
  /** Media types that it shows itself, besides text/plain; a type with a star is all of that kind. */
  shows: readonly string[];
  /** A letter without MIME-Version is read as one with it. */
  toleratesNoVersion: boolean;
  /** An attached letter is opened where it stands. */
  opensMessages: boolean;
  /** Which parameter names a file first. */
  names: readonly ('filename' | 'name')[];
  /** Text whose charset is not what it says is read in the one that fits. */
  guessesCharset: boolean;
  /** Base64 that ends in the middle is handed out as far as it goes. */
  toleratesCut: boolean;
  rules: readonly ProgramRule[];
}

export const PROGRAM_RULES: Readonly<Record<ProgramKind, Rules>> = {
  terminal: {
    shows: ['message/delivery-status'],
    toleratesNoVersion: false,
    opensMessages: true,
    names: ['filename', 'name'],
    guessesCharset: false,
    toleratesCut: true,
    rules: [
      { rule: 'alternativeText', source: 'RFC 2046 §5.1.4' },
      { rule: 'versionNeeded', source: 'RFC 2045 §4' },
      { rule: 'messageOpened', source: 'RFC 2046 §5.2.1' },
      { rule: 'nameFilename', source: 'RFC 2183 §2.3' },
      { rule: 'charsetKept', source: 'RFC 2046 §4.1.2' },
    ],
  },
  graphical: {
    shows: ['text/html', 'image/*', 'message/delivery-status'],
    toleratesNoVersion: true,
    opensMessages: true,
    names: ['filename', 'name'],
    guessesCharset: false,
    toleratesCut: true,
    rules: [
      { rule: 'alternativeLast', source: 'RFC 2046 §5.1.4' },
      { rule: 'inlineShown', source: 'RFC 2183 §2.1' },
      { rule: 'relatedRoot', source: 'RFC 2387 §3.2' },
      { rule: 'versionForgiven', source: '' },
      { rule: 'messageOpened', source: 'RFC 2046 §5.2.1' },
      { rule: 'nameFilename', source: 'RFC 2183 §2.3' },
    ],
  },
  webmail: {
    shows: ['text/html'],
    toleratesNoVersion: true,
    opensMessages: false,
    names: ['name', 'filename'],
    guessesCharset: true,
    toleratesCut: false,
    rules: [
      { rule: 'alternativeLast', source: 'RFC 2046 §5.1.4' },
      { rule: 'htmlCleaned', source: '' },
      { rule: 'imagesFiles', source: '' },
      { rule: 'messageFile', source: '' },
      { rule: 'nameFirst', source: '' },
      { rule: 'charsetGuessed', source: '' },
      { rule: 'cutRefused', source: '' },
    ],
  },
};

/** `source`: as the octets are; `note`: something that cannot be shown, and why, in `rule`. */
export type ShownAs = 'text' | 'html' | 'image' | 'file' | 'heading' | 'source' | 'note';

export interface ShownPart {
  path: string;
  as: ShownAs;
  /** Of texts; of a heading the subject. */
  text: string;
  /** Of a file; '' for one without. */
  name: string;
  type: string;
  /** The rule that was followed; '' for the usual: what is text is shown. */
  rule: string;
  /** Of a page: pictures of the letter itself that it shows, RFC 2392. */
  pictures?: readonly Picture[];
}

/** A picture that a page asks for by its Content-ID. */
export interface Picture {
  /** Without angle brackets. */
  id: string;
  /** 'image/png' */
  type: string;
  octets: Uint8Array;
}

/** Types that every browser draws, and that hold nothing that acts. */
const DRAWN = /^image\/(?:png|jpeg|gif|webp)$/;
/** Pictures of one page, octets. */
const MOST_PICTURE_OCTETS = 512 * 1024;

/** Characters of one text that are shown. */
const LONGEST = 20_000;

/** What a program of that kind shows, from top to bottom. */
export function shownBy(kind: ProgramKind, octets: Uint8Array, root: Anatomy): ShownPart[] {
  const rules = PROGRAM_RULES[kind];
  if (!rules.toleratesNoVersion && !firstField(root.part.header, 'MIME-Version') && firstField(root.part.header, 'Content-Type')) {
    const body = readable(text(octets, root.part.bodyStart, Math.min(root.part.end, root.part.bodyStart + LONGEST)));
    return [{ ...about(root), as: 'source', text: body, rule: 'versionNeeded' }];
  }
  return new Reading(octets, rules).shown(root);
}

const about = ({ path, part }: Anatomy): ShownPart => ({
  path,
  as: 'note',
  text: '',
  name: '',
  type: `${part.type}/${part.subtype}`,
  rule: '',
});

class Reading {
  readonly #octets: Uint8Array;
  readonly #rules: Rules;

  constructor(octets: Uint8Array, rules: Rules) {
    this.#octets = octets;
    this.#rules = rules;
  }

  shown(node: Anatomy): ShownPart[] {
    const { part, children } = node;
    if (part.disposition === 'attachment') return [this.#file(node, 'attachment')];
    if (part.type === 'multipart') return this.#multipart(node);
    if (part.type === 'message' && children.length > 0) return this.#message(node);
    return [this.#leaf(node)];
  }

  #multipart(node: Anatomy): ShownPart[] {
    const { part, children } = node;
    const [first, ...others] = children;
    if (!first) return [{ ...about(node), as: 'source', text: this.#raw(node).slice(0, LONGEST), rule: 'unreadable' }];
    if (part.subtype === 'alternative') return this.#alternative(node);
    if (part.subtype === 'related' && this.#canShow(this.#rootOf(node))) return this.#related(node);
    if (part.subtype === 'signed') return [...this.shown(first), ...others.map((each) => this.#file(each, 'signature'))];
    if (part.subtype === 'encrypted') return [{ ...about(node), rule: 'encrypted' }];
    return children.flatMap((child) => this.shown(child));
  }

  /** RFC 2046 §5.1.4: the last form that it can show; if there is none, all are files. */
  #alternative({ children }: Anatomy): ShownPart[] {
    const best = children.findLast((child) => this.#canShow(child));
    if (!best) return children.map((child) => this.#file(child, 'noForm'));
    const rule = this.#rules.shows.includes('text/html') ? 'alternativeLast' : 'alternativeText';
    return this.shown(best).map((each, number) => (number === 0 ? { ...each, rule } : each));
  }

  /** RFC 2387 §3.2: the part that `start` names, else the first. */
  #rootOf({ part, children }: Anatomy): Anatomy {
    const start = part.parameters.get('start');
    return children.find((child) => start !== undefined && contentId(this.#octets, child) === start) ?? children[0]!;
  }

  /** What the root shows of the others it shows itself; the rest are files. */
  #related(node: Anatomy): ShownPart[] {
    const root = this.#rootOf(node);
    const others = node.children.filter((child) => child !== root);
    const isPage = this.#rules.shows.includes('image/*');
    return [
      ...this.shown(root),
      ...others.map((each) =>
        isPage && each.part.type === 'image' ? { ...this.#image(each), rule: 'relatedRoot' } : this.#file(each, 'imagesFiles'),
      ),
    ];
  }

  #canShow(node: Anatomy): boolean {
    const { part, children } = node;
    if (part.type === 'multipart') {
      if (children.length === 0) return false;
      return part.subtype === 'related' ? this.#canShow(this.#rootOf(node)) : children.some((each) => this.#canShow(each));
    }
    const type = `${part.type}/${part.subtype}`;
    return type === 'text/plain' || this.#rules.shows.includes(type) || this.#rules.shows.includes(`${part.type}/*`);
  }

  #message(node: Anatomy): ShownPart[] {
    if (!this.#rules.opensMessages) return [this.#file(node, 'messageFile')];
    const inner = node.children[0]!;
    const field = firstField(inner.part.header, 'Subject');
    const subject = field ? fieldValue(this.#octets, field) : '';
    return [{ ...about(node), as: 'heading', text: subject, rule: 'messageOpened' }, ...this.shown(inner)];
  }

  #leaf(node: Anatomy): ShownPart {
    const { part } = node;
    const type = `${part.type}/${part.subtype}`;
    if (type === 'message/partial') return { ...about(node), rule: 'partial' };
    if (type === 'message/external-body') return { ...about(node), rule: 'external' };
    if (!this.#canShow(node)) return this.#file(node, part.type === 'image' ? 'imagesFiles' : 'unshown');
    if (part.type === 'image') return this.#image(node);
    const told = decodeText(this.#octets, part);
    const read = this.#rules.guessesCharset ? guessed(this.#octets, node, told) : told;
    const as = type === 'text/html' ? 'html' : 'text';
    const page = as === 'html' && this.#rules.shows.includes('image/*') ? { pictures: this.#pictures(node, read) } : {};
    return { ...about(node), as, text: read.slice(0, LONGEST), rule: read === told ? '' : 'charsetGuessed', ...page };
  }

  /** Those that the page names; in the whole letter, for they are met outside of multipart/related too. */
  #pictures(node: Anatomy, page: string): Picture[] {
    const named = new Set(Array.from(page.matchAll(/cid:([^"'\s>)]+)/gi), ([, id]) => decoded(id!)));
    if (named.size === 0) return [];
    let root = node;
    while (root.parent) root = root.parent;
    let left = MOST_PICTURE_OCTETS;
    return everyPart(root).flatMap((each) => {
      const id = contentId(this.#octets, each).trim().replace(/^<|>$/g, '');
      const type = `${each.part.type}/${each.part.subtype}`.toLowerCase();
      if (!named.has(id) || !DRAWN.test(type)) return [];
      const octets = decodeBody(this.#octets, each.part);
      left -= octets.length;
      return left < 0 ? [] : [{ id, type, octets }];
    });
  }

  #image(node: Anatomy): ShownPart {
    return { ...about(node), as: 'image', name: this.#name(node), rule: 'inlineShown' };
  }

  #file(node: Anatomy, rule: string): ShownPart {
    const isCut = !this.#rules.toleratesCut && node.part.encoding === 'base64' && lettersOf(this.#raw(node)) % 4 !== 0;
    return { ...about(node), as: isCut ? 'note' : 'file', name: this.#name(node), rule: isCut ? 'cutRefused' : rule };
  }

  #name({ part }: Anatomy): string {
    const known = { filename: part.dispositionParameters.get('filename'), name: part.parameters.get('name') };
    return this.#rules.names.map((each) => known[each]).find((each) => each !== undefined) ?? '';
  }

  #raw({ part }: Anatomy): string {
    return readable(text(this.#octets, part.bodyStart, part.end));
  }
}

/** RFC 2392 §2: in a URL, percent signs stand before what an id may hold and a URL may not. */
function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

const contentId = (octets: Uint8Array, { part }: Anatomy): string => firstRawValue(octets, part.header, 'Content-ID');

const lettersOf = (body: string): number => body.replace(/[^A-Za-z0-9+/=]/g, '').length;

/** UTF-8 if it is that, whatever the header says; what is no UTF-8 is read octet by octet. */
function guessed(octets: Uint8Array, { part }: Anatomy, told: string): string {
  const characters = text(decodeBody(octets, part));
  const asUtf8 = readable(characters);
  if (asUtf8 !== characters) return asUtf8;
  return told.includes('\ufffd') ? characters : told;
}
