import type { Scenario } from '../../run/scenario.ts';
import { hostsWith, town } from '../town.ts';

/** The message has eight bits, the next server takes seven: the text is encoded on the way, and its field says so (RFC 6152 §3). */
export const downgrade: Scenario = {
  ...town,
  id: 'downgrade',
  hosts: hostsWith({ 'mx-b': { mail: { withhold: ['8BITMIME', 'SMTPUTF8', 'CHUNKING', 'BINARYMIME'] } } }),
  draft: { ...town.draft, encoding: '8bit', text: 'Hola, Bea:\n\nMañana comeré ñoquis con jamón.\n\nAna\n' },
};
