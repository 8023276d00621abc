/** A page of somebody's letter, made harmless: what acts is taken out, what would be fetched is counted and left where it is. */
import DOMPurify from 'dompurify';
import type { MimeSeen } from '../../worker/api.ts';

export interface Harmless {
  /** A whole document, for a frame that may do nothing. */
  page: string;
  /** What it would have fetched, so that its sender would know that it was read. */
  remote: number;
  /** Pictures of the letter itself that are drawn. */
  own: number;
  /** Scripts, handlers, forms and the like that were taken out. */
  removed: number;
}

const FETCHED = ['src', 'srcset', 'background', 'poster', 'data', 'xlink:href'] as const;
/** Elements whose `href` is fetched by itself. */
const LINKS = 'link[href], image[href], use[href]';
const REMOTE = /^\s*(?:https?:)?\/\//i;
const REMOTE_STYLE = /(?:url\(\s*["']?|@import\s+["'])\s*(?:https?:)?\/\//gi;

/** What the letter itself brings along for its pages. */
export type OwnPicture = NonNullable<MimeSeen['programs'][number]['shown'][number]['pictures']>[number];

/** Nothing is loaded here, while it is looked at: the document is parsed, and shown nowhere. */
export function harmless(html: string, pictures: readonly OwnPicture[] = []): Harmless {
  const remote = remoteIn(new DOMParser().parseFromString(html, 'text/html'));
  const clean = DOMPurify.sanitize(html, {
    FORBID_TAGS: ['style', 'form', 'input', 'button', 'textarea', 'select', 'svg', 'math', 'audio', 'video', 'source', 'link', 'base'],
    FORBID_ATTR: ['style', 'class', 'id', 'srcset', 'background', 'poster', 'action', 'ping'],
    ALLOW_DATA_ATTR: false,
    RETURN_DOM: true,
  });
  const removed = DOMPurify.removed.filter(isActive).length;
  const { body, own } = withOwnSources(clean as HTMLElement, pictures);
  return { page: framed(body), remote, own, removed };
}

function remoteIn(document: Document): number {
  let count = 0;
  for (const element of document.querySelectorAll('*')) {
    if (element.tagName !== 'SCRIPT' && FETCHED.some((name) => REMOTE.test(element.getAttribute(name) ?? ''))) count++;
    count += styleOf(element).match(REMOTE_STYLE)?.length ?? 0;
  }
  return count + [...document.querySelectorAll(LINKS)].filter((link) => REMOTE.test(link.getAttribute('href') ?? '')).length;
}

const styleOf = (element: Element): string =>
  element.tagName === 'STYLE' ? (element.textContent ?? '') : (element.getAttribute('style') ?? '');

const ACTIVE = /^(?:script|form|input|button|iframe|object|embed|base|meta|link)$/i;

/** What only changes how it looks is not worth telling. */
function isActive(removed: (typeof DOMPurify.removed)[number]): boolean {
  if ('element' in removed) return ACTIVE.test(removed.element.nodeName);
  return /^on/i.test(removed.attribute?.name ?? '') || /^\s*javascript:/i.test(removed.attribute?.value ?? '');
}

/** Pictures of the letter are drawn from its own octets, all others have their words instead; links lead nowhere. */
function withOwnSources(body: HTMLElement, pictures: readonly OwnPicture[]): { body: string; own: number } {
  let own = 0;
  for (const image of body.querySelectorAll('img')) {
    const words = image.getAttribute('alt') ?? '';
    const picture = pictureFor(image.getAttribute('src') ?? '', pictures);
    if (picture) own++;
    if (picture) image.replaceWith(drawn(picture, image, words));
    else image.replaceWith(words === '' ? '' : `[${words}]`);
  }
  for (const link of body.querySelectorAll('a')) {
    link.title = link.getAttribute('href') ?? '';
    link.removeAttribute('href');
  }
  return { body: new XMLSerializer().serializeToString(body), own };
}

/** RFC 2392. */
function pictureFor(source: string, pictures: readonly OwnPicture[]): OwnPicture | undefined {
  const id = /^\s*cid:(.+?)\s*$/i.exec(source)?.[1];
  if (id === undefined) return undefined;
  return pictures.find((each) => each.id === id || each.id === unescaped(id));
}

function unescaped(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** Another element, so that nothing of the letter's own comes along but its words and its size. */
function drawn({ type, octets }: OwnPicture, image: HTMLImageElement, words: string): HTMLImageElement {
  const made = image.ownerDocument.createElement('img');
  made.alt = words;
  for (const name of ['width', 'height'] as const) {
    const pixels = /^\d{1,4}$/.exec(image.getAttribute(name) ?? '')?.[0];
    if (pixels) made.setAttribute(name, pixels);
  }
  made.src = `data:${type};base64,${btoa(Array.from(octets, (octet) => String.fromCharCode(octet)).join(''))}`;
  return made;
}

const framed = (body: string): string =>
  `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:"><meta name="color-scheme" content="light"><title>HTML</title>${body}`;
