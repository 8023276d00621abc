import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { accountsWith, devicesWith, hostsWith, town } from '../town.ts';

const { hosts, draft } = town;
const atMx = hosts.find(({ id }) => id === 'mx-b')!;

/**
 * Two letters with a slip of the pen each. The server knows the people of its own house, so the program hears at once that there
 * is no such person, and tells whoever wrote; the others get the letter. Ana's copy of it finds no room in her own mailbox.
 */
const mistyped: Scenario = {
  ...town,
  id: 'mistyped',
  hosts: hostsWith({ 'mx-b': { agents: [...atMx.agents, 'msa'] } }),
  accounts: accountsWith({ 'ana@a.org': { quotaOctets: 300 } }),
  devices: devicesWith({ 'ana-laptop': { sentCopy: true }, 'bea-laptop': { submitTo: 'mx.b.com' } }),
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop', draft: { ...draft, to: ['bea@b.com', 'anna@a.org'] } },
    { at: 10 * 60_000, do: 'fetch', host: 'bea-laptop' },
    {
      at: 12 * 60_000,
      do: 'send',
      host: 'bea-laptop',
      draft: { ...draft, from: 'Beatriz <bea@b.com>', to: ['carlos@b.com', 'davit@b.com'], text: '¿Venís también vosotros?\n\nBea\n' },
    },
  ],
};

export const story: Story = {
  place: 7,
  level: 1,
  scenario: mistyped,
  es: {
    title: 'Una errata en la dirección',
    question: 'Una dirección buena y otra mala: ¿qué le dicen a Ana?',
    description: 'De dos direcciones, una está mal escrita. Quien envía lo sabe enseguida; a la otra le llega la carta de todos modos.',
  },
  en: {
    title: 'A slip of the pen',
    question: 'One good address and one bad: what is Ana told?',
    description: 'One address of two is mistyped. Who has submitted hears it at once; the other recipient gets the letter all the same.',
  },
};
