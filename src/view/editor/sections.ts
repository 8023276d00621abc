/** What belongs together in the editor, and where a place of the story is shown. */
import type { Path } from './tree.ts';

export const SECTIONS = ['story', 'town', 'people', 'dns', 'servers', 'doings', 'faults', 'text'] as const;
export type Section = (typeof SECTIONS)[number];

const PLACES: Readonly<Record<string, Section>> = {
  ...{ title: 'story', question: 'story', description: 'story', id: 'story', startsAt: 'story' },
  ...{ hosts: 'town', links: 'town', accounts: 'people', devices: 'people', aliases: 'people', zones: 'dns' },
  ...{ draft: 'doings', actions: 'doings', faults: 'faults' },
};

/** The section that shows this place; the text shows all of it. */
export function sectionOf(path: Path): Section {
  if (path[0] === 'hosts' && path[2] === 'mail') return 'servers';
  return new Map(Object.entries(PLACES)).get(String(path[0])) ?? 'text';
}

/** As it stands in a fault: 'hosts.2.address'. */
export const pathOf = (words: string): Path => (words === '' ? [] : words.split('.').map((key) => (/^\d+$/.test(key) ? Number(key) : key)));
