/** At build time: parts of the page are fetched by parts.ts instead of Vite's helper. */
import type { Plugin } from 'vite';

export function parts(): Plugin {
  return {
    name: 'mailscope-parts',
    apply: 'build',
    enforce: 'pre',
    resolveId: { filter: { id: /vite\/preload-helper/ }, handler: () => `${import.meta.dirname}/parts.ts` },
  };
}
