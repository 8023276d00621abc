import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';

/** Bea's laptop has an old password: POP3 refuses it, and nothing is fetched there. Her telephone knows the new one. */
const wrongPassword: Scenario = {
  ...town,
  id: 'wrong-password',
  faults: [{ kind: 'password', host: 'bea-laptop', password: 'clave-vieja' }],
};

export const story: Story = {
  place: 6,
  level: 1,
  scenario: wrongPassword,
  es: {
    title: 'Contraseña equivocada en POP3',
    question: '¿Qué ve Bea si su programa sabe mal la contraseña?',
    description: 'El portátil de Bea presenta una contraseña que el servidor rechaza. No se recoge nada, pero tampoco se pierde nada.',
  },
  en: {
    title: 'A wrong password at POP3',
    question: 'What does Bea see if her program has the wrong password?',
    description: 'Bea’s laptop offers a password that the server does not accept. Nothing is fetched, and nothing is lost.',
  },
};
