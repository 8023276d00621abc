import type { recipients as en } from './en.ts';

export const recipients: typeof en = {
  title: 'Lo que ve cada cual',
  open: 'Lo que ve cada cual',
  hint: 'Todas las copias de una carta, una al lado de otra, con la cabecera que recibió cada persona',
  leave: 'Volver al escenario',
  letter: 'Carta',
  untitled: '[sin asunto]',
  none: 'En esta historia ninguna carta va a varias personas.',
  envelope: (paths) => `Sobre: ${paths}`,
  envelopeHint: 'El programa de quien escribe dijo estas direcciones a su servidor con RCPT TO. Ningún lector ve nunca esta lista.',
  copyOf: (name) => `La copia de ${name}`,
  named: {
    to: 'figura en Para (To)',
    cc: 'figura en Cc',
    bcc: 'figura en Cco (Bcc)',
    nowhere: 'no figura en la carta',
  },
  arrived: (time) => `llegó a las ${time}`,
  notArrived: 'Aquí no ha llegado.',
  viaOthers: 'No estaba en el sobre que escribió el programa del autor: la trajo aquí una lista, un alias o un reenvío.',
  same: (count) => (count === 1 ? 'una línea es igual en todas las copias' : `${count} líneas son iguales en todas las copias`),
  differs: (count) =>
    count === 0
      ? 'ninguna línea cambia'
      : count === 1
        ? 'una línea no está en todas las copias'
        : `${count} líneas no están en todas las copias`,
  onlyHere: 'no está en todas las copias',
  body: { same: 'El texto es el mismo en todas las copias, octeto por octeto.', differs: 'El texto no es el mismo en todas las copias.' },
  blind: (name, author, traces) =>
    `${name} no encuentra rastro de sí en lo que escribió ${author}: el programa puso su dirección en el sobre y dejó Bcc fuera de la cabecera, ` +
    `la primera de las tres maneras de la RFC 5322 §3.6.3.` +
    (traces === '' ? '' : ` Solo ${traces}, que escribió el servidor que la recibió, dice por qué está aquí la carta.`),
  shown: (name) =>
    `${name} figura en un campo Bcc que llegó al menos hasta esta copia: la RFC 5322 §3.6.3 solo lo permite en las copias de destinatarios ocultos.`,
};
