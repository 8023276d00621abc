/** What a first visit loads before anybody touches anything, as Chromium asks for it: page, styles, scripts, worker. */
import { extname } from 'node:path';
import { gzipSync } from 'node:zlib';
import { inChromium } from './chromium.ts';
import { atMost, type Result } from './measure.ts';

const CODE = new Set(['', '.html', '.js', '.css']);

export async function bundle(): Promise<Result[]> {
  const loaded = await inChromium('dist', 'index.html', async (page) => {
    // what is still on its way would be asked for after it was left
    await page.waitForLoadState('networkidle');
    const files = new Map<string, Promise<Buffer>>();
    page.context().on('response', (response) => files.set(new URL(response.url()).pathname, response.body()));
    await page.reload({ waitUntil: 'networkidle' });
    return Promise.all([...files].map(async ([path, body]) => ({ path, octets: gzipSync(await body, { level: 9 }).length })));
  });
  const code = loaded.filter(({ path }) => CODE.has(extname(path)));
  for (const { path, octets } of code) console.log(`        ${path.split('/').pop()}: ${(octets / 1000).toFixed(1)} kB`);
  const others = loaded.length - code.length;
  console.log(`        and ${others} fonts, icons and the like`);
  return [
    atMost('first load: page, styles, scripts and worker, gzip', code.reduce((sum, { octets }) => sum + octets, 0) / 1000, 250, 'kB'),
  ];
}
