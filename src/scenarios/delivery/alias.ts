import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';

/**
 * An address without a mailbox, and two people behind it. The envelope's recipients change, the sender stays, so Ana would hear of
 * a failure; in the header nothing changes, and To still says info (RFC 5321 §3.9.1).
 */
const alias: Scenario = {
  ...town,
  id: 'alias',
  aliases: [{ address: 'info@b.com', host: 'mx-b', kind: 'alias', members: ['bea@b.com', 'carlos@b.com'] }],
  draft: { ...town.draft, to: ['info@b.com'], text: 'Buenos días:\n\n¿A qué hora abren?\n\nAna\n' },
};

export const story: Story = {
  place: 8,
  level: 1,
  scenario: alias,
  es: {
    title: 'info@ no es nadie',
    question: 'Ana escribe a info@b.com: ¿quién lo lee?',
    description:
      'Detrás de info@b.com no hay buzón, sino dos personas. Cambia el sobre; la cabecera sigue diciendo info, y el remitente es Ana.',
  },
  en: {
    title: 'info@ is nobody',
    question: 'Ana writes to info@b.com: who reads it?',
    description:
      'Behind info@b.com there is no mailbox but two people. The envelope changes; the header still says info, and the sender is Ana.',
  },
};
