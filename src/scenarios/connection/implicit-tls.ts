import type { Scenario } from '../../run/scenario.ts';
import { starttls } from './starttls.ts';

/** TLS before the first word, at ports of its own: 465, 995 and 993 (RFC 8314). Only between the servers it is still asked for. */
export const implicitTls: Scenario = {
  ...starttls,
  id: 'implicit-tls',
  devices: starttls.devices.map((device) => ({ ...device, tls: 'implicit' })),
};
