/** The picture of the house in src/README.md is drawn from the import rules: `UPDATE=1` draws it anew. */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const root = join(import.meta.dirname, '..', '..');
const README = join(root, 'src', 'README.md');
const PICTURE = /(?<=```mermaid\n)[\s\S]*?(?=```)/;

interface Rule {
  name: string;
  from: { path?: string };
  to: { pathNot?: string };
}
const { forbidden } = createRequire(import.meta.url)(join(root, '.dependency-cruiser.cjs')) as { forbidden: Rule[] };

/** Room → those that it may import, besides itself. */
const rooms = new Map(
  forbidden
    .filter(({ name }) => name.endsWith('-imports'))
    .map(({ name, to }) => {
      const [room = '', ...may] = /\(\(([a-z|]+)\)\//.exec(to.pathNot ?? '')?.[1]?.split('|') ?? [];
      expect(name).toBe(`${room}-imports`);
      return [room, may];
    }),
);

/** Whether one may go there by way of another room: then the picture needs no arrow. */
const isReached = (room: string, there: string): boolean =>
  rooms.get(room)!.some((between) => between !== there && (rooms.get(between)!.includes(there) || isReached(between, there)));

function drawn(): string {
  const arrows = [...rooms].flatMap(([room, may]) =>
    may.filter((there) => !isReached(room, there)).map((there) => `  ${room} --> ${there}`),
  );
  return ['flowchart TD', ...arrows, ''].join('\n');
}

test('the picture of the house is that of the import rules', () => {
  const readme = readFileSync(README, 'utf8');
  if (process.env.UPDATE) writeFileSync(README, readme.replace(PICTURE, drawn()));
  expect(rooms.size).toBeGreaterThan(9);
  expect(PICTURE.exec(readFileSync(README, 'utf8'))?.[0]).toBe(drawn());
});
