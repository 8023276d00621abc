/**
 * What stands beside the run on the stage, as a link names it: the same without changes; a recording's conversation as a server
 * that keeps to the standard answers it; a story; a sample of the shelf.
 */
export type Against =
  { kind: 'none' } | { kind: 'unchanged' } | { kind: 'conforming' } | { kind: 'story'; id: string } | { kind: 'sample'; id: string };

const WORDS = ['unchanged', 'conforming'] as const;
const NAME = /^[a-z0-9][a-z0-9-]{0,39}$/;

export function againstOf(text: string): Against {
  const word = WORDS.find((each) => each === text);
  if (word) return { kind: word };
  const [, kind, id = ''] = /^(story|sample):(.*)$/.exec(text) ?? [];
  if (!NAME.test(id)) return { kind: 'none' };
  return kind === 'story' ? { kind, id } : { kind: 'sample', id };
}

export function namedAgainst(against: Against): string {
  if (against.kind === 'none') return '';
  return 'id' in against ? `${against.kind}:${against.id}` : against.kind;
}
