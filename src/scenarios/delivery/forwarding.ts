import type { Scenario } from '../../run/scenario.ts';
import { accountsWith, town } from '../town.ts';

/** Bea has her mail sent on to another house and keeps a copy; Carlos has moved, and b.com says where to (251, 551). */
export const forwarding: Scenario = {
  ...town,
  id: 'forwarding',
  accounts: accountsWith({
    'bea@b.com': { forward: { to: ['esteban@c.net'], keepCopy: true, told: 'nothing' } },
    'carlos@b.com': { forward: { to: ['esteban@c.net'], keepCopy: false, told: '251' } },
    'david@b.com': { forward: { to: ['david@c.net'], keepCopy: false, told: '551' } },
  }),
  links: [
    ...town.links,
    { a: 'mx-b', b: 'mx-c', latencyMs: 25, octetsPerMs: 1250 },
    { a: 'mx-b', b: 'dns-a', latencyMs: 26, octetsPerMs: 1250 },
  ],
  draft: { ...town.draft, to: ['Beatriz <bea@b.com>'], cc: ['carlos@b.com', 'david@b.com'] },
};
