/** A page of somebody's letter, made harmless: what acts is taken out, what would be fetched is counted and left where it is. */
import DOMPurify from 'dompurify';

export interface Harmless {
  /** A whole document, for a frame that may do nothing. */
  page: string;
  /** What it would have fetched, so that its sender would know that it was read. */
  remote: number;
  /** Scripts, handlers, forms and the like that were taken out. */
  removed: number;
}

const FETCHED = ['src', 'srcset', 'background', 'poster', 'data', 'xlink:href'] as const;
/** Elements whose `href` is fetched by itself. */
const LINKS = 'link[href], image[href], use[href]';
const REMOTE = /^\s*(?:https?:)?\/\//i;
const REMOTE_STYLE = /(?:url\(\s*["']?|@import\s+["'])\s*(?:https?:)?\/\//gi;

/** Nothing is loaded here, while it is looked at: the document is parsed, and shown nowhere. */
export function harmless(html: string): Harmless {
  const remote = remoteIn(new DOMParser().parseFromString(html, 'text/html'));
  const clean = DOMPurify.sanitize(html, {
    FORBID_TAGS: ['style', 'form', 'input', 'button', 'textarea', 'select', 'svg', 'math', 'audio', 'video', 'source', 'link', 'base'],
    FORBID_ATTR: ['style', 'class', 'id', 'srcset', 'background', 'poster', 'action', 'ping'],
    ALLOW_DATA_ATTR: false,
    RETURN_DOM: true,
  });
  const removed = DOMPurify.removed.filter(isActive).length;
  return { page: framed(withoutSources(clean as HTMLElement)), remote, removed };
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

/** Pictures have their words instead, and links lead nowhere. */
function withoutSources(body: HTMLElement): string {
  for (const image of body.querySelectorAll('img')) {
    const words = image.getAttribute('alt') ?? '';
    image.replaceWith(words === '' ? '' : `[${words}]`);
  }
  for (const link of body.querySelectorAll('a')) {
    link.title = link.getAttribute('href') ?? '';
    link.removeAttribute('href');
  }
  return new XMLSerializer().serializeToString(body);
}

const framed = (body: string): string =>
  `<!doctype html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'"><meta name="color-scheme" content="light"><title>HTML</title>${body}`;
