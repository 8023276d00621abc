import { behindProvider, REPORTED_MS } from '../behind-provider.ts';
import type { Story } from '../story.ts';

/** Her provider drops whatever its customers send to port 25. Her server at home waits, and believes that mx.b.com is off; at 587 her telephone gets through. */
const port25Silent = behindProvider('port-25-silent', 'silent', { laterMs: REPORTED_MS });

export const story: Story = {
  place: 4,
  level: 2,
  scenario: port25Silent,
  es: {
    title: 'El proveedor cierra el puerto 25',
    question: 'Ayer salía y hoy no contesta nadie: ¿qué ha pasado?',
    description:
      'El proveedor de Ana tira los paquetes al puerto 25, y su servidor casero espera en vano. El teléfono entrega en el 587, con contraseña, y llega.',
  },
  en: {
    title: 'The provider shuts port 25',
    question: 'It went yesterday, today nobody answers: what is wrong?',
    description:
      'Ana’s provider drops packets for port 25, and her server at home waits in vain. Her telephone hands in at 587, with a password, and gets through.',
  },
};
