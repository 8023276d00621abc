/** Cómo se llaman en español las máquinas, sus estados y lo que se preguntan. */
import type { ChartWords } from '../words.ts';
import { delivery } from './delivery.ts';
import { mda } from './mda.ts';
import { mta } from './mta.ts';
import { protocols } from './protocols.ts';
import { queueFetch, queueStart } from './queue.ts';

export const charts: ChartWords = {
  ...protocols,
  agents: { mta, 'mta.delivery': delivery, 'queue.start': queueStart, 'queue.fetch': queueFetch, mda },
};
