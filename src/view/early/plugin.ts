/** At build time: the head of the page says what its first picture needs, and what the page may do. */
import { createHash } from 'node:crypto';
import { build, type Plugin } from 'vite';
import { LANGUAGES } from '../../language.ts';

type Bundle = Record<string, { type: string; fileName: string; moduleIds?: string[] }>;

/** What the page may do: load its own files, and run one script of its head, and nothing else. */
const policy = (script: string): string =>
  `default-src 'none'; script-src 'self' 'sha256-${createHash('sha256').update(script).digest('base64')}'; style-src 'self'; worker-src 'self'; connect-src 'self'; img-src 'self' data: blob:; font-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'`;

export function early(): Plugin {
  return {
    name: 'mailscope-early',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      async handler(html, { bundle = {} }) {
        const file = (source: string) => `./${fileWith(bundle as Bundle, source)}`;
        const words = Object.fromEntries(LANGUAGES.map((language) => [language, file(`content/page/${language}.ts`)]));
        const script = await scriptOf(words);
        return {
          html: html.replace('<title>', () => `<script>${script}</script>\n    <title>`),
          tags: [
            { tag: 'meta', attrs: { 'http-equiv': 'Content-Security-Policy', content: policy(script) }, injectTo: 'head-prepend' },
            { tag: 'link', attrs: { rel: 'modulepreload', href: file('worker/first-run.ts?built') }, injectTo: 'head' },
          ],
        };
      },
    },
  };
}

/** The file that holds a module. */
function fileWith(bundle: Bundle, source: string): string {
  const chunk = Object.values(bundle).find(({ moduleIds = [] }) => moduleIds.some((id) => id.endsWith(source)));
  if (!chunk) throw new Error(`no file has ${source}`);
  return chunk.fileName;
}

async function scriptOf(words: Record<string, string>): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { WORDS: JSON.stringify(words) },
    build: { write: false, target: 'es2022', lib: { entry: `${import.meta.dirname}/early.ts`, formats: ['iife'], name: 'early' } },
  });
  const outputs = [built].flat().flatMap((each) => ('output' in each ? each.output : []));
  return outputs.map((each) => (each.type === 'chunk' ? each.code.trim() : '')).join('');
}
