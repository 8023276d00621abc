/** A mailbox with something in it, for stories about reading. */
import type { Action } from '../run/scenario.ts';
import { PASSWORD, town } from './town.ts';

const MINUTE_MS = 60_000;
/** When readers begin: all letters are there by then. */
export const READING_MS = 10 * MINUTE_MS;

const SUBJECTS: readonly [subject: string, text: string][] = [
  ['Comida del viernes', 'Hola, Bea:\n\n¿Comemos juntas el viernes?\n\nAna\n'],
  ['Re: Comida del viernes', 'Mejor a las dos.\n\nAna\n'],
  ['Apuntes de redes', 'Te mando los apuntes del tema de correo.\n\nAna\n'],
  ['Ayuda con el examen', '¿Me explicas qué es un literal?\n\nAna\n'],
];

/** Ana sends Bea four letters, a minute apart. */
export const letters: Action[] = SUBJECTS.map(([subject, text], index) => ({
  at: index * MINUTE_MS,
  do: 'send',
  host: 'ana-laptop',
  draft: {
    ...town.draft,
    subject,
    text,
    attachments: index === 2 ? [{ name: 'apuntes.txt', type: 'text/plain', octets: new Uint8Array(600).fill(97) }] : [],
  },
}));

/** Somebody reads at a terminal by IMAP. */
export function readsByHand(
  host: string,
  at: number,
  lines: readonly (string | { line: string; pauseMs: number })[],
  user = 'bea@b.com',
): Action {
  return { at, do: 'type', host, to: 'mx-b', protocol: 'imap', lines: [`a LOGIN ${user} ${PASSWORD}`, ...lines, 'z LOGOUT'] };
}
