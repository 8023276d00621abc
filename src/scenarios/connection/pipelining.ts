import type { Scenario } from '../../run/scenario.ts';
import { hostsWith, town } from '../town.ts';

/** Ana's server says MAIL, all RCPT and DATA in one breath, since the other offers PIPELINING: three round trips are saved. */
export const pipelining: Scenario = {
  ...town,
  id: 'pipelining',
  hosts: hostsWith({ 'smtp-a': { mail: { pipelining: true } } }),
  draft: { ...town.draft, to: ['Beatriz <bea@b.com>'], cc: ['carlos@b.com', 'david@b.com'] },
};
