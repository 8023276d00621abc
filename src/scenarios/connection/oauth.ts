import type { Scenario } from '../../run/scenario.ts';
import { devicesWith } from '../town.ts';
import { starttls } from './starttls.ts';

/** A bearer token in place of the password: what large providers ask for today. */
export const oauth: Scenario = {
  ...starttls,
  id: 'oauth',
  devices: devicesWith({
    'ana-laptop': { tls: 'demanded', mechanism: 'XOAUTH2' },
    'bea-laptop': { tls: 'demanded' },
    'bea-telephone': { tls: 'demanded', fetch: { via: 'imap', from: 'mx.b.com', mechanism: 'XOAUTH2' } },
  }),
};
