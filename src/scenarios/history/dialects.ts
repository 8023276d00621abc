import type { Scenario } from '../../run/scenario.ts';
import { hostsWith, town } from '../town.ts';

/** The same codes in other words: Ana's server speaks in the manner of Postfix, b.com's in that of Exim, c.net's in that of Sendmail. */
export const dialects: Scenario = {
  ...town,
  id: 'dialects',
  hosts: hostsWith({
    'smtp-a': { mail: { wording: 'postfix' } },
    'mx-b': { mail: { wording: 'exim' } },
    'mx-c': { mail: { wording: 'sendmail' } },
  }),
  draft: { ...town.draft, to: ['Beatriz <bea@b.com>', 'nadie@b.com', 'esteban@c.net'] },
};
