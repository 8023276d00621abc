import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';

/** Bea's laptop downloads and deletes, but the line is cut as it says QUIT: the server never enters UPDATE and deletes nothing. */
const lineCut: Scenario = {
  ...town,
  id: 'line-cut',
  devices: town.devices.map((device) =>
    device.fetch?.via === 'pop3' ? { ...device, fetch: { ...device.fetch, leaveOnServer: false } } : device,
  ),
  actions: [...town.actions.slice(0, 2), { at: 30 * 60_000, do: 'fetch', host: 'bea-laptop' }],
  faults: [{ kind: 'cut', at: 'pop3:QUIT#1' }],
};

export const story: Story = {
  place: 8,
  level: 2,
  scenario: lineCut,
  es: {
    title: 'La línea se corta antes de QUIT',
    question: 'Se corta la línea: ¿ha perdido Bea su correo?',
    description: 'POP3 solo borra cuando oye QUIT. Si la línea cae antes, todos los mensajes siguen en su sitio.',
  },
  en: {
    title: 'The line is cut before QUIT',
    question: 'The line is cut: has Bea lost her mail?',
    description: 'POP3 deletes only when it hears QUIT. If the line goes first, every message is still there afterwards.',
  },
};
