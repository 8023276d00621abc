/** At build time: what the first picture needs is one file, and what is seen after it another; each file is a way to the server and back. */
import { join } from 'node:path';
import { LANGUAGES } from '../../language.ts';

interface Graph {
  getModuleInfo(id: string): { importedIds: readonly string[] } | null;
}
type Modules = ReadonlySet<string>;

const source = join(import.meta.dirname, '..', '..');

/** D3 exports all of itself from one module: what is used of it stays where it is used. */
const isScattered = (id: string): boolean => /node_modules\/d3/.test(id);

/** The name of the file for a module; `null` where the bundler may decide. */
export function chunkOf(id: string, graph: Graph): string | null {
  const { first, showing } = chunksOf(graph);
  if (first.has(id)) return 'first';
  return showing.has(id) ? 'showing' : null;
}

const known = new WeakMap<Graph, { first: Modules; showing: Modules }>();

function chunksOf(graph: Graph): { first: Modules; showing: Modules } {
  const chunks = known.get(graph) ?? { first: first(graph), showing: reach('view/Showing.svelte', graph) };
  known.set(graph, chunks);
  return chunks;
}

/** The page, and what the words of every language import. */
function first(graph: Graph): Modules {
  const [one, ...others] = LANGUAGES.map((language) => reach(`content/page/${language}.ts`, graph));
  const common = [...one!].filter((id) => others.every((each) => each.has(id)));
  return new Set([...reach('view/main.ts', graph), ...common]);
}

/** All that a module imports, and what that imports. */
function reach(root: string, graph: Graph): Modules {
  const found = new Set([join(source, root)]);
  for (const id of found) for (const each of imported(id, graph)) found.add(each);
  return found;
}

function imported(id: string, graph: Graph): string[] {
  const { importedIds = [] } = graph.getModuleInfo(id) ?? {};
  return importedIds.filter((each) => !isScattered(each));
}
