import { behindProvider, REPORTED_MS } from '../behind-provider.ts';
import type { Story } from '../story.ts';

/** The same, told at once: every call to port 25 is refused on the way. The letter still waits in her own server's queue, for a refused call is no answer from b.com. */
const port25Refused = behindProvider('port-25-refused', 'refused', { laterMs: REPORTED_MS });

export const story: Story = {
  place: 5,
  level: 2,
  scenario: port25Refused,
  es: {
    title: 'El puerto 25, rechazado por el camino',
    question: '¿Quién cuelga a Ana: b.com o su proveedor?',
    description:
      'A cada llamada al puerto 25 se la rechaza por el camino, y b.com ni se entera. La carta espera en la cola; por el 587 sale a la primera.',
  },
  en: {
    title: 'Port 25, refused on the way',
    question: 'Who hangs up on Ana: b.com or her provider?',
    description:
      'Each call to port 25 is refused on the way, and b.com never hears of it. The letter waits in the queue; by 587 it goes at once.',
  },
};
