import { own } from '../../own.ts';
import { integer, size } from '../quantities.ts';
import { recordLike } from './records.ts';
import type { ProblemSentence, Values } from './words.ts';
import type { problems as english } from './en.ts';

const octets = (value: Values[string] | undefined): string => size(Number(value), 'es');
const number = (value: Values[string] | undefined): string => integer(Number(value), 'es');
/** En qué lugar del archivo: la línea y, para quien mire con un editor hexadecimal, el octeto. */
const place = ({ line, offset }: Values): string =>
  offset === undefined ? `línea ${number(line)}` : `línea ${number(line)}, octeto ${number(offset)}`;

/** Lo que se le hizo a un archivo: véase `message.converted`. */
const CONVERSIONS: Readonly<Record<string, string>> = {
  outlook: 'con lo que Outlook guarda de él se ha montado un mensaje',
  byteOrderMark: 'se ha quitado la marca de orden de octetos del principio',
  banner: 'se ha quitado la línea «Microsoft Mail Internet Headers»',
  fromLine: 'se ha quitado la línea «From …» de mbox que lo precedía',
  lineEnds: 'cada línea acaba ahora en CRLF',
  finalLineEnd: 'se ha terminado la última línea',
};
const conversionsIn = (names: string): string =>
  new Intl.ListFormat('es').format(names.split(' ').map((name) => own(CONVERSIONS, name) ?? name));

export const problems = {
  'draft.noRecipient': () => 'Falta decir a quién va: escribe al menos una dirección en Para, Cc o Cco.',
  'draft.noSender': () => 'La carta no tiene remitente: escribe una dirección en De.',
  'draft.severalSenders': ({ text }) =>
    `En De hay más de una persona («${text}»): deja solo una, porque el sobre lleva un único remitente.`,
  'draft.badAddress': ({ text }) =>
    `«${text}» no es una dirección de correo. Una dirección es como bea@b.com; si hay varias, van separadas por comas.`,
  'draft.badMessageId': ({ text }) =>
    `«${text}» no es un identificador de mensaje. Va entre ángulos y lleva una arroba: <20261121.1@a.org>.`,
  'draft.tooManyRecipients': ({ count, limit }) =>
    `Hay ${number(count)} destinatarios y un mensaje admite ${number(limit)} como máximo. Quita algunos o envíalo en dos veces.`,
  'draft.controlCharacter': ({ code, offset }) =>
    `El carácter ${number(Number(offset) + 1)} es de control (código ${code}) y no puede estar en una cabecera. Bórralo.`,
  'draft.attachmentsTooLarge': (values) =>
    `Los adjuntos suman ${octets(values.octets)} y el límite es de ${octets(values.limit)}. Quita alguno.`,
  'message.empty': () => 'El archivo está vacío: no contiene ni un octeto.',
  'message.tooLarge': (values) => `El archivo ocupa ${octets(values.octets)}; aquí se pueden enviar hasta ${octets(values.limit)}.`,
  'message.notAMessage': ({ text }) =>
    `Esto no es un mensaje: debería empezar por un campo de cabecera, como «From: …», y la línea 1 dice «${text}». Guárdalo como .eml desde tu programa de correo.`,
  'message.binary': ({ format }) =>
    `Esto es un archivo ${format}, no un mensaje. Guarda el mensaje como .eml en tu programa de correo y abre ese archivo.`,
  'message.utf16': () =>
    'El texto está guardado en UTF-16, con dos octetos por carácter. Un mensaje se lee octeto a octeto: guárdalo de nuevo como texto normal o como .eml.',
  'message.nul': (values) =>
    `Hay un octeto NUL (${place(values)}). Ningún mensaje puede llevarlo (RFC 5322 §4); lo más probable es que el archivo esté dañado.`,
  'message.longLine': (values) =>
    `La línea ${number(values.line)} tiene ${number(values.octets)} octetos y SMTP admite ${number(values.limit)}, sin contar el CRLF. Un programa de correo la habría codificado en quoted-printable o base64.`,
  'message.undecodableHeader': (values) =>
    `El campo ${values.field} (${place(values)}) contiene octetos que no son ASCII ni UTF-8: no hay manera de saber qué letras son.`,
  'message.eightBitHeader': (values) =>
    `El campo ${values.field} (${place(values)}) está escrito directamente en UTF-8. Sin la extensión SMTPUTF8 tendría que ir como palabra codificada, =?utf-8?…?=.`,
  'message.badField': (values) =>
    `En la cabecera hay algo (${place(values)}) que no es un campo («Nombre: valor») ni continúa otro: «${values.text}».`,
  'message.noFrom': () => 'La cabecera no tiene un campo From con dirección. Todo mensaje debe decir quién lo escribe (RFC 5322 §3.6).',
  'message.severalFrom': ({ count }) => `La cabecera tiene ${number(count)} campos From y solo puede haber uno.`,
  'message.badEncodedWord': ({ field, text }) =>
    `En el campo ${field}, la palabra codificada «${text}» está rota: no se puede descodificar y se mostrará tal cual.`,
  'message.converted': ({ conversions }) => `Preparado para el envío: ${conversionsIn(String(conversions))}. Lo demás queda como estaba.`,
  'capture.truncated': ({ at }) =>
    `La captura se interrumpe a mitad de un paquete, en el octeto ${number(at)}. Todo lo anterior sí se ha leído.`,
  'capture.badLength': ({ at, octets: claimed, limit }) =>
    `En el octeto ${number(at)}, la captura anuncia un paquete de ${octets(claimed)}, y ninguno pasa de ${octets(limit)}. El archivo está dañado ahí y el resto no se puede leer.`,
  'capture.damaged': ({ at }) =>
    `La captura está dañada en el octeto ${number(at)}. La lectura sigue, si es posible, en la próxima parte que se entienda.`,
  'capture.unknownLink': ({ link }) =>
    `La captura contiene paquetes con un tipo de enlace que aquí no se conoce (${link}); se han dejado fuera.`,
  'capture.checksums': ({ count }) =>
    `Paquetes con la suma de comprobación equivocada: ${number(count)}. Se han leído igualmente, aunque su destinatario los habría descartado.`,
  'capture.unreadable': ({ count }) =>
    `Paquetes que no se han podido leer, por cortos o por mal formados: ${number(count)}. Se han dejado fuera.`,
  'capture.fragments': ({ count }) =>
    `Paquetes enviados en fragmentos y de los que falta alguno en la captura: ${number(count)}. Se han dejado fuera.`,
  'capture.snapped': ({ count }) =>
    `Paquetes de los que solo se guardó el principio (la longitud máxima de captura): ${number(count)}. Donde faltan octetos se muestra el hueco.`,
  'capture.manyConnections': ({ limit }) =>
    `Hay más de ${number(limit)} conexiones abiertas a la vez. Se han cerrado las que llevaban más tiempo calladas; si vuelven a hablar, empiezan de nuevo.`,
  'dig.unreadable': ({ name }) =>
    `La respuesta de dig sobre «${name}» no se ha podido recomponer: no se entiende su hora o alguno de sus registros.`,
  'log.lineTooLong': () => 'Una línea del registro pasa de 16 MB y no cabe entera: falta el final.',
  'dialogue.noMarks': () => 'En este texto nada distingue lo que dice el cliente de lo que dice el servidor.',
  'maillog.noYear': () =>
    'Este registro escribe las fechas sin año, y ningún identificador de mensaje permite saberlo. Por eso se ve el orden, pero no las horas ni las demoras.',
  'message.cut': (values) => `Un mensaje pasa de ${octets(values.limit)}. Solo se ha leído su comienzo, que es donde están las trazas.`,
  'continue.protocol': () =>
    'Solo se puede seguir una conversación de SMTP, de envío (submission), de LMTP, de POP3 o de IMAP, y solo donde se lee lo que dice.',
  'continue.middle': () =>
    'Esta conversación ya estaba en marcha cuando empezó la grabación. No se sabe en qué estado estaba su servidor, así que el nuestro no puede ponerse en él.',
  'continue.notALine': () =>
    'Antes de este paso el cliente envió octetos que no forman una línea (un trozo de BDAT o algo cortado), y no hay manera de volver a teclearlos.',
  'continue.tooLong': () => 'Antes de este paso se dijo demasiado como para repetirlo entero.',
  'dig.option': ({ text }) => `Aquí dig no conoce «${text}»: usa +short, +norecurse, -t o -x.`,
  'dig.address': ({ text }) => `«${text}» no es una dirección: -x lleva una como 192.0.2.25 o 2001:db8::1.`,
  'dig.names': ({ text }) => `«${text}» sería un segundo nombre: una pregunta por línea.`,
  'dig.name': ({ text }) => `«${text}» no es un nombre de dominio: una etiqueta tiene como mucho 63 caracteres; un nombre, 255.`,
  'dig.server': ({ text }) => `En esta historia nadie se llama «${text}»: detrás de @ va el nombre o la dirección de un servidor.`,
  'run.recordName': ({ name }) =>
    `Por «${name}» no se puede preguntar al DNS: ninguna etiqueta puede estar vacía ni pasar de 63 caracteres.`,
  'run.recordData': ({ type, data }) =>
    `${data === '' ? `Este registro ${type} no dice nada.` : `Un registro ${type} no dice «${data}».`} Escríbelo así: ${recordLike(type)}.`,
  'run.handNowhere': ({ host }) => `En esta historia no hay ningún equipo «${host}» desde el que hablar o con el que hablar.`,
  'lesson.story': ({ path, expected }) => `No se puede contar la historia de este paso: en ${path} debería haber ${expected}.`,
  'story.faults': ({ line, count }) =>
    `Esta historia todavía no se puede reproducir: hay ${Number(count) === 1 ? 'una cosa mal' : `${number(count)} cosas mal`}, la primera en la línea ${number(line)}. Arréglala en «Crea la tuya».`,
  'part.notLoaded': () => 'No se ha podido cargar la parte de esta página que se ocupa de ello. Si vuelve a fallar, recarga la página.',
  'text.column': ({ column }) =>
    `Lo que hay delante de las líneas («${column}») no es parte de lo que se dijo: se ha quitado antes de leerlas.`,
  'text.nothingSaid': ({ formats }) =>
    `Parece esto: ${formats}. Pero ninguna de sus líneas la dice un cliente o un servidor: quizá falló la conexión, o al registro le falta detalle.`,
  'log.traces': ({ formats }) =>
    `${formats}: cuenta qué fue de los mensajes y quién se conectó, pero no lo que dijeron cliente y servidor. Faltan las órdenes, las respuestas y los textos, y aquí no se inventan.`,
  'file.blank': ({ name }) => `${name} está en blanco: solo contiene espacios y fines de línea.`,
  'file.empty': ({ name }) => `${name} está vacío: no contiene ni un octeto.`,
  'file.unknown': ({ name, formats }) =>
    `${name} no está en ningún formato conocido aquí: ni captura (pcap, pcapng, snoop), ni registro de un programa de correo, ni diálogo, ni mensaje. Si es otra clase de captura, Wireshark puede guardarla como pcap. ${formats === undefined ? '' : `Lo que más se le acerca: ${formats}.`}`.trimEnd(),
  'file.unreadable': (values) =>
    `${values.name} no se ha podido seguir leyendo a partir de ${octets(values.octets)}: este programa se ha equivocado con él (${values.reason}). Vale lo leído hasta ahí, y a los demás archivos no les afecta.`,
  'conversation.unreadable': ({ client, server, reason }) =>
    `La conversación de ${client} con ${server} no se ha podido seguir leyendo: este programa se ha equivocado con ella (${reason}). Vale lo leído hasta ahí, y las demás conversaciones siguen.`,
  'conversation.oneSided': ({ client, server, side }) =>
    side === 'server'
      ? `De la conversación de ${client} con ${server} solo se grabó el lado del cliente. Sus órdenes están en su orden; lo que respondió el servidor no se sabe.`
      : `De la conversación de ${client} con ${server} solo se grabó el lado del servidor. Sus respuestas están en su orden; lo que pidió el cliente no se sabe.`,
  'file.gzipDamaged': (values) =>
    `${values.name} está comprimido con gzip y dañado: se han podido descomprimir y leer ${octets(values.octets)}; lo demás, no.`,
  'file.gzipTooLarge': (values) =>
    `${values.name} ocupa descomprimido mucho más que una grabación de su tamaño: solo se ha mirado hasta ${octets(values.octets)}. Si sabes lo que contiene, descomprímelo tú (con gunzip, por ejemplo) y abre el archivo que salga.`,
  'file.lost': ({ name, reason }) => `${String(name)} no se ha podido leer hasta el final (${String(reason)}). Lo anterior sí se ha leído.`,
  'file.zipDamaged': ({ name }) => `${String(name)} es un ZIP dañado: solo se han abierto los archivos que aún se encuentran en él.`,
  'file.zipEmpty': ({ name }) => `${String(name)} es un ZIP vacío: no contiene ningún archivo.`,
  'file.zipSealed': ({ name }) => `${String(name)} está protegido con contraseña: descomprímelo tú y abre lo que salga.`,
  'file.zipBroken': ({ name }) => `${String(name)} está dañado dentro del ZIP: se ha leído lo que se ha podido descomprimir; lo demás, no.`,
  'file.zipTooLarge': ({ name }) =>
    `${String(name)} no se ha leído hasta el final: el ZIP ocupa descomprimido mucho más de lo que ocupan unas grabaciones. Si sabes lo que contiene, descomprímelo tú y abre los archivos que quieras.`,
  'file.zipWithin': ({ name }) => `${String(name)} es un ZIP dentro de otro archivo: descomprímelo tú y abre lo que salga.`,
  'file.zipNotRead': ({ name }) =>
    `${String(name)} es un ZIP, y la parte de la página que los descomprime no se ha podido cargar. Vuelve a intentarlo cuando haya conexión o descomprímelo tú.`,
  'files.tooMany': ({ count, letters, others }) =>
    `${number(count)} archivos se han quedado sin abrir: se abren a la vez, como mucho, ${number(letters)} mensajes y ${number(others)} archivos de otra clase.`,
  'files.unfit': ({ count }): string =>
    count === 1
      ? 'Otro archivo más no contiene nada que se pueda leer.'
      : `Otros ${number(count)} archivos no contienen nada que se pueda leer.`,
  'recording.noMail': () =>
    'No hay dentro ninguna conversación de correo que se pueda leer: ni SMTP, LMTP, POP3 o IMAP, ni consultas al DNS, ni un mensaje.',
  'recording.journalBesideOthers': () =>
    'Un diario de este programa es ya una grabación entera: no se abre junto con otros archivos. Ábrelo solo.',
  'message.readAs': ({ conversions }) => `Leído tal como se enviaría: ${conversionsIn(String(conversions))}. Lo demás queda como estaba.`,
  'msg.readAs': ({ header }): string =>
    header === 'kept'
      ? 'Outlook no guarda los mensajes tal como viajaron: la cabecera es la que traía; los textos y los adjuntos se han vuelto a montar. Una firma (DKIM) no se puede comprobar en él.'
      : 'Outlook no guarda los mensajes tal como viajaron, y este venía sin cabecera: los campos se han escrito con lo que Outlook sabe de él, y los textos y los adjuntos se han vuelto a montar.',
  'msg.left': ({ count }): string =>
    count === 1
      ? 'Un adjunto no está en el mensaje de Outlook o es demasiado grande: se ha dejado fuera.'
      : `${number(count)} adjuntos no están en el mensaje de Outlook o son demasiado grandes: se han dejado fuera.`,
  'msg.formattedOnly': () =>
    'El texto de este mensaje de Outlook solo está en el formato propio de Outlook (RTF), que aquí no se lee. Guárdalo desde Outlook como .eml o como texto.',
  'msg.damaged': () => 'El mensaje de Outlook (.msg) está tan dañado que no se encuentra nada en él. Vuelve a guardarlo.',
  'msg.tooLarge': (values) => `El mensaje de Outlook pasa de ${octets(values.limit)}: guárdalo sin sus adjuntos, o como .eml.`,
  'msg.other': () => 'Es un archivo de Word, Excel u otro programa que guarda como Outlook, pero no un mensaje.',
  'msg.item': ({ itemClass }) => `Lo guardó Outlook, pero no es un mensaje: es de la clase ${String(itemClass)}.`,
  'message.noTrace': () =>
    'El mensaje no tiene ningún campo Received, así que de su camino no se puede saber nada. Los programas de correo solo los conservan al guardar el mensaje tal como llegó: el código fuente completo, como .eml.',
  'tls.wrongKeys': ({ client, server }) =>
    `El registro trae claves para la conexión de ${client} a ${server}, pero no la abren. Sigue sellada.`,
  'transcript.badLine': ({ line }) => `La línea ${number(line)} de la transcripción no se entiende y ha quedado fuera.`,
  'har.broken': () =>
    'El archivo HAR no se puede leer: no está entero o no lo ha guardado un navegador. Guárdalo otra vez y ábrelo tal cual.',
  'har.tooLarge': ({ limit }) => `El archivo HAR ocupa más de ${number(limit)} MB: guarda una sesión más corta.`,
  'har.badEntry': ({ entry }) =>
    `A la petición ${number(entry)} del archivo HAR le falta la hora, los campos o la respuesta, y ha quedado fuera.`,
  'har.otherScheme': ({ scheme, count }) =>
    `Peticiones del archivo HAR que no fueron a ningún servidor (${String(scheme)}:): ${number(count)}. Han quedado fuera.`,
  'har.webSocket': ({ count }) => `Mensajes por WebSocket en el archivo HAR: ${number(count)}. No se muestran.`,
  'journal.badHead': () => 'El diario no empieza como los que exporta esta página: su primera línea no se entiende.',
  'journal.badLine': ({ line }) => `La línea ${number(line)} del diario no se entiende. Se muestra todo lo anterior.`,
  'journal.tooLarge': ({ line }) => `El diario es más largo de lo que se puede guardar: se muestra hasta la línea ${number(line)}.`,
  'live.badHead': () =>
    'La retransmisión no empieza como debe: quizá la página y la orden sean de versiones distintas. Arranca otra vez la orden y recarga la página.',
  'live.badLine': ({ line }) => `La línea ${number(line)} de la retransmisión no se entiende. Se muestra todo lo anterior.`,
  'live.leftOut': ({ conversations }) =>
    `Conversaciones anteriores que no cabía guardar hasta que se abrió esta página: ${number(conversations)}. No se muestran.`,
  'live.nobody': () => 'En esta dirección no hay nada que mirar. Arranca «npx mailscope serve --watch» y abre la página que dice.',
} satisfies Record<keyof typeof english, ProblemSentence>;
