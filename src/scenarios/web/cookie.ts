import type { Scenario } from '../../run/scenario.ts';
import { webMail, webVisit } from './web-mail.ts';
import type { Story } from '../story.ts';

const MINUTE_MS = 60_000;
const answer = { to: 'ana@a.org', subject: 'Re: ¿Comemos juntas?', text: '¡Sí!\nBea' };

/**
 * The line goes three times, but the cookie stays in the browser: who comes back is let in without a password. So is whoever
 * sits down at that browser next, until half an hour has passed without a request.
 */
const webMailCookie: Scenario = {
  ...webMail,
  id: 'web-mail-cookie',
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    webVisit(10 * MINUTE_MS, { reads: true, writes: answer }),
    webVisit(15 * MINUTE_MS, { reads: false }),
    webVisit(20 * MINUTE_MS, { reads: false }),
    webVisit(25 * MINUTE_MS, { reads: false, stays: true }),
    webVisit(70 * MINUTE_MS, { reads: false, writes: answer }),
  ],
  faults: [
    { kind: 'cut', at: 'http:GET#4' },
    { kind: 'cut', at: 'http.2:GET#2' },
    { kind: 'cut', at: 'http.3:GET#1' },
  ],
};

export const story: Story = {
  place: 2,
  level: 2,
  scenario: webMailCookie,
  es: {
    title: 'La cookie se queda',
    question: '¿Cómo sabe el servidor que sigues siendo tú?',
    description: 'Se va la línea, no la cookie: quien vuelve entra sin contraseña, hasta que pasa media hora sin peticiones.',
  },
  en: {
    title: 'The cookie stays',
    question: 'How does the server know that it is still you?',
    description: 'The line goes, the cookie does not: who comes back needs no password, until half an hour has passed in silence.',
  },
};
