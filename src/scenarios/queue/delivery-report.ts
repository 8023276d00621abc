import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { devicesWith, town } from '../town.ts';

/** Ana wants to know: NOTIFY=SUCCESS travels with the envelope, and the server that delivers sends her a report. */
const deliveryReport: Scenario = {
  ...town,
  id: 'delivery-report',
  devices: devicesWith({ 'ana-laptop': { wishes: { notify: 'SUCCESS,FAILURE,DELAY', ret: 'HDRS', envid: 'comida-viernes' } } }),
  links: [...town.links, { a: 'mx-b', b: 'dns-a', latencyMs: 26, octetsPerMs: 1250 }],
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 10 * 60_000, do: 'fetch', host: 'ana-laptop' },
  ],
};

export const story: Story = {
  place: 4,
  level: 2,
  scenario: deliveryReport,
  es: {
    title: 'Avísame cuando llegue',
    question: '¿Puede saber Ana que su carta ha llegado?',
    description: 'Ana pide un informe con NOTIFY=SUCCESS. El deseo viaja en el sobre, y lo cumple el último servidor.',
  },
  en: {
    title: 'Tell me when it has arrived',
    question: 'Can Ana know that her letter has arrived?',
    description: 'Ana asks for a report with NOTIFY=SUCCESS. The wish travels in the envelope, and the last server answers it.',
  },
};
