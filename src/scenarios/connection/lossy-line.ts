import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';

/** One packet in ten is lost on every line. TCP sends it again, UDP does not: the DNS asks twice, SMTP notices nothing but the time. */
const lossyLine: Scenario = { ...town, id: 'lossy-line', links: town.links.map((link) => ({ ...link, loss: 0.1 })) };

export const story: Story = {
  place: 11,
  level: 2,
  scenario: lossyLine,
  es: {
    title: 'Se pierde un paquete de cada diez',
    question: '¿Qué pasa cuando se pierde un paquete de cada diez?',
    description: 'TCP lo repite, y SMTP solo nota el tiempo. Por UDP, el DNS tiene que volver a preguntar él mismo.',
  },
  en: {
    title: 'One packet in ten is lost',
    question: 'What happens when one packet in ten is lost?',
    description: 'TCP sends it again, and SMTP notices only the time. Over UDP the DNS has to ask a second time itself.',
  },
};
