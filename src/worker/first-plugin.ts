/** At build time: computes what the page shows before anybody has asked, and puts it in place of the code that computes it. */
import { runnerImport, type Plugin } from 'vite';

type Made = Partial<Record<'firstRun' | 'storyIndex', () => unknown>>;

/** By module of this folder: what stands in its place. */
const COMPUTED: ReadonlyMap<string, (made: Made) => unknown> = new Map([
  ['first-run.ts', ({ firstRun }: Made) => firstRun?.()],
  ['sketches.ts', ({ storyIndex }: Made) => storyIndex?.()],
]);
const BUILT = /\/worker\/([\w-]+\.ts)\?built$/;

export function first(): Plugin {
  return {
    name: 'mailscope-first-run',
    enforce: 'pre',
    load: {
      filter: { id: BUILT },
      async handler(id) {
        const file = BUILT.exec(id)?.[1] ?? '';
        const { module } = await runnerImport<Made>(`${import.meta.dirname}/${file}`);
        return `export default ${JSON.stringify(await COMPUTED.get(file)?.(module))};`;
      },
    },
  };
}
