import { integer } from '../../quantities.ts';
import type { FindingWords } from '../words.ts';

const n = (value: string | number | undefined): string => integer(Number(value), 'es');

export const imap = {
  'imap.greeting': ({ line }) => `«${line}» no es un saludo: el servidor empieza por * OK, * PREAUTH o * BYE.`,
  'imap.before-greeting': ({ line }) => `El cliente dijo «${line}» sin esperar el saludo; en IMAP habla primero el servidor.`,
  'imap.tag': ({ tag }) => `«${tag}» no vale como etiqueta: tiene un carácter que las etiquetas no admiten.`,
  'imap.tag-missing': ({ line }) => `A «${line}» le falta la etiqueta con que empieza toda orden; gracias a ella se reconoce su respuesta.`,
  'imap.tag-in-use': ({ tag }) => `La etiqueta ${tag} es de una orden que aún espera respuesta.`,
  'imap.tag-reused': ({ tag }) => `La etiqueta ${tag} ya se había usado; cada orden debería llevar la suya.`,
  'imap.no-command': ({ line }) => `A «${line}» le falta la orden: hacen falta etiqueta, espacio y verbo.`,
  'imap.unknown-command': ({ verb }) => `«${verb}» no es una orden de IMAP ni de las extensiones que aquí se conocen.`,
  'imap.order': ({ verb, state, accepted }) => `${verb} no toca en el estado «${state}»; aquí caben: ${accepted}.`,
  'imap.order-accepted': ({ verb, state }) => `El servidor respondió OK a ${verb} en el estado «${state}», donde no toca.`,
  'imap.syntax': ({ verb, syntax }) => `${verb} se escribe «${syntax}», y esto es otra cosa.`,
  'imap.syntax-unknown': ({ verb, syntax }) =>
    `Este ${verb} no sigue «${syntax}»: usa una extensión que aquí no se conoce, o está mal y el servidor fue tolerante.`,
  'imap.syntax-accepted': ({ syntax }) => `El servidor respondió OK a una orden que no sigue «${syntax}».`,
  'imap.bad-for-no': ({ verb }) =>
    `El servidor respondió BAD a un ${verb} bien escrito y dicho a su tiempo; para lo que no se puede hacer está NO.`,
  'imap.no-for-bad': ({ verb }) => `El servidor respondió NO a un ${verb} que no pudo entender; para eso está BAD.`,
  'imap.reply-not-permitted': ({ verb, condition }) => `La norma no cuenta ${condition} entre los resultados de ${verb}.`,
  'imap.tagged-condition': ({ condition }) => `${condition} nunca lleva etiqueta; una orden acaba con OK, NO o BAD.`,
  'imap.unknown-tag': ({ tag }) => `El servidor respondió con la etiqueta ${tag}, que no es de ninguna orden pendiente.`,
  'imap.continuation': () => 'El servidor dijo + sin que ninguna orden lo esperase.',
  'imap.response-syntax': ({ line }) => `«${line}» no es una respuesta que la gramática de IMAP admita.`,
  'imap.production': ({ production, wanted, line }) => `«${line}» no cumple la gramática: en ${production}, aquí va ${wanted}.`,
  'imap.search-beyond': ({ number, count }) => `El resultado nombra el mensaje ${n(number)}, pero el buzón solo tiene ${n(count)}.`,
  'imap.esearch-tag': ({ tag }) => `ESEARCH nombra la etiqueta ${tag}, pero ninguna orden con esa etiqueta espera respuesta.`,
  'imap.esearch-uid': ({ verb }) => `ESEARCH lleva UID si responde a una orden UID, y solo entonces; esta responde a ${verb}.`,
  'imap.esearch-missing': ({ verb, name, asked }) =>
    asked
      ? `A ${verb} con ${asked} se responde con un solo ESEARCH, y el servidor respondió con ${name}.`
      : `En IMAP4rev2 a ${verb} se responde con ESEARCH, y el servidor respondió con ${name}.`,
  'imap.esearch-differs': ({ name, told, other }) => `${name} ${n(told)} y ${other} se contradicen: hablan de los mismos mensajes.`,
  'imap.item-missing': ({ verb, item }) => `${verb} pedía ${item}, y el servidor respondió OK sin darlo.`,
  'imap.status-name': ({ asked, told }) => `STATUS preguntaba por ${asked}, y la respuesta trae las cuentas de ${told}.`,
  'imap.list-name': ({ verb, name, pattern }) => `${verb} pedía los nombres que encajan con ${pattern}; ${name} no encaja.`,
  'imap.uid-sets': ({ code, count, told }) =>
    `${code} trata de ${n(count)} ${Number(count) === 1 ? 'mensaje' : 'mensajes'}, pero da ${n(told)} UID: no se sabe cuál es de cuál.`,
  'imap.envelope-default': ({ member }) =>
    `${member} del sobre es NIL aunque From no lo es: si la cabecera no lo trae, el servidor pone ahí el From.`,
  'imap.partial-octets': ({ item, octets, limit }) => `${item} trae ${n(octets)} octetos, pero se pedían como mucho ${n(limit)}.`,
  'imap.clear-data': ({ line }) =>
    `Tras responder OK a STARTTLS, el servidor siguió hablando en claro («${line}»). El cliente debe descartarlo: cualquiera en la línea pudo ponerlo ahí.`,
  'imap.literal-count': ({ line }) =>
    `Pasados los octetos que anunciaba el literal, la respuesta no sigue como debe («${line}»): la cuenta está mal.`,
  'imap.literal-early': ({ octets }) => `El cliente envió su literal de ${n(octets)} octetos sin esperar el + del servidor.`,
  'imap.literal-cut': ({ octets }) => `Se anunció un literal de ${n(octets)} octetos y no llegaron todos.`,
  'imap.literal-not-offered': ({ octets }) => `{${octets}+} no espera al servidor, y este no ofrece ni LITERAL+ ni LITERAL-.`,
  'imap.literal-too-long': ({ octets, limit }) =>
    `Con LITERAL-, un literal que no espera admite ${n(limit)} octetos como mucho; este tiene ${n(octets)}.`,
  'imap.command-length': ({ octets, limit }) =>
    `La orden ocupa ${n(octets)} octetos; lo que todo servidor debe admitir ronda los ${n(limit)}.`,
  'imap.command-line-end': () => 'Una línea de la orden acaba solo en LF; toda línea debe acabar en CRLF.',
  'imap.reply-line-end': () => 'Una línea de la respuesta acaba solo en LF; toda línea debe acabar en CRLF.',
  'imap.not-ascii': ({ verb }) => `${verb} lleva fuera de un literal octetos que no son ASCII, sin haber activado UTF-8 con ENABLE.`,
  'imap.reply-not-ascii': ({ name }) => `${name} trae fuera de un literal octetos que no son ASCII, y el cliente no ha activado UTF-8.`,
  'imap.not-offered': ({ verb, capability }) => `El cliente usa ${verb}, pero el servidor no ofrece ${capability}.`,
  'imap.mechanism-not-offered': ({ mechanism }) => `El servidor no ofrece AUTH=${mechanism}.`,
  'imap.initial-response': ({ mechanism }) =>
    `El cliente envió su primera respuesta junto con AUTHENTICATE ${mechanism}; sin SASL-IR tenía que esperar el +.`,
  'imap.stale-capabilities': ({ verb }) =>
    `${verb} se fía de lo anunciado antes de TLS, que cualquiera en el camino pudo alterar; hay que volver a pedirlo.`,
  'imap.capability-revision': ({ line }) => `«${line}» no nombra ninguna versión de IMAP; debe figurar IMAP4rev1 o IMAP4rev2.`,
  'imap.login-disabled': () => 'El servidor anuncia LOGINDISABLED: el cliente no debe usar LOGIN aquí.',
  'imap.tls-never-seen': () => 'Aquí se acordó TLS y no se ve por ninguna parte: o no llegó a empezar, o lo grabado ya estaba descifrado.',
  'imap.clear-password': () => 'La contraseña viaja en claro: la puede leer quien escuche la red.',
  'imap.clear-mechanism': ({ mechanism }) => `Sin TLS, ${mechanism} enseña la contraseña a quien escuche: base64 no es un cifrado.`,
  'imap.response': () => 'A un desafío se contesta en base64, o con * para desistir.',
  'imap.challenge': () => 'Lo que sigue al + de un desafío debe ser base64.',
  'imap.after-starttls': ({ line }) =>
    `Tras STARTTLS el cliente siguió hablando en claro («${line}») en vez de empezar la negociación TLS.`,
  'imap.idle-done': ({ line }) => `IDLE solo se termina con DONE, y el cliente dijo «${line}».`,
  'imap.idle-long': ({ minutes }) =>
    `IDLE duró ${n(minutes)} minutos; pasados 29 el servidor puede cerrar la sesión, así que conviene renovarlo antes.`,
  'imap.polling': ({ count }) =>
    `${n(count)} NOOP seguidos para saber si hay novedades: el servidor ofrece IDLE, que las cuenta al momento.`,
  'imap.obsolete': ({ verb }) => `${verb} ya no forma parte de IMAP4rev2.`,
  'imap.select-data': ({ verb, name }) => `En la respuesta a ${verb} falta ${name}, que debe llegar antes del OK.`,
  'imap.select-uidvalidity': ({ verb }) => `En la respuesta a ${verb} falta UIDVALIDITY: sin él no hay UID del que fiarse.`,
  'imap.data-missing': ({ verb, name }) => `${verb} acabó en OK sin los datos ${name} que le corresponden.`,
  'imap.data-unasked': ({ name }) => `Nadie había pedido ${name}.`,
  'imap.data-unselected': ({ name }) => `El servidor habla de ${name} sin que haya un buzón seleccionado.`,
  'imap.expunge-during': ({ verb, number }) =>
    `EXPUNGE ${n(number)} llegó mientras se respondía a ${verb}: los números de esa orden pasarían a nombrar otros mensajes.`,
  'imap.expunge-unasked': () => 'EXPUNGE llegó sin ninguna orden en marcha: cliente y servidor podrían perder la cuenta de los números.',
  'imap.expunge-beyond': ({ number, count }) => `EXPUNGE nombra el mensaje ${n(number)} en un buzón que tiene ${n(count)}.`,
  'imap.exists-shrinks': ({ count, known }) => `EXISTS bajó de ${n(known)} a ${n(count)}; un buzón solo encoge con EXPUNGE.`,
  'imap.fetch-beyond': ({ number, count }) => `FETCH habla del mensaje ${n(number)} en un buzón que tiene ${n(count)}.`,
  'imap.sequence-number': ({ set, count }) =>
    `${set} se sale del buzón, que tiene ${n(count)} ${Number(count) === 1 ? 'mensaje' : 'mensajes'}.`,
  'imap.uid-changed': ({ number, uid, known }) =>
    `El mensaje ${n(number)} tenía el UID ${n(known)} y ahora ${n(uid)}; durante una sesión no debe cambiar.`,
  'imap.uid-order': ({ number, uid, other }) => `Los UID deben crecer: el mensaje ${n(number)} tiene ${n(uid)} y su vecino ${n(other)}.`,
  'imap.uid-beyond': ({ uid, next }) =>
    `Aparece el UID ${n(uid)}, pero UIDNEXT era ${n(next)} y no se ha anunciado ningún mensaje nuevo: todos los UID quedan por debajo.`,
  'imap.uid-missing': ({ number }) => `La respuesta a UID FETCH debe decir también el UID del mensaje ${n(number)}.`,
  'imap.size-differs': ({ number, octets, known }) =>
    `El RFC822.SIZE del mensaje ${n(number)} es ${n(known)}, pero llegaron ${n(octets)} octetos.`,
  'imap.compressed': () => 'A partir de aquí los octetos van comprimidos y aquí no se pueden leer.',
  'imap.no-logout': () => 'La conexión acabó sin LOGOUT.',
} satisfies FindingWords;
