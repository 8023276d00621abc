import type { Scenario } from '../../run/scenario.ts';
import { hostsWith, town } from '../town.ts';

/** BDAT tells how many octets come: no dot to look for at the end, and no line that needs a second one. */
export const chunking: Scenario = {
  ...town,
  id: 'chunking',
  hosts: hostsWith({ 'smtp-a': { mail: { chunking: true } } }),
  draft: { ...town.draft, text: 'Hola, Bea:\n\n.\n..\nTres líneas de puntos, y ninguna acaba el mensaje.\n.\n\nAna\n' },
};
