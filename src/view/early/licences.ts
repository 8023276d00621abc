/** At build time: one file with the licence of everything that ships, ours first. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Plugin } from 'vite';

const root = join(import.meta.dirname, '..', '..', '..');
const FILE = 'licences.txt';
const RULE = `\n\n${'-'.repeat(72)}\n\n`;

/** `page` goes with the page's plugins; `worker`, which is bundled before it, with the worker's. */
export function licences(): { page: Plugin; worker: Plugin } {
  const folders = new Set<string>();
  const collect: Plugin['generateBundle'] = function (_, bundle) {
    for (const file of Object.values(bundle)) {
      const sources = file.type === 'chunk' ? shipped(file.modules) : file.originalFileNames;
      for (const folder of sources.flatMap(packageOf)) folders.add(folder);
    }
  };
  return {
    worker: { name: 'mailscope-licences-of-the-worker', apply: 'build', generateBundle: collect },
    page: {
      name: 'mailscope-licences',
      apply: 'build',
      generateBundle(...told) {
        collect.apply(this, told);
        this.emitFile({ type: 'asset', fileName: FILE, source: textOf([...folders].sort()) });
      },
    },
  };
}

/** What is left of the modules of a chunk. */
function shipped(modules: Record<string, { renderedLength: number }>): string[] {
  return Object.entries(modules).flatMap(([id, { renderedLength }]) => (renderedLength > 0 ? [id] : []));
}

/** The folder of the package that a file belongs to. */
function packageOf(file: string): string[] {
  const [, name] = /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file) ?? [];
  return name === undefined ? [] : [name];
}

function textOf(names: readonly string[]): string {
  const ours = `Mailscope\n\n${readFileSync(join(root, 'LICENSE'), 'utf8').trim()}`;
  return [ours, ...names.map(licenceOf)].join(RULE) + '\n';
}

interface Described {
  version: string;
  license?: string;
  licenses?: { type: string }[];
}

function licenceOf(name: string): string {
  const folder = join(root, 'node_modules', name);
  const described = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Described;
  const license = described.license ?? described.licenses?.map(({ type }) => type).join(', ') ?? '';
  const file = readdirSync(folder).find((each) => /^licen[cs]e/i.test(each));
  const text = file ? readFileSync(join(folder, file), 'utf8') : namedOnly(folder, license);
  if (text === '') throw new Error(`${name} ships without the text of its licence`);
  return `${name} ${described.version} (${license})\n\n${text.trim()}`;
}

/** Who only names the MIT licence is quoted with its holder, and its words are those of ours; '' for any other. */
function namedOnly(folder: string, license: string): string {
  const readme = readdirSync(folder).find((each) => /^readme/i.test(each));
  const [holder] = /^Copyright .*$/m.exec(readme ? readFileSync(join(folder, readme), 'utf8') : '') ?? [];
  const words = readFileSync(join(root, 'LICENSE'), 'utf8').replace(/^Copyright .*$/m, () => holder ?? '');
  return license === 'MIT' && holder ? words : '';
}
