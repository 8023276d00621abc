/** What stands beside the run on the stage, as a link names it: the same without changes, a story, a sample of the shelf. */
export type Against = { kind: 'none' } | { kind: 'unchanged' } | { kind: 'story'; id: string } | { kind: 'sample'; id: string };

const UNCHANGED = 'unchanged';
const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;

export function againstOf(text: string): Against {
  if (text === UNCHANGED) return { kind: 'unchanged' };
  const [, kind, id = ''] = /^(story|sample):(.*)$/.exec(text) ?? [];
  if (!NAME.test(id)) return { kind: 'none' };
  return kind === 'story' ? { kind, id } : { kind: 'sample', id };
}

export function namedAgainst(against: Against): string {
  if (against.kind === 'none') return '';
  return against.kind === 'unchanged' ? UNCHANGED : `${against.kind}:${against.id}`;
}
