import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { devicesWith, hostsWith, PASSWORD, town } from '../town.ts';

const MINUTE_MS = 60_000;
/** The digger goes home. */
const REPAIRED_MS = 200 * MINUTE_MS;
const OUTSIDE: readonly [a: string, b: string][] = [
  ['smtp-a', 'mx-b'],
  ['smtp-a', 'mx-c'],
  ['dns-a', 'ns-b'],
];

const forEva = { to: ['Eva <eva@a.org>'], subject: 'No hay Internet', text: 'Hola, Eva:\n\nHan cortado la línea. ¿Café?\n\nAna\n' };

/** Nothing passes on the lines to the outside, then everything again. */
const lines = (atMs: number, loss: number): Scenario['faults'] => OUTSIDE.map(([a, b]) => ({ kind: 'line', a, b, loss, atMs }));

/**
 * A digger has cut the line of a.org. What Ana writes to Eva, in the next room, goes on as ever; what she writes to Bea waits, first for
 * the DNS, and goes when the line is back. No letter is lost, and nobody has to send anything again.
 */
const noInternet: Scenario = {
  ...town,
  id: 'no-internet',
  hosts: [
    ...hostsWith({}),
    { id: 'eva-laptop', name: 'laptop.eva.a.org', address: '192.0.2.12', kind: 'laptop', owner: 'Eva', side: 'left', agents: ['mua'] },
  ],
  links: [...town.links, { a: 'eva-laptop', b: 'smtp-a', latencyMs: 10, octetsPerMs: 1250 }],
  accounts: [...town.accounts, { address: 'eva@a.org', name: 'Eva', host: 'smtp-a', password: PASSWORD }],
  devices: [...devicesWith({}), { host: 'eva-laptop', account: 'eva@a.org', fetch: { via: 'imap', from: 'smtp.a.org' } }],
  actions: [
    { at: MINUTE_MS, do: 'send', host: 'ana-laptop', draft: { ...town.draft, ...forEva } },
    { at: 2 * MINUTE_MS, do: 'send', host: 'ana-laptop' },
    { at: 5 * MINUTE_MS, do: 'fetch', host: 'eva-laptop' },
    { at: 6 * 60 * MINUTE_MS, do: 'fetch', host: 'bea-laptop' },
  ],
  faults: [...lines(0, 1), ...lines(REPAIRED_MS, 0)],
};

export const story: Story = {
  place: 3,
  level: 1,
  scenario: noInternet,
  es: {
    title: 'Una oficina sin Internet',
    question: 'Sin Internet, ¿queda correo?',
    description:
      'Una excavadora ha cortado la línea de a.org. El correo de dentro sigue igual; el de fuera espera en la cola, y sale cuando vuelve la línea.',
  },
  en: {
    title: 'An office without Internet',
    question: 'Without the Internet, is there any mail left?',
    description:
      'A digger has cut the line of a.org. Mail inside goes on as ever; mail for outside waits in the queue, and goes when the line is back.',
  },
};
