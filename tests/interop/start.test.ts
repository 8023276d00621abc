import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { isBuilt, markBuilt } from '../../src/node/built.js';

const script = join(import.meta.dirname, '..', '..', 'src', 'node', 'page.js');
const children: ChildProcess[] = [];
afterAll(() => children.forEach((child) => child.kill()));

/** Starts the page as `npm start` does, from wherever the caller stands; the address that it prints. */
async function start(): Promise<string> {
  // the runner's NODE_ENV would leave a page behind that was built for tests
  const child = spawn(process.execPath, [script, 'start'], { cwd: tmpdir(), env: { ...process.env, NODE_ENV: undefined } });
  children.push(child);
  let out = '';
  child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
  for (let tries = 0; tries < 1200 && !/Mailscope: http/.test(out); tries++) await new Promise((resolve) => setTimeout(resolve, 50));
  return /http:\/\/localhost:\d+\//.exec(out)?.[0] ?? out;
}

test('npm start serves what is built, builds it where something has changed, and prints the address; a second one takes the next free port', async () => {
  const first = await start();
  const second = await start();
  expect(second).not.toBe(first);
  for (const address of [first, second]) {
    const response = await fetch(address);
    expect(response.status).toBe(200);
    const page = await response.text();
    expect(page).toContain('<title>Mailscope</title>');
    const [, module] = /src="\.\/(assets\/[^"]+\.js)"/.exec(page) ?? [];
    expect((await fetch(address + module)).status).toBe(200);
  }
});

test('a page is built again when a source has changed, was added, renamed or taken away, or another build took its place', () => {
  const folder = mkdtempSync(join(tmpdir(), 'mailscope-built-'));
  const file = (name: string): string => join(folder, name);
  try {
    for (const name of ['src/view', 'dist']) mkdirSync(file(name), { recursive: true });
    writeFileSync(file('src/view/main.ts'), 'one');
    expect(isBuilt(folder)).toBe(false);
    const changed = (change: () => void): void => {
      markBuilt(folder);
      expect(isBuilt(folder)).toBe(true);
      change();
      expect(isBuilt(folder)).toBe(false);
    };
    changed(() => writeFileSync(file('src/view/main.ts'), 'two'));
    changed(() => writeFileSync(file('src/view/more.ts'), ''));
    changed(() => renameSync(file('src/view/more.ts'), file('src/view/other.ts')));
    changed(() => rmSync(file('src/view/other.ts')));
    changed(() => writeFileSync(file('package.json'), '{}'));
    changed(() => rmSync(file('dist'), { recursive: true }));
  } finally {
    rmSync(folder, { recursive: true });
  }
});
