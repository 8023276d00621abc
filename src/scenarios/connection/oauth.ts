import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { devicesWith } from '../town.ts';
import { starttls } from './starttls.ts';

/** A bearer token in place of the password: what large providers ask for today. */
const oauth: Scenario = {
  ...starttls,
  id: 'oauth',
  devices: devicesWith({
    'ana-laptop': { tls: 'demanded', mechanism: 'XOAUTH2' },
    'bea-laptop': { tls: 'demanded' },
    'bea-telephone': { tls: 'demanded', fetch: { via: 'imap', from: 'mx.b.com', mechanism: 'XOAUTH2' } },
  }),
};

export const story: Story = {
  place: 7,
  level: 3,
  scenario: oauth,
  es: {
    title: 'Un pase en lugar de la contraseña',
    question: '¿Cómo entra un programa que no conoce la contraseña?',
    description: 'XOAUTH2, como lo piden los grandes proveedores: el programa enseña el pase que le dieron en la página de acceso.',
  },
  en: {
    title: 'A token instead of the password',
    question: 'How does a program log in without knowing the password?',
    description: 'XOAUTH2, as large providers ask for it: the program shows a bearer token that it got at the log-in page.',
  },
};
