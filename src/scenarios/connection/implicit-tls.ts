import type { Scenario } from '../../run/scenario.ts';
import { starttls } from './starttls.ts';
import type { Story } from '../story.ts';

/** TLS before the first word, at ports of its own: 465, 995 and 993 (RFC 8314). Only between the servers it is still asked for. */
const implicitTls: Scenario = {
  ...starttls,
  id: 'implicit-tls',
  devices: starttls.devices.map((device) => ({ ...device, tls: 'implicit' })),
};

export const story: Story = {
  place: 3,
  level: 2,
  scenario: implicitTls,
  es: {
    title: 'TLS antes de la primera palabra',
    question: '¿Qué se ve en la línea cuando todo va cifrado desde el principio?',
    description:
      'Puertos 465, 995 y 993: primero la negociación TLS, y el saludo ya viaja sellado. Es lo que se recomienda hoy (RFC 8314).',
  },
  en: {
    title: 'TLS before the first word',
    question: 'What can the line see when everything is sealed from the start?',
    description:
      'Ports 465, 995 and 993: the handshake comes first, the greeting already travels sealed. Today’s recommendation (RFC 8314).',
  },
};
