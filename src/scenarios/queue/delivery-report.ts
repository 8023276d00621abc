import type { Scenario } from '../../run/scenario.ts';
import { devicesWith, town } from '../town.ts';

/** Ana wants to know: NOTIFY=SUCCESS travels with the envelope, and the server that delivers sends her a report. */
export const deliveryReport: Scenario = {
  ...town,
  id: 'delivery-report',
  devices: devicesWith({ 'ana-laptop': { wishes: { notify: 'SUCCESS,FAILURE,DELAY', ret: 'HDRS', envid: 'comida-viernes' } } }),
  links: [...town.links, { a: 'mx-b', b: 'dns-a', latencyMs: 26, octetsPerMs: 1250 }],
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 10 * 60_000, do: 'fetch', host: 'ana-laptop' },
  ],
};
