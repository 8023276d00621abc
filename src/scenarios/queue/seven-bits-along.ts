import type { Scenario } from '../../run/scenario.ts';
import { officeAway } from '../away.ts';
import type { Story } from '../story.ts';
import { hostsWith, town } from '../town.ts';

const draft: Scenario['draft'] = { ...town.draft, encoding: '8bit', text: 'Hola, Bea:\n\nMañana comeré ñoquis con jamón.\n\nAna\n' };
const kept = officeAway('seven-bits-along', 'atrn', {}, draft);

/** Eight bits wait for an office whose server takes seven: along the turned connection, too, the text is encoded on the way (RFC 6152 §3). */
const sevenBitsAlong: Scenario = {
  ...kept,
  hosts: hostsWith({ 'mx-b': { mail: { withhold: ['8BITMIME', 'SMTPUTF8', 'CHUNKING', 'BINARYMIME'] } } }, kept.hosts),
};

export const story: Story = {
  place: 12,
  level: 3,
  scenario: sevenBitsAlong,
  es: {
    title: 'Siete bits por una conexión invertida',
    question: '¿Y si lo que viene de vuelta no cabe en siete bits?',
    description:
      'La oficina dice ATRN, pero su servidor solo toma siete bits: las dos cartas se codifican antes de llegar por la línea que ella abrió.',
  },
  en: {
    title: 'Seven bits along a turned connection',
    question: 'What if the mail that comes back does not fit into seven bits?',
    description:
      'The office says ATRN, but its server takes seven bits only: both letters are encoded before they come along its own connection.',
  },
};
