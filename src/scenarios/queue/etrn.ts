import { officeAway } from '../away.ts';
import type { Story } from '../story.ts';

/** The office says ETRN: its mail is sent at once, to the address that the DNS gives, whoever asked (RFC 1985). */
const etrn = officeAway('etrn', 'etrn', {});

export const story: Story = {
  place: 10,
  level: 3,
  scenario: etrn,
  es: {
    title: 'ETRN: mándame lo que espera',
    question: 'La oficina ha vuelto: ¿hay que esperar media hora más?',
    description: 'El servidor de la oficina estaba apagado. Ahora pide a su segundo MX que vacíe la cola ya, y este le llama.',
  },
  en: {
    title: 'ETRN: send me what waits',
    question: 'The office is back: must it wait another half hour?',
    description: 'The office’s server was off. Now it asks its second exchange to try the queue at once, and is called back.',
  },
};
