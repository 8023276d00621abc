import { integer } from '../../quantities.ts';
import type { FindingWords } from '../words.ts';

const n = (value: string | number | undefined): string => integer(Number(value), 'es');

export const pop3 = {
  'pop3.order': ({ verb, state, accepted }) => `${verb} no toca en el estado «${state}»; aquí caben: ${accepted}.`,
  'pop3.order-accepted': ({ verb, state }) => `El servidor aceptó ${verb} en el estado «${state}», cuando debía responder -ERR.`,
  'pop3.before-greeting': ({ verb }) => `El cliente dijo ${verb} sin esperar el saludo; en POP3 habla primero el servidor.`,
  'pop3.syntax': ({ verb, syntax }) => `${verb} se escribe «${syntax}», y esto es otra cosa.`,
  'pop3.syntax-accepted': ({ syntax }) => `El servidor respondió +OK a una orden que no sigue «${syntax}»; debía responder -ERR.`,
  'pop3.unknown-command': ({ verb }) => `«${verb}» no es una orden de POP3 ni de sus extensiones publicadas.`,
  'pop3.historic': ({ verb }) =>
    verb === 'AUTH'
      ? 'Antes de que existiera CAPA, AUTH sin mecanismo servía para pedir la lista de mecanismos.'
      : `${verb} viene de las primeras versiones de POP3 y ya no forma parte de la norma.`,
  'pop3.command-length': ({ octets, limit }) => `La orden ocupa ${n(octets)} octetos y el máximo es ${n(limit)}, contando CRLF.`,
  'pop3.reply-length': ({ octets, limit }) =>
    `La primera línea de la respuesta ocupa ${n(octets)} octetos y el máximo es ${n(limit)}, contando CRLF.`,
  'pop3.command-line-end': () => 'La orden acaba solo en LF; toda línea debe acabar en CRLF.',
  'pop3.reply-line-end': () => 'La respuesta acaba solo en LF; toda línea debe acabar en CRLF.',
  'pop3.text-line-end': ({ verb }) => `En el texto que sigue a ${verb} hay un CR o un LF sueltos; toda línea debe acabar en CRLF.`,
  'pop3.not-ascii': ({ verb }) => `${verb} lleva octetos que no son ASCII sin haber activado UTF8.`,
  'pop3.not-offered': ({ verb, capability }) => `El cliente usa ${verb}, pero CAPA no anuncia ${capability}.`,
  'pop3.mechanism-not-offered': ({ mechanism, offered }) => `El mecanismo ${mechanism} no figura entre los que anuncia CAPA: ${offered}.`,
  'pop3.stale-capabilities': ({ verb }) =>
    `${verb} se fía de un CAPA anterior a TLS, que cualquiera en el camino pudo alterar; hay que volver a pedirlo.`,
  'pop3.pipelining': ({ verb }) => `El cliente envió ${verb} sin esperar la respuesta anterior, y el servidor no ofrece PIPELINING.`,
  'pop3.after-stls': ({ line }) => `Tras STLS el cliente siguió hablando en claro («${line}») en vez de empezar la negociación TLS.`,
  'pop3.tls-never-seen': () => 'Aquí se acordó TLS y no se ve por ninguna parte: o no llegó a empezar, o lo grabado ya estaba descifrado.',
  'pop3.clear-password': () => 'La contraseña viaja en claro: la puede leer quien escuche la red.',
  'pop3.clear-mechanism': ({ mechanism }) => `Sin TLS, ${mechanism} enseña la contraseña a quien escuche: base64 no es un cifrado.`,
  'pop3.apop-without-timestamp': () =>
    'APOP necesita que el saludo traiga una marca como <1896.697170952@dbc.mtview.ca.us>, y aquí no la hubo.',
  'pop3.response': () => 'A un desafío se contesta en base64, o con * para desistir.',
  'pop3.challenge': () => 'Lo que sigue al + de un desafío debe ser base64.',
  'pop3.reply-malformed': ({ line }) => `«${line}» no es una respuesta: todas empiezan por +OK o por -ERR.`,
  'pop3.reply-space': ({ line }) => `En «${line}» falta un espacio después del estado.`,
  'pop3.reply-case': ({ line }) => `En «${line}» el estado debería ir en mayúsculas.`,
  'pop3.reply-not-permitted': ({ verb, reply }) => `«${reply}» no puede responder a ${verb}: el + solo se usa con AUTH.`,
  'pop3.reply-unlisted': ({ verb, reply }) => `La norma solo prevé +OK como respuesta a ${verb}; el servidor dijo «${reply}».`,
  'pop3.stat-syntax': ({ line }) => `«${line}» debería dar el número de mensajes y los octetos que suman, separados por un espacio.`,
  'pop3.stat-count': ({ count, known }) =>
    `STAT cuenta ${n(count)} ${Number(count) === 1 ? 'mensaje' : 'mensajes'}, pero en la sesión hay ${n(known)}.`,
  'pop3.stat-octets': ({ octets, known }) => `STAT da ${n(octets)} octetos; los tamaños de LIST suman ${n(known)}.`,
  'pop3.list-syntax': ({ line }) => `«${line}» debería ser el número de un mensaje, un espacio y su tamaño en octetos.`,
  'pop3.list-count': ({ count, known }) =>
    `LIST enseña ${n(count)} ${Number(count) === 1 ? 'mensaje' : 'mensajes'}, pero en la sesión hay ${n(known)}.`,
  'pop3.list-repeated': ({ verb, number }) => `${verb} nombra dos veces el mensaje ${n(number)}.`,
  'pop3.list-beyond': ({ verb, number, count }) =>
    `${verb} incluye el mensaje ${n(number)}, y hay ${n(count)}: se numeran desde el 1, sin huecos.`,
  'pop3.list-deleted': ({ verb, number }) => `${verb} incluye el mensaje ${n(number)}, que está marcado para borrar.`,
  'pop3.list-another': ({ asked, number }) => `Se preguntó por el mensaje ${n(asked)} y la respuesta habla del ${n(number)}.`,
  'pop3.size-changed': ({ number, octets, known }) =>
    `El mensaje ${n(number)} mide ahora ${n(octets)} octetos y antes ${n(known)}; durante una sesión nada cambia.`,
  'pop3.uidl-syntax': ({ line }) =>
    `«${line}» debería ser el número de un mensaje, un espacio y un identificador de 1 a 70 caracteres imprimibles.`,
  'pop3.uidl-count': ({ count, known }) =>
    `UIDL enseña ${n(count)} ${Number(count) === 1 ? 'mensaje' : 'mensajes'}, pero en la sesión hay ${n(known)}.`,
  'pop3.uidl-repeated': ({ id }) =>
    `Dos mensajes comparten el identificador ${id}: un cliente que deje el correo en el servidor puede perderse uno.`,
  'pop3.uidl-changed': ({ number, id, known }) =>
    `El mensaje ${n(number)} tenía el identificador ${known} y ahora ${id}; no debe cambiar nunca.`,
  'pop3.retr-size': ({ number, octets, known }) => `LIST anunció ${n(known)} octetos para el mensaje ${n(number)} y llegaron ${n(octets)}.`,
  'pop3.deleted': ({ verb, number }) => `${verb} se refiere al mensaje ${n(number)}, que esta sesión ha marcado para borrar.`,
  'pop3.no-such-message': ({ verb, number }) => `${verb} se refiere al mensaje ${n(number)}, que no existe.`,
  'pop3.number-accepted': ({ verb, number }) =>
    `El servidor respondió +OK a ${verb} para el mensaje ${n(number)}, que no existe o está marcado para borrar.`,
  'pop3.final-dot': ({ verb }) => `Al texto que sigue a ${verb} le falta la línea final con un solo punto.`,
  'pop3.dot-stuffing': ({ line }) => `Una línea del texto empieza por un punto que no se duplicó: «${line}».`,
  'pop3.marks-lost': ({ marks }) =>
    `La conexión acabó sin QUIT, así que los mensajes marcados para borrar (${n(marks)}) siguen en el buzón.`,
  'pop3.no-quit': () => 'La conexión acabó sin QUIT.',
} satisfies FindingWords;
