/**
 * How a part of the built page is fetched, in place of Vite's own helper. A browser never forgets a module that it could not
 * fetch (HTML, “fetch a single module script”: the module map keeps it), so a second `import()` would fail without asking
 * anybody. Here the files of a part are fetched first, and it is imported once all of them have come.
 */
import { StuckPart } from './stuck.ts';

const fetched = new Map<string, Promise<void>>();
const worn = new Map<string, Promise<void>>();

/** Under this name the build calls it. `files` are those that the part needs, as seen from the module at `from`. Its looks are there when it is. Throws `StuckPart` where asking again is of no use. */
export async function __vitePreload<Part>(part: () => Promise<Part>, files: readonly string[] = [], from = ''): Promise<Part> {
  const urls = files.map((file) => new URL(file, from).href);
  await Promise.all(urls.map((url) => once(fetched, url, bring)));
  const looks = urls.filter((url) => url.endsWith('.css'));
  const [made] = await Promise.all([part().catch(refused), ...looks.map((url) => once(worn, url, dress))]);
  return made;
}

function refused(error: unknown): never {
  throw new StuckPart('fetched, and refused', { cause: error });
}

/** What did not come is asked for again the next time. */
function once(done: Map<string, Promise<void>>, url: string, begin: (url: string) => Promise<void>): Promise<void> {
  const coming = done.get(url) ?? begin(url);
  done.set(url, coming);
  coming.catch(() => done.delete(url));
  return coming;
}

async function bring(url: string): Promise<void> {
  if (linked().includes(url)) return;
  const answer = await fetch(url);
  // some servers answer with their front page for whatever is not there
  const isOther = answer.headers.get('content-type')?.includes('html');
  if (!answer.ok || isOther) throw new Error(`${url}: ${answer.status}`);
  await answer.arrayBuffer();
}

/** What the page itself has brought along. */
function linked(): string[] {
  const links = [...document.querySelectorAll('link')].filter(({ rel }) => /stylesheet|modulepreload/.test(rel));
  return [...links.map(({ href }) => href), ...[...document.scripts].map(({ src }) => src)];
}

async function dress(href: string): Promise<void> {
  if (linked().includes(href)) return;
  const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href });
  return new Promise((resolve, reject) => {
    link.onload = () => resolve();
    link.onerror = () => (link.remove(), reject(new Error(href)));
    document.head.append(link);
  });
}
