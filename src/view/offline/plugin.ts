/** At build time: writes the service worker, with the list of files that make the page work again without a network. */
import type { Plugin } from 'vite';

/** `source`: the text of sw.js. `extra`: files of public/, which Vite copies beside the bundle. */
export function offline(source: string, extra: readonly string[]): Plugin {
  return {
    name: 'mailscope-offline',
    apply: 'build',
    enforce: 'post',
    generateBundle(_, bundle) {
      const files = [...Object.keys(bundle), ...extra].filter((name) => name !== 'sw.js').sort();
      const list = JSON.stringify(['./', ...files.map((name) => `./${name}`)]);
      const whole = Object.values(bundle)
        .map((file) => (file.type === 'chunk' ? file.code : String(file.source)))
        .join('');
      const written = source.replace('/* global FILES, BUILD */', `const FILES = ${list};\nconst BUILD = '${fingerprint(list + whole)}';`);
      this.emitFile({ type: 'asset', fileName: 'sw.js', source: written });
    },
  };
}

/** FNV-1a: another build has another name, so that its files are fetched anew. */
function fingerprint(text: string): string {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return (hash >>> 0).toString(36);
}
