import type { Scenario } from '../../run/scenario.ts';
import { starttls } from './starttls.ts';

/** SCRAM-SHA-256, today's form of the challenge: server and client both prove that they know the password, inside TLS. */
export const scram: Scenario = {
  ...starttls,
  id: 'scram',
  devices: starttls.devices.map(({ fetch, ...device }) => ({
    ...device,
    mechanism: 'SCRAM-SHA-256',
    ...(fetch ? { fetch: { ...fetch, mechanism: 'SCRAM-SHA-256' } } : {}),
  })),
};
