/** A member of the story in one line. */
import type { StoryWords } from '../../content/story/words.ts';
import { own } from '../../own.ts';
import { at, listIn, wordIn } from './tree.ts';

export interface Summary {
  name: string;
  about: string;
}

const joined = (...words: readonly string[]): string => words.filter((word) => word !== '').join(' · ');
const shown = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

export function summaryOf(list: string, member: unknown, { kinds, choices }: StoryWords): Summary {
  const word = (key: string): string => shown(at(member, [key]));
  const choice = (key: string): string => own(choices, word(key)) ?? word(key);
  const moment = word('at');
  switch (list) {
    case 'hosts':
      return { name: word('name') || word('id'), about: joined(word('address'), choice('kind')) };
    case 'links':
      return { name: `${word('a')} – ${word('b')}`, about: word('latencyMs') === '' ? '' : `${word('latencyMs')} ms` };
    case 'accounts':
    case 'aliases':
      return { name: word('address'), about: joined(list === 'accounts' ? word('name') : choice('kind'), word('host')) };
    case 'devices':
      return { name: word('host'), about: word('account') };
    case 'zones':
      return { name: word('origin') || '.', about: word('host') };
    case 'actions': {
      const doing = word('do');
      return {
        name: joined(word('host'), own(kinds, doing) ?? doing),
        about: joined(moment, wordIn(at(member, ['draft']), 'subject'), word('to')),
      };
    }
    default: {
      const kind = word('kind');
      const about = own(kinds, kind === 'type' ? 'type-fault' : kind) ?? kind;
      const whose = word('host') || word('account') || word('origin') || listIn(at(member, ['to'])).join(', ');
      const ends = word('a') === '' ? whose : `${word('a')} – ${word('b')}`;
      return { name: joined(ends, about), about: moment };
    }
  }
}
