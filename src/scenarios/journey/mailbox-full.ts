import type { Scenario } from '../../run/scenario.ts';
import type { Story } from '../story.ts';
import { town } from '../town.ts';

/** Bea's mailbox is full: 452, the message waits in Ana's queue, and goes through at the next try, after Bea has made room. */
const mailboxFull: Scenario = {
  ...town,
  id: 'mailbox-full',
  actions: [
    { at: 0, do: 'send', host: 'ana-laptop' },
    { at: 40 * 60_000, do: 'fetch', host: 'bea-laptop' },
    { at: 41 * 60_000, do: 'fetch', host: 'bea-telephone' },
  ],
  faults: [
    { kind: 'quota', account: 'bea@b.com', octets: 0, atMs: 0 },
    { kind: 'quota', account: 'bea@b.com', octets: 52_428_800, atMs: 20 * 60_000 },
  ],
};

export const story: Story = {
  place: 5,
  level: 1,
  scenario: mailboxFull,
  es: {
    title: 'El buzón está lleno',
    question: 'El buzón de Bea está lleno: ¿se pierde la carta?',
    description: 'Bea ha agotado su cuota: 452 quiere decir «ahora no». El mensaje espera en la cola, se reintenta y llega más tarde.',
  },
  en: {
    title: 'The mailbox is full',
    question: 'Bea’s mailbox is full: is the letter lost?',
    description: 'Bea’s quota is used up: 452 means “not now”. The message waits in the queue, is tried again, and arrives later.',
  },
};
