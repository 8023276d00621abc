/** At build time: computes the run that the page opens with, and puts it in place of the code that computes it. */
import { runnerImport, type Plugin } from 'vite';
import type { PackedRun } from './packed-run.ts';

const BUILT = /first-run\.ts\?built$/;

export function first(): Plugin {
  return {
    name: 'mailscope-first-run',
    enforce: 'pre',
    load: {
      filter: { id: BUILT },
      async handler() {
        const { module } = await runnerImport<{ firstRun: () => Promise<PackedRun> }>(`${import.meta.dirname}/first-run.ts`);
        return `export default ${JSON.stringify(await module.firstRun())};`;
      },
    },
  };
}
