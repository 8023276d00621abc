/** What `tap`, `send`, `fetch` and watching say, in both languages. Wire text is never translated. */
import type { Language } from '../../language.ts';

export const liveUsage: Record<Language, { tap: string; send: string; fetch: string }> = {
  en: {
    tap: `Usage: mailscope tap --listen PORT --to HOST:PORT [options]

Stands between a mail program and a real server that you name. Point the program at this port: every octet passes
unchanged both ways and is recorded, half-closed and reset connections too. Commands, replies, states and findings are
printed as they come; at the end of each connection, what the judge makes of it. Ctrl-C stops.

  --listen PORT             where the program is to connect; 0 for any free port
  --to HOST:PORT            the real server ([::1]:25 for IPv6)
  --tls                     open TLS, from the first octet or after STARTTLS: a certificate made for this run towards the
                            program (tell it not to check), TLS of its own towards the server, whose certificate is not
                            checked. Without it TLS passes sealed
  --host ADDRESS            where to listen (default 127.0.0.1; whoever reaches another address can use the relay)
  --watch                   show it in the page too, as it happens, for this machine only
  --page PORT               where the page is (default 4180; 0 for any free port)
  --save FILE               keep the recording when it stops: a journal (.jsonl) or a capture (.pcapng)
  --show-secrets            print and save passwords as they are; else asterisks stand in their place
  --lang es|en              language of messages

Limits: 400 connections at once; a million entries and 192 MB are recorded. What comes after still passes; how much was not
recorded is said at the end.`,
    send: `Usage: mailscope send --to HOST:PORT FILE.eml [options]

Hands a message to a real server by SMTP, with the client that you watch in the page, and prints the conversation.

  --from ADDRESS            sender of the envelope (default: the From field)
  --rcpt ADDRESS            recipient of the envelope; may be repeated (default: those of the message)
  --user NAME               log in under this name
  --password WORD           its password (else from the variable MAILSCOPE_PASSWORD)
  --tls no|starttls|implicit  without TLS, only with STARTTLS, or from the first octet (default: STARTTLS if it
                            is offered; for another machine it has to be)
  --insecure                do not check the certificate; on this machine it never is
  --helo NAME               what it calls itself (default: this machine’s full name, or its address as in [192.0.2.1])
  --timeout SECONDS         how long to wait for an answer (default: as long as RFC 5321 asks, up to ten minutes)
  --yes-really              HOST is another machine: somebody really gets this message
  --save FILE               keep the conversation: .jsonl or .pcapng
  --show-secrets            print and save passwords as they are
  --lang es|en              language of messages

Exit codes: 0 every recipient was accepted, 1 the server could not be reached or refused something, 2 wrong usage.`,
    fetch: `Usage: mailscope fetch --from HOST:PORT --user NAME [options]

Fetches an inbox from a real server by POP3 or IMAP, with the client that you watch in the page, and prints the conversation.
Nothing is deleted; by IMAP what was fetched counts as read.

  --protocol pop3|imap      which one (default: as the port says: 110 and 995, 143 and 993, also as 2110 or 24143)
  --password WORD           the password (else from the variable MAILSCOPE_PASSWORD)
  --tls no|starttls|implicit  without TLS, only with STARTTLS or STLS, or from the first octet (default: STARTTLS if it
                            is offered; for another machine it has to be)
  --insecure                do not check the certificate; on this machine it never is
  --timeout SECONDS         how long to wait for an answer (default: five minutes)
  --yes-really              HOST is another machine: it sees the password
  --save FILE               keep the conversation: .jsonl or .pcapng
  --show-secrets            print and save passwords as they are
  --lang es|en              language of messages

Exit codes: 0 done, 1 the server could not be reached or refused, 2 wrong usage.`,
  },
  es: {
    tap: `Uso: mailscope tap --listen PUERTO --to HOST:PUERTO [opciones]

Se pone entre un programa de correo y un servidor real que tú nombras. Configura el programa para que se conecte a este
puerto: cada octeto pasa sin cambios en los dos sentidos y queda grabado, también los cierres a medias y los cortes.
Órdenes, respuestas, estados y hallazgos se imprimen según llegan; al acabar cada conexión, el veredicto. Ctrl-C lo para.

  --listen PUERTO           a dónde se conecta el programa; 0 para uno libre cualquiera
  --to HOST:PUERTO          el servidor real ([::1]:25 para IPv6)
  --tls                     abrir TLS, desde el primer octeto o tras STARTTLS: hacia el programa, con un certificado hecho para
                            esta vez (dile que no lo compruebe); hacia el servidor, con TLS propio y sin comprobar su
                            certificado. Sin esta opción, TLS pasa cerrado
  --host DIRECCIÓN          dónde escuchar (127.0.0.1 si no se dice; quien llegue a otra dirección puede usar el relé)
  --watch                   verlo además en la página según pasa, solo en esta máquina
  --page PUERTO             dónde está la página (4180 si no se dice; 0 para uno libre cualquiera)
  --save ARCHIVO            guardar la grabación al parar: un diario (.jsonl) o una captura (.pcapng)
  --show-secrets            imprimir y guardar las contraseñas tal cual; si no, salen asteriscos en su lugar
  --lang es|en              idioma de los mensajes

Límites: 400 conexiones a la vez; se graban un millón de entradas y 192 MB. Lo que venga después sigue pasando; al final
se dice cuánto quedó sin grabar.`,
    send: `Uso: mailscope send --to HOST:PUERTO MENSAJE.eml [opciones]

Entrega un mensaje a un servidor real por SMTP, con el mismo cliente que se ve en la página, e imprime la conversación.

  --from DIRECCIÓN          remitente del sobre (si no, el del campo From)
  --rcpt DIRECCIÓN          destinatario del sobre; se puede repetir (si no, los del mensaje)
  --user NOMBRE             identificarse con este nombre
  --password PALABRA        su contraseña (si no, la de la variable MAILSCOPE_PASSWORD)
  --tls no|starttls|implicit  sin TLS, solo con STARTTLS o desde el primer octeto (si no se dice, STARTTLS
                            cuando se ofrece; con otra máquina, siempre)
  --insecure                no comprobar el certificado; en esta máquina nunca se comprueba
  --helo NOMBRE             cómo se presenta (si no se dice, con el nombre completo de esta máquina o con su dirección, como [192.0.2.1])
  --timeout SEGUNDOS        cuánto esperar una respuesta (si no, lo que pide la RFC 5321, hasta diez minutos)
  --yes-really              HOST es otra máquina: alguien recibe este mensaje de verdad
  --save ARCHIVO            guardar la conversación: .jsonl o .pcapng
  --show-secrets            imprimir y guardar las contraseñas tal cual
  --lang es|en              idioma de los mensajes

Códigos de salida: 0 se aceptaron todos los destinatarios, 1 no se llegó al servidor o rechazó algo, 2 la orden está mal escrita.`,
    fetch: `Uso: mailscope fetch --from HOST:PUERTO --user NOMBRE [opciones]

Recoge un buzón de un servidor real por POP3 o IMAP, con el mismo cliente que se ve en la página, e imprime la conversación.
No se borra nada; por IMAP, lo recogido queda como leído.

  --protocol pop3|imap      cuál (si no se dice, según el puerto: 110 y 995, 143 y 993, también como 2110 o 24143)
  --password PALABRA        la contraseña (si no, la de la variable MAILSCOPE_PASSWORD)
  --tls no|starttls|implicit  sin TLS, solo con STARTTLS o STLS, o desde el primer octeto (si no se dice, STARTTLS
                            cuando se ofrece; con otra máquina, siempre)
  --insecure                no comprobar el certificado; en esta máquina nunca se comprueba
  --timeout SEGUNDOS        cuánto esperar una respuesta (cinco minutos si no se dice)
  --yes-really              HOST es otra máquina: ve la contraseña
  --save ARCHIVO            guardar la conversación: .jsonl o .pcapng
  --show-secrets            imprimir y guardar las contraseñas tal cual
  --lang es|en              idioma de los mensajes

Códigos de salida: 0 hecho, 1 no se llegó al servidor o rechazó algo, 2 la orden está mal escrita.`,
  },
};

export const liveSaid = {
  en: {
    wanted: (option: string) => `mailscope: --${option} is missing. Try --help`,
    whichProtocol: (port: number) =>
      `mailscope: port ${port} does not say which protocol is spoken there. Add --protocol pop3 or --protocol imap`,
    badPlace: (option: string, value: string) => `mailscope: --${option} wants HOST:PORT, as in localhost:25, not "${value}"`,
    badPort: (option: string, value: string) => `mailscope: --${option} wants a port from 0 to 65535, not "${value}"`,
    badSave: (value: string) => `mailscope: the name of --save ends in .jsonl (a journal) or .pcapng (a capture), unlike "${value}"`,
    cannotListen: (host: string, port: number, reason: string) =>
      `mailscope: cannot listen on port ${port} of ${host}: ${reason === 'EADDRINUSE' ? 'it is in use' : reason}`,
    cannotSave: (path: string, reason: string) => `mailscope: the recording cannot be kept in ${path}: ${reason}`,
    tapping: (host: string, port: number, to: string) =>
      `Tapping: connect the program to ${host}:${port}; the server is ${to}. Ctrl-C stops.`,
    tlsOpened: 'TLS is opened: the program has to accept a certificate that was made for this run.',
    everybody: (host: string) => `mailscope: whoever reaches ${host} can use this relay.`,
    failed: { server: (reason: string) => `*  The server: ${reason}`, program: (reason: string) => `*  The program: ${reason}` },
    leftOut: (count: number, what: string) => `Not recorded, for it was too much: ${count} ${what}`,
    whats: { entries: 'entries', octets: 'texts', conversations: 'conversations', findings: 'findings', segments: 'segments' },
    really: {
      send: (host: string) =>
        `mailscope: ${host} is another machine, where somebody really gets what you send: if you mean it, add --yes-really`,
      fetch: (host: string) =>
        `mailscope: ${host} is another machine, which gets to see user and password: if you mean it, add --yes-really`,
    },
    noPassword: (user: string) =>
      `mailscope: a password is missing for ${user}: give it with --password or in the variable MAILSCOPE_PASSWORD`,
    accepted: (recipient: string, reply: string) => `${recipient}: accepted (${reply})`,
    fetched: (messages: number) => `Messages fetched: ${messages}`,
    refused: (verb: string, reply: string) => `the server refused at ${verb}: ${reply}`,
    loginRefused: (reply: string) => `the server did not accept user and password: ${reply}`,
    silent: (server: string, verb: string) =>
      verb === '(connect)' ? `${server} did not answer in time` : `${server} did not answer ${verb} in time`,
    unreachable: {
      ECONNREFUSED: (server: string) => `nobody listens at ${server}`,
      ENOTFOUND: (server: string) => `no machine is called like that: ${server}`,
      EAI_AGAIN: (server: string) => `the name in ${server} cannot be looked up now`,
      EHOSTUNREACH: (server: string) => `there is no way to ${server}`,
      ENETUNREACH: (server: string) => `there is no way to ${server}`,
      ETIMEDOUT: (server: string) => `${server} did not answer in time`,
    },
    lost: (server: string, verb: string, reason: string) =>
      `${server} closed the connection before it answered ${verb}${reason === '' ? '' : ` (${reason})`}`,
    obstacles: {
      tlsNotOffered: 'the server does not offer TLS (--tls no goes without, --tls implicit begins with it)',
      tlsRefused: 'TLS could not be set up: the handshake failed, or the certificate is not one to trust (--insecure does not check it)',
      noMechanism: 'the server offers no log-in that both of us know and that gives no password away',
      noStamp: 'the server knows no APOP, and without TLS the password would go in the clear',
      noWayIn: 'the server offers no log-in that both of us know and that gives no password away',
      smtpUtf8NotOffered: 'the message has international addresses or headers, and the server does not offer SMTPUTF8',
      eightBitNotOffered: 'the message has octets above 127, and the server does not offer 8BITMIME',
      binaryNotOffered: 'the message is binary, and the server does not offer BINARYMIME',
      etrnNotOffered: 'the server does not offer ETRN',
      atrnNotOffered: 'the server does not offer ATRN',
    },
    preparingPage: 'Preparing the page…',
    noPage: 'mailscope: the page could not be built: the messages above say why',
    pageTaken: (port: number, reason: string) =>
      `mailscope: the page cannot be shown on port ${port}: ${reason === 'EADDRINUSE' ? 'it is in use; choose another with --page' : reason}`,
    watchAt: (address: string) => `Watch it live: ${address}`,
    kept: (path: string, entries: number) => `The recording is in ${path} (${entries} entries).`,
    ended: (octets: string, errors: number, warnings: number, notes: number) =>
      `*  ${octets}; errors ${errors}, warnings ${warnings}, notes ${notes}`,
    how: { end: '', lost: 'cut', refused: 'reset' },
  },
  es: {
    wanted: (option: string) => `mailscope: falta --${option}. Prueba con --help`,
    whichProtocol: (port: number) =>
      `mailscope: el puerto ${port} no dice qué protocolo se habla allí. Añade --protocol pop3 o --protocol imap`,
    badPlace: (option: string, value: string) => `mailscope: --${option} pide HOST:PUERTO, por ejemplo localhost:25, no «${value}»`,
    badPort: (option: string, value: string) => `mailscope: --${option} pide un puerto de 0 a 65535, no «${value}»`,
    badSave: (value: string) => `mailscope: el nombre de --save acaba en .jsonl (un diario) o en .pcapng (una captura), no como «${value}»`,
    cannotListen: (host: string, port: number, reason: string) =>
      `mailscope: no se puede escuchar en el puerto ${port} de ${host}: ${reason === 'EADDRINUSE' ? 'está ocupado' : reason}`,
    cannotSave: (path: string, reason: string) => `mailscope: no se puede guardar la grabación en ${path}: ${reason}`,
    tapping: (host: string, port: number, to: string) =>
      `Escuchando: conecta el programa a ${host}:${port}; el servidor es ${to}. Ctrl-C lo para.`,
    tlsOpened: 'Se abre TLS: el programa tiene que aceptar un certificado hecho para esta vez.',
    everybody: (host: string) => `mailscope: quien llegue a ${host} puede usar este relé.`,
    failed: { server: (reason: string) => `*  El servidor: ${reason}`, program: (reason: string) => `*  El programa: ${reason}` },
    leftOut: (count: number, what: string) => `Sin grabar, porque era demasiado: ${count} ${what}`,
    whats: { entries: 'entradas', octets: 'textos', conversations: 'conversaciones', findings: 'hallazgos', segments: 'segmentos' },
    really: {
      send: (host: string) =>
        `mailscope: ${host} es otra máquina, y allí alguien recibe de verdad lo que envíes: si es lo que quieres, añade --yes-really`,
      fetch: (host: string) =>
        `mailscope: ${host} es otra máquina, y va a ver el usuario y la contraseña: si es lo que quieres, añade --yes-really`,
    },
    noPassword: (user: string) => `mailscope: falta la contraseña de ${user}: se da con --password o en la variable MAILSCOPE_PASSWORD`,
    accepted: (recipient: string, reply: string) => `${recipient}: aceptado (${reply})`,
    fetched: (messages: number) => `Mensajes recogidos: ${messages}`,
    refused: (verb: string, reply: string) => `el servidor dijo que no a ${verb}: ${reply}`,
    loginRefused: (reply: string) => `el servidor no aceptó el usuario y la contraseña: ${reply}`,
    silent: (server: string, verb: string) =>
      verb === '(connect)' ? `${server} no respondió a tiempo` : `${server} no respondió a tiempo a ${verb}`,
    unreachable: {
      ECONNREFUSED: (server: string) => `nadie escucha en ${server}`,
      ENOTFOUND: (server: string) => `ninguna máquina se llama así: ${server}`,
      EAI_AGAIN: (server: string) => `ahora no se puede averiguar la dirección de ${server}`,
      EHOSTUNREACH: (server: string) => `no hay camino hasta ${server}`,
      ENETUNREACH: (server: string) => `no hay camino hasta ${server}`,
      ETIMEDOUT: (server: string) => `${server} no respondió a tiempo`,
    },
    lost: (server: string, verb: string, reason: string) =>
      `${server} cerró la conexión antes de responder a ${verb}${reason === '' ? '' : ` (${reason})`}`,
    obstacles: {
      tlsNotOffered: 'el servidor no ofrece TLS (--tls no prescinde de él; --tls implicit empieza con él)',
      tlsRefused: 'no se pudo establecer TLS: falló el saludo o el certificado no es de fiar (--insecure no lo comprueba)',
      noMechanism: 'el servidor no ofrece ninguna forma de identificarse que conozcamos los dos y que no descubra la contraseña',
      noStamp: 'el servidor no conoce APOP, y sin TLS la contraseña iría a la vista',
      noWayIn: 'el servidor no ofrece ninguna forma de identificarse que conozcamos los dos y que no descubra la contraseña',
      smtpUtf8NotOffered: 'el mensaje tiene direcciones o cabeceras internacionales, y el servidor no ofrece SMTPUTF8',
      eightBitNotOffered: 'el mensaje tiene octetos por encima de 127, y el servidor no ofrece 8BITMIME',
      binaryNotOffered: 'el mensaje es binario, y el servidor no ofrece BINARYMIME',
      etrnNotOffered: 'el servidor no ofrece ETRN',
      atrnNotOffered: 'el servidor no ofrece ATRN',
    },
    preparingPage: 'Preparando la página…',
    noPage: 'mailscope: no se pudo construir la página: los mensajes de arriba dicen por qué',
    pageTaken: (port: number, reason: string) =>
      `mailscope: no se puede mostrar la página en el puerto ${port}: ${reason === 'EADDRINUSE' ? 'está ocupado; elige otro con --page' : reason}`,
    watchAt: (address: string) => `Míralo en directo: ${address}`,
    kept: (path: string, entries: number) => `La grabación está en ${path} (${entries} entradas).`,
    ended: (octets: string, errors: number, warnings: number, notes: number) =>
      `*  ${octets}; errores ${errors}, avisos ${warnings}, notas ${notes}`,
    how: { end: '', lost: 'cortada', refused: 'rota' },
  },
} satisfies Record<Language, unknown>;

export type LiveSaid = (typeof liveSaid)['en'];
