import type { Scenario } from '../../run/scenario.ts';
import { hostsWith } from '../town.ts';
import { webMail, webVisit } from './web-mail.ts';

const MINUTE_MS = 60_000;
const ask = { subject: '¿Venís?', text: 'El viernes a las dos.\nBea' };

/** Passwords go over TLS only, in the browser too. Then two letters that are not sent: to nobody, and to somebody unknown. */
export const webMailTls: Scenario = {
  ...webMail,
  id: 'web-mail-tls',
  hosts: hostsWith({ 'mx-b': { mail: { encryptedLogin: true } } }, webMail.hosts),
  actions: [
    webVisit(0, { reads: false }),
    webVisit(MINUTE_MS, { secure: true, reads: false, writes: { ...ask, to: 'Carlos' } }),
    webVisit(3 * MINUTE_MS, { secure: true, reads: false, writes: { ...ask, to: 'davit@b.com' } }),
  ],
};
