import type { Scenario } from '../../run/scenario.ts';
import { officeAway } from '../away.ts';
import { hostsWith, town } from '../town.ts';

const draft: Scenario['draft'] = { ...town.draft, encoding: '8bit', text: 'Hola, Bea:\n\nMañana comeré ñoquis con jamón.\n\nAna\n' };
const story = officeAway('seven-bits-along', 'atrn', {}, draft);

/** Eight bits wait for an office whose server takes seven: along the turned connection, too, the text is encoded on the way (RFC 6152 §3). */
export const sevenBitsAlong: Scenario = {
  ...story,
  hosts: hostsWith({ 'mx-b': { mail: { withhold: ['8BITMIME', 'SMTPUTF8', 'CHUNKING', 'BINARYMIME'] } } }, story.hosts),
};
