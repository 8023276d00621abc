import type { Scenario } from '../../run/scenario.ts';
import { town } from '../town.ts';

/** An address beyond ASCII: SMTPUTF8 at every hop, and UTF-8 in the header itself (RFC 6531, RFC 6532). */
export const international: Scenario = {
  ...town,
  id: 'international',
  accounts: [...town.accounts, { address: 'josé@b.com', name: 'José', host: 'mx-b', password: 'correo' }],
  draft: { ...town.draft, to: ['José <josé@b.com>'], text: 'Hola, José:\n\n¿Vienes el viernes?\n\nAna\n' },
};
