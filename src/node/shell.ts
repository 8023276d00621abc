/** The shell of every package: one page with all its code, its looks and its worker in it, and an empty place for lessons. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { svelte } from '@sveltejs/vite-plugin-svelte';
import { gzipSync, strToU8 } from 'fflate';
import { build, type Plugin, type PluginOption, type Rolldown } from 'vite';
import { HOLDER, SHELL } from '../lessons/packing/page.ts';

const root = join(import.meta.dirname, '..');
/** Lessons are read in the worker, where there is no document: this package has a form for that, which bundlers do not ask for. */
export const inWorkers = { 'decode-named-character-reference': join(root, '../node_modules/decode-named-character-reference/index.js') };

const packet = join(root, 'view/alone/packet');

/** What a package has in place of the page's: its own lessons instead of the course's, and of all parts those that lessons show. */
const INSTEAD: ReadonlyMap<string, string> = new Map([
  [join(root, 'view/lessons/catalogue.ts'), join(packet, 'catalogue.ts')],
  [join(root, 'view/later.ts'), join(packet, 'later.ts')],
  [join(root, 'worker/later.ts'), join(root, 'worker/later-packet.ts')],
  [join(root, 'worker/signatures/check.ts'), join(root, 'worker/signatures/check-packet.ts')],
  [join(root, 'worker/encryption/open.ts'), join(root, 'worker/encryption/open-packet.ts')],
  [join(root, 'transcripts/files/zip.ts'), join(root, 'transcripts/files/zip-packet.ts')],
]);

const instead: Plugin = {
  name: 'mailscope-packet',
  enforce: 'pre',
  async resolveId(id, from, options) {
    if (!/\/(catalogue|later|signatures\/check|encryption\/open|zip)\.ts$/.test(id)) return null;
    const found = await this.resolve(id, from, { ...options, skipSelf: true });
    return INSTEAD.get(found?.id ?? '') ?? null;
  },
};

/** Two plugins that gather the licences of what ships: one goes with the page, one with its worker. */
interface Licences {
  page: Plugin;
  worker: Plugin;
}

type Output = Rolldown.RolldownOutput['output'][number];

async function shell(licence: Licences): Promise<string> {
  const files = await bundled('main.ts', [svelte(), instead, licence.page], [instead, licence.worker]);
  const style = files.flatMap((file) => (file.type === 'asset' && file.fileName.endsWith('.css') ? [String(file.source)] : [])).join('\n');
  const said = files.flatMap((file) => (file.type === 'asset' && file.fileName === 'licences.txt' ? [String(file.source)] : [])).join('');
  return pageOf(codeOf(files), style, codeOf(await bundled('boot.ts')), said);
}

async function bundled(entry: string, plugins: PluginOption[] = [], within: PluginOption[] = []): Promise<Output[]> {
  const built = await build({
    root,
    configFile: false,
    publicDir: false,
    logLevel: 'error',
    plugins,
    resolve: { alias: inWorkers },
    worker: { format: 'iife', plugins: () => within },
    build: {
      write: false,
      target: 'es2022',
      assetsInlineLimit: Number.MAX_SAFE_INTEGER,
      cssCodeSplit: false,
      lib: { entry: join(packet, entry), formats: ['iife'], name: 'mailscope', cssFileName: 'packet' },
    },
  });
  return [built].flat().flatMap((each) => ('output' in each ? each.output : []));
}

const codeOf = (files: readonly Output[]): string => files.flatMap((file) => (file.type === 'chunk' ? [file.code.trim()] : [])).join('\n');

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** A package may run its own code, and ask nobody for anything. */
const policy = (boot: string): string =>
  `default-src 'none'; script-src ${hashOf(boot)} blob:; worker-src blob:; style-src 'unsafe-inline'; img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'`;

function pageOf(code: string, style: string, boot: string, said: string): string {
  const packed = gzipSync(strToU8(JSON.stringify({ code, style })), { level: 9, mtime: 0 });
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy(boot)}" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <title>Mailscope</title>
  </head>
  <body>
    <div id="app"></div>
    <div id="unopened" hidden>
      <p lang="es">Este navegador es demasiado antiguo para esta lección: ábrela con uno de 2023 o posterior.</p>
      <p lang="en">This browser is too old for this lesson: open it with one of 2023 or later.</p>
    </div>
    <noscript>Mailscope runs entirely in this page and needs JavaScript. / Mailscope funciona dentro de esta página y necesita JavaScript.</noscript>
    ${HOLDER}
    <script type="application/octet-stream" id="code">${Buffer.from(packed).toString('base64')}</script>
    <script type="text/plain" id="licences">
${said.replaceAll('</', '< /')}</script>
    <script>${boot}</script>
  </body>
</html>
`;
}

/** For vite.config.ts: the shell lies beside the page, which makes packages of it. It is not kept for when there is no network. */
export function packets(licences: () => Licences): Plugin {
  return {
    name: 'mailscope-packets',
    apply: 'build',
    async writeBundle({ dir }) {
      if (dir) writeFileSync(join(dir, SHELL), await shell(licences()));
    },
  };
}
