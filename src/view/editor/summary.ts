/** A member of the story in one line; hosts as `called` calls them. */
import type { StoryWords } from '../../content/story/words.ts';
import { own } from '../../own.ts';
import { at, listIn, wordIn } from './tree.ts';

export interface Summary {
  name: string;
  about: string;
}

const joined = (...words: readonly string[]): string => words.filter((word) => word !== '').join(' · ');
const shown = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

export function summaryOf(list: string, member: unknown, { kinds, choices }: StoryWords, called: (host: string) => string): Summary {
  const word = (key: string): string => shown(at(member, [key]));
  const choice = (key: string): string => own(choices, word(key)) ?? word(key);
  const host = (key: string): string => (word(key) === '' ? '' : called(word(key)));
  // what happens at the beginning needs no time
  const moment = word('at') === '0' ? '' : word('at');
  switch (list) {
    case 'hosts':
      return { name: word('name') || word('id'), about: joined(word('address'), choice('kind')) };
    case 'links':
      return { name: `${host('a')} – ${host('b')}`, about: word('latencyMs') === '' ? '' : `${word('latencyMs')} ms` };
    case 'accounts':
    case 'aliases':
      return { name: word('address'), about: joined(list === 'accounts' ? word('name') : choice('kind'), host('host')) };
    case 'devices':
      return { name: host('host'), about: word('account') };
    case 'zones':
      return { name: word('origin') || '.', about: host('host') };
    case 'actions': {
      const doing = word('do');
      return {
        name: joined(host('host'), own(kinds, doing) ?? doing),
        about: joined(moment, wordIn(at(member, ['draft']), 'subject'), word('to')),
      };
    }
    default: {
      const kind = word('kind');
      const about = own(kinds, kind === 'type' ? 'type-fault' : kind) ?? kind;
      const whose = host('host') || word('account') || word('origin') || listIn(at(member, ['to'])).join(', ');
      const ends = word('a') === '' ? whose : `${host('a')} – ${host('b')}`;
      return { name: joined(ends, about), about: moment };
    }
  }
}
