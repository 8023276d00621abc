/** What is fetched when it is first shown: the first visit does not wait for it, nor for the list of it. */
import { language } from './language.svelte.ts';

/** The stage comes right after the first picture, and its words with that. */
const stage = { showing: () => import('./Showing.svelte') };
const fetchList = async () => (await import('./parts.ts')).parts;

type Parts = typeof stage & Awaited<ReturnType<typeof fetchList>>;
export type PartName = keyof Parts;
export type Part<Name extends PartName> = Awaited<ReturnType<Parts[Name]>>;

/** A part, with the words that it says. Rejects if one of them does not come; the next call tries again. */
export async function fetchPart<Name extends PartName>(name: Name): Promise<Part<Name>> {
  if (name === 'showing') return stage.showing() as Promise<Part<Name>>;
  const fetched = fetchList().then((parts) => (parts as Parts)[name]() as Promise<Part<Name>>);
  const [part] = await Promise.all([fetched, language.whole]);
  return part;
}
