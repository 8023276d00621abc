/** At build time: parts of the page are fetched by parts.ts instead of Vite's helper. */
import type { Plugin, Rolldown } from 'vite';
import { own } from '../../own.ts';

export function parts(): Plugin {
  let made: Rolldown.OutputBundle = {};
  /** A part that is its code only; one that is its looks only has no file of code in the end. */
  const hasNoLooks = (file: string): boolean => {
    const chunk = own(made, file);
    return chunk?.type === 'chunk' && !chunk.viteMetadata?.importedCss.size;
  };
  return {
    name: 'mailscope-parts',
    apply: 'build',
    enforce: 'pre',
    resolveId: { filter: { id: /vite\/preload-helper/ }, handler: () => `${import.meta.dirname}/parts.ts` },
    generateBundle(_, bundle) {
      made = bundle;
    },
    config: () => ({
      build: {
        modulePreload: {
          polyfill: false,
          // Vite names the files of a part that has several; one that is a single file would be imported without being fetched first, and never again
          resolveDependencies: (file, files, { hostType }) =>
            hostType === 'js' && files.length === 0 && hasNoLooks(file) ? [file] : files,
        },
      },
    }),
  };
}
