import type { Wordings } from '../words.ts';

/** Lo que decide cada casa: listas, reenvíos, listas grises, informes, colas que se piden. */
export const house: Record<string, Wordings> = {
  'note.alias.expanded': {
    story: [
      '{from} sabe mejor de quién se trata: `{detail}`.',
      'La primera dirección es solo otro nombre de las que siguen; el remitente no cambia.',
    ],
    protocol: [
      'Un alias (RFC 5321 §3.9.1): se cambia el destinatario, no el *reverse-path*.',
      'Por eso los fallos se siguen contando a quien escribió.',
    ],
  },
  'note.list.expanded': {
    story: [
      '{from} hace de una carta varias: `{detail}`.',
      'Desde aquí la carta viaja en nombre de quien lleva la lista: de los fallos se entera quien puede arreglarla.',
    ],
    protocol: [
      'Una lista de correo (RFC 5321 §3.9.2): se cambian los destinatarios *y* el *reverse-path*.',
      'El campo From sigue siendo de Ana; el sobre es de la dueña de la lista.',
    ],
  },
  'note.forward.expanded': {
    story: ['{from} hace seguir la carta: `{detail}`.', 'Su destinatario ha dicho en casa adónde quiere el correo.'],
    protocol: [
      'Reenvío (RFC 5321 §3.4 y §3.9.1): *forward-path* nuevo, *reverse-path* antiguo.',
      'El servidor siguiente verá el nombre de Ana llegar de una máquina que no es la suya: ahí tropieza SPF.',
    ],
  },
  'note.greylisted': {
    story: [
      '{from} todavía no conoce a este remitente y le pide que vuelva más tarde.',
      'Los servidores de verdad vuelven; los programas que solo esparcen correo ya se han ido.',
    ],
    protocol: [
      'Lista gris (RFC 6647): cliente, remitente y destinatario forman una terna que no se había visto.',
      'Queda apuntada; quien la traiga otra vez pasado el plazo entra, entonces y en adelante.',
    ],
  },
  'note.delay.reported': {
    story: [
      '{from} escribe al remitente: sigue esperando, se sigue intentando.',
      'No hay que hacer nada; y sobre todo, no hay que mandarla otra vez.',
    ],
    protocol: [
      'Un informe con `Action: delayed` (RFC 3464 §2.3.3), una sola vez, horas después del primer fallo.',
      'Como todo informe, lo envía nadie, `<>`, para que de él no se pueda informar a su vez.',
    ],
  },
  'note.success.reported': {
    story: ['{from} escribe al remitente que ha llegado.', 'Solo porque se pidió: por su cuenta, un servidor calla lo que ha ido bien.'],
    protocol: [
      'Con RCPT se dijo NOTIFY=SUCCESS (RFC 3461 §4.1); informa quien entrega el último, o quien lo pasa a un servidor sin DSN.',
      'En el informe vuelve el ENVID, para que el programa sepa de qué carta se trata.',
    ],
  },
  'note.terminal.shown': {
    story: [
      'En la pantalla de `{detail}` aparece la carta de golpe, en medio de lo que hubiera.',
      'En 1982 se compartían máquinas grandes, y el servidor sabía quién estaba sentado ante cada terminal.',
    ],
    protocol: [
      'SEND escribe en el terminal; SAML, en el terminal *y* en el buzón (RFC 821 §3.4).',
      'Obsoletos desde la RFC 2821: casi nadie los programó, y nadie quiere desconocidos en su pantalla.',
    ],
  },
  'note.store.chosen': {
    story: [
      '{from} entrega la carta al almacén de la casa: `{detail}`.',
      'Una máquina recibe el correo; los buzones están en la de al lado.',
    ],
    protocol: [
      'Entrega local por LMTP (RFC 2033) a `{detail}`.',
      'No tiene cola: dice al momento, de cada destinatario, si la carta ha quedado guardada.',
    ],
  },
  'note.queue.asked': {
    story: [
      '{from} vuelve a estar encendido y pide el correo que le guardaban.',
      'Una casa que no está siempre abierta necesita quien le guarde las cartas y una manera de pedirlas.',
    ],
    protocol: [
      '`{detail}`: poner en marcha una cola ajena.',
      'ETRN (RFC 1985) hace que se intente ya; ATRN (RFC 2645) y el viejo TURN traen el correo por esta misma conexión.',
    ],
  },
  'note.queue.started': {
    story: [
      '{from} mira en su cola: lo que hay para `{detail}` se intenta ahora mismo.',
      'Quien lo pide no gana más que eso: las cartas van adonde diga el DNS.',
    ],
  },
  'note.queue.answered': {
    story: ['A {from} le han contestado: `{detail}`.', 'Lo que hubiera llega ahora, o no había nada.'],
  },
  'note.turned.failed': {
    story: [
      'La conexión invertida se pierde antes de que {from} pueda entregar una carta: `{detail}`.',
      'Lo guardado se queda donde está, hasta que alguien vuelva a pedirlo.',
    ],
    protocol: [
      'La sesión que debía seguir a ATRN o TURN quedó en nada: `{detail}`.',
      'No hay otro servidor al que llamar: este correo solo sale cuando lo pide el suyo.',
    ],
  },
  'trace.Content-Transfer-Encoding': {
    story: [
      '{from} escribe la carta con otros signos: el servidor siguiente solo admite siete bits.',
      'Quien la lea verá las mismas palabras. Una firma sobre los octetos, en cambio, ya no encajaría.',
    ],
    protocol: [
      'El servidor siguiente no ofrece 8BITMIME: las partes de 8 bits pasan a *quoted-printable* o base64 (RFC 6152 §3).',
      'Si no fuera MIME, o la cabecera no fuera ASCII, no quedaría más que devolverla.',
    ],
  },
};
