import type { Scenario } from '../../run/scenario.ts';
import { letters, READING_MS } from '../letters.ts';
import { webMail, webVisit } from './web-mail.ts';
import type { Story } from '../story.ts';

/**
 * Bea opens the web mail in three windows and logs in three times. A browser has one cookie: a later log-in replaces the earlier,
 * and the forms of the first window are out of date. Meanwhile her mail program takes the letters away that she is about to open.
 */
const threeWindows: Scenario = {
  ...webMail,
  id: 'three-windows',
  devices: webMail.devices.map((device) =>
    device.fetch?.via === 'pop3' ? { ...device, fetch: { ...device.fetch, leaveOnServer: false } } : device,
  ),
  actions: [
    ...letters,
    { at: READING_MS - 250, do: 'fetch', host: 'bea-laptop' },
    webVisit(READING_MS, { reads: false }),
    webVisit(READING_MS + 5, { reads: true }),
    webVisit(READING_MS + 10, { reads: true }),
  ],
};

export const story: Story = {
  place: 3,
  level: 3,
  scenario: threeWindows,
  es: {
    title: 'Tres ventanas y una cookie',
    question: '¿Y si Bea abre su correo en tres ventanas?',
    description: 'Al volver a entrar caducan los formularios de la primera ventana, y un programa se lleva las cartas que se iban a leer.',
  },
  en: {
    title: 'Three windows, one cookie',
    question: 'What if Bea opens her mail in three windows?',
    description: 'A later log-in makes the forms of the first window out of date, and a mail program takes away what is about to be read.',
  },
};
