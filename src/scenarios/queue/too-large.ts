import type { Scenario } from '../../run/scenario.ts';
import { hostsWith, town } from '../town.ts';

/** mx.b.com takes 20 kB at most and says so in its list; MAIL announces more, and is refused before a single octet of it has crossed. */
export const tooLarge: Scenario = {
  ...town,
  id: 'too-large',
  hosts: hostsWith({ 'mx-b': { mail: { maxOctets: 20_000 } } }),
  draft: { ...town.draft, attachments: [{ name: 'apuntes.pdf', type: 'application/pdf', octets: new Uint8Array(30_000).fill(37) }] },
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 10 * 60_000, do: 'fetch', host: 'ana-laptop' },
  ],
};
