/** What the command line says, in both languages. Wire text is never translated. */
import type { Language } from '../language.ts';

export const usage: Record<
  Language,
  { main: string; run: string; serve: string; read: string; judge: string; lesson: string; pack: string; schema: string }
> = {
  en: {
    main: `Mailscope: watch an e-mail travel.

Usage: mailscope <command> [options]

  run [scenario|FILE]       a story without the page: its transcript, journal or hash
  schema                    the form of a story file as JSON Schema, for editors
  serve                     the scenario's mail servers on real TCP ports of this machine
  read FILE|FOLDER…         real recordings: dialogues, logs, captures, messages
  judge FILE|FOLDER…        what the standards say about them; exit code 1 if there are errors
  tap                       a recording relay between a mail program and a real server that you name
  send FILE.eml             hand a message to a real server, with the client that you watch in the page
  fetch                     fetch an inbox from a real server, likewise
  lesson new|check          begin a lesson, and be told what is wrong with those that there are
  pack lesson|course|bank   lessons for an LMS or as a file of their own, questions for a quiz

  mailscope <command> --help shows the options of a command.
  --lang es|en              language of messages (else from LC_ALL, LC_MESSAGES, LANG)

Exit codes: 0 done, 1 the run failed or the standard was broken, 2 wrong usage, 3 something could not be read.`,
    run: `Usage: mailscope run [scenario|FILE.yaml|FILE.eml] [options]

Runs one story and prints it. Without an argument: the scenario "journey".
A .yaml file is a story of your own, as the page exports it; what is wrong with it is told with file, line and column.
An .eml file is sent as it is, with CRLF line ends, from the address in its From field.

  --seed N                  whole number; the same seed gives the same journal (default 1)
  --to ADDRESS              recipient of the envelope; may be repeated (default: those of the message)
  --via pop3|imap           Bea fetches only this way (default: both)
  --format text|json|hash   transcript with C: and S:, one JSON entry a line, or the journal's SHA-256 (default text)
  --lang es|en              language of headings and messages

Scenarios:`,
    serve: `Usage: mailscope serve [options]

Opens the scenario's servers on real ports of this machine: SMTP, submission, LMTP, POP3, IMAP, DNS.
Mail for b.com lands in the mailboxes that POP3 and IMAP show. Nothing is ever relayed outside.
All of them offer TLS, with a certificate made for this run unless you name one.
Submission wants a log-in; passwords that can be read along only over TLS.

  --host ADDRESS            where to listen (default 127.0.0.1)
  --port-base N             LMTP N+24, SMTP N+25, DNS N+53, POP3 N+110, IMAP N+143, submission N+587;
                            with TLS from the first octet: submission N+465, IMAP N+993, POP3 N+995 (default 2000)
  --password WORD           password of every account (default "correo"; required if others can reach --host)
  --cert FILE --key FILE    certificate and key in PEM
  --open-submission         whoever is on this machine may submit without a log-in
  --profile YEAR            services, SMTP and POP3 as of 1982, 1995, 2008 or today (default today)
  --wording NAME            replies in the manner of mailscope, postfix, exim, sendmail or opensmtpd
  --keep FOLDER             where mail is kept, as Maildir++ that mutt or Dovecot can open (default mailscope-mail)
  --watch                   show in the page, as it happens, what programs do here; for this machine only
  --page PORT               where that page is (default 4180; 0 for any free port)
  --no-keep                 keep nothing: start with empty mailboxes, and lose everything on stopping
  --lang es|en              language of messages`,
    read: `Usage: mailscope read FILE|FOLDER… [options]

Reads recordings of real mail: dialogues as text, logs of clients and servers, captures (pcap, pcapng, snoop; also
gzipped), messages (.eml, .msg, mbox, Maildir), journals of Mailscope. Several files, a folder, or a ZIP are read as one
recording, in order of time; the messages of a folder in order of their names.

  --json                    for programs; the format is in README.md
  --keylog FILE             secrets of TLS sessions (SSLKEYLOGFILE), to read what was sealed; may be repeated
  --only smtp|pop3|imap|dns one family of protocols; smtp stands for submission and LMTP too
  --lang es|en              language of headings and findings`,
    judge: `Usage: mailscope judge FILE|FOLDER… [options]

Tells what is wrong in recordings, each file for itself, those in folders and ZIPs too: rule, section of the standard, and
what would have been right. Exit code 0 without errors, 1 if the standard was broken, 2 wrong usage, 3 if a file or a part of
it could not be read or holds no mail. A file that cannot be read does not keep the others from being judged.

  --keylog FILE             secrets of TLS sessions (SSLKEYLOGFILE); may be repeated
  --lang es|en              language of findings`,
    lesson: `Usage: mailscope lesson new NAME
       mailscope lesson check [NAME…]

Begins a lesson: a folder lessons/NAME with a file for each language, to be filled in. Then says what is missing or wrong in it:
file, line, what it is, and what to do. Without a name, check looks at all lessons. Exit code 1 if something is wrong.

  --lang es|en              language of messages`,
    pack: `Usage: mailscope pack lesson NAME…
       mailscope pack course
       mailscope pack bank [NAME…]

  --out FOLDER              where to write; packages/ if you say nothing
  --page URL                where your page is: open questions lead to their lesson there

Writes a lesson, or the whole course, three times: for an LMS that speaks SCORM 1.2, for one that speaks SCORM 2004, and as a single
HTML file that opens with a double click, without a network. NAME is a lesson of the course, or a folder with es.md or en.md in it.
bank writes the questions of the lessons named, or of all, and drawn exercises, as Moodle XML and as GIFT, for each language. What
only the machines can judge is asked openly, with the way to the lesson.`,
    schema: `Usage: mailscope schema

Prints the form of a story file as JSON Schema (2020-12): what may stand where, and what it is for. An editor that knows
YAML and JSON Schema completes and checks stories with it; the line at the top of an exported story names the file.

  --lang es|en              language of the descriptions`,
  },
  es: {
    main: `Mailscope: mira cómo viaja un correo.

Uso: mailscope <orden> [opciones]

  run [escenario|ARCHIVO]      una historia sin la página: su transcripción, su diario o su huella
  schema                       la forma de un archivo de historia, en JSON Schema, para editores
  serve                        los servidores del escenario en puertos TCP reales de esta máquina
  read ARCHIVO…                grabaciones reales: diálogos, registros, capturas, mensajes
  judge ARCHIVO…               qué dicen de ellas las normas; código de salida 1 si hay errores
  tap                          un relé que graba entre un programa de correo y un servidor real que tú nombras
  send MENSAJE.eml             entregar un mensaje a un servidor real, con el mismo cliente que se ve en la página
  fetch                        recoger un buzón de un servidor real, igual
  lesson new|check             empezar una lección, y saber qué está mal en las que hay
  pack lesson|course|bank      lecciones para un LMS o en un archivo suelto, preguntas para un cuestionario

  mailscope <orden> --help enseña las opciones de cada orden.
  --lang es|en                 idioma de los mensajes (si no, el de LC_ALL, LC_MESSAGES o LANG)

Códigos de salida: 0 hecho, 1 el viaje falló o se incumplió la norma, 2 la orden está mal escrita, 3 algo no se pudo leer.`,
    run: `Uso: mailscope run [escenario|ARCHIVO.yaml|ARCHIVO.eml] [opciones]

Reproduce una historia y la imprime. Sin argumento: el escenario «journey».
Un archivo .yaml es una historia propia, tal como la exporta la página; lo que esté mal se dice con archivo, línea y columna.
Un archivo .eml se envía tal cual, con finales de línea CRLF, desde la dirección de su campo From.

  --seed N                  número entero; la misma semilla da el mismo diario (1 si no se dice)
  --to DIRECCIÓN            destinatario del sobre; se puede repetir (si no, los del mensaje)
  --via pop3|imap           Bea recoge solo por ahí (si no, por los dos)
  --format text|json|hash   transcripción con C: y S:, una entrada JSON por línea, o el SHA-256 del diario (text si no se dice)
  --lang es|en              idioma de los títulos y los mensajes

Escenarios:`,
    serve: `Uso: mailscope serve [opciones]

Abre los servidores del escenario en puertos reales de esta máquina: SMTP, envío, LMTP, POP3, IMAP y DNS.
El correo para b.com llega a los buzones que enseñan POP3 e IMAP. Nada sale nunca fuera.
Todos ofrecen TLS, con un certificado hecho para esta vez si no se da otro.
Para enviar hay que identificarse; las contraseñas que se podrían leer por el camino, solo con TLS.

  --host DIRECCIÓN          dónde escuchar (127.0.0.1 si no se dice)
  --port-base N             LMTP N+24, SMTP N+25, DNS N+53, POP3 N+110, IMAP N+143, envío N+587;
                            con TLS desde el primer octeto: envío N+465, IMAP N+993, POP3 N+995 (2000 si no se dice)
  --password PALABRA        contraseña de todas las cuentas («correo» si no se dice; obligatoria si a --host llegan otros equipos)
  --cert ARCHIVO --key ARCHIVO  certificado y clave en PEM
  --open-submission         quien esté en esta máquina puede enviar sin identificarse
  --profile AÑO             servicios, SMTP y POP3 como en 1982, 1995, 2008 o today, hoy (today si no se dice)
  --wording NOMBRE          respuestas a la manera de mailscope, postfix, exim, sendmail u opensmtpd
  --keep CARPETA            dónde se guarda el correo, en Maildir++, que mutt o Dovecot abren (mailscope-mail si no se dice)
  --watch                   ver en la página, según pasa, lo que hacen aquí los programas; solo en esta máquina
  --page PUERTO             dónde está esa página (4180 si no se dice; 0 para uno libre cualquiera)
  --no-keep                 no guardar nada: empezar con los buzones vacíos y perderlo todo al parar
  --lang es|en              idioma de los mensajes`,
    read: `Uso: mailscope read ARCHIVO|CARPETA… [opciones]

Lee grabaciones de correo real: diálogos en texto, registros de clientes y servidores, capturas (pcap, pcapng, snoop,
también con gzip), mensajes (.eml, .msg, mbox, Maildir) y diarios de Mailscope. Varios archivos, una carpeta o un ZIP se leen
como una sola grabación, por orden de hora; los mensajes de una carpeta, por orden de nombre.

  --json                    para programas; el formato está en README.md
  --keylog ARCHIVO          secretos de sesiones TLS (SSLKEYLOGFILE), para leer lo cifrado; se puede repetir
  --only smtp|pop3|imap|dns una sola familia de protocolos; smtp vale también por envío y LMTP
  --lang es|en              idioma de los títulos y de los hallazgos`,
    judge: `Uso: mailscope judge ARCHIVO|CARPETA… [opciones]

Dice qué está mal en unas grabaciones, cada archivo por su cuenta, también los de carpetas y ZIP: la regla, el apartado de la
norma y lo que tocaba decir. Código de salida 0 sin errores, 1 si se incumplió la norma, 2 si la orden está mal escrita, 3 si un archivo o parte de él
no se pudo leer o no contiene correo. Un archivo ilegible no impide juzgar los demás.

  --keylog ARCHIVO          secretos de sesiones TLS (SSLKEYLOGFILE); se puede repetir
  --lang es|en              idioma de los hallazgos`,
    lesson: `Uso: mailscope lesson new NOMBRE
     mailscope lesson check [NOMBRE…]

Empieza una lección: una carpeta lessons/NOMBRE con un archivo por idioma, para rellenar. Después dice qué le falta o qué está mal:
archivo, línea, qué es y qué hacer. Sin nombre, check mira todas las lecciones. Código de salida 1 si algo está mal.

  --lang es|en              idioma de los mensajes`,
    pack: `Uso: mailscope pack lesson NOMBRE…
     mailscope pack course
     mailscope pack bank [NOMBRE…]

  --out CARPETA                dónde escribir; si no dices nada, en packages/
  --page URL                   dónde está tu página: las preguntas abiertas llevan allí a su lección

Escribe una lección, o el curso entero, de tres formas: para un LMS con SCORM 1.2, para uno con SCORM 2004 y como un solo archivo
HTML que se abre con doble clic, sin red. NOMBRE es una lección del curso, o una carpeta con es.md o en.md.
bank escribe las preguntas de las lecciones que nombres, o de todas, y ejercicios sorteados, en Moodle XML y en GIFT, en cada idioma.
Lo que solo pueden juzgar las máquinas se pregunta abierto, con el camino a la lección.`,
    schema: `Uso: mailscope schema

Imprime la forma de un archivo de historia en JSON Schema (2020-12): qué puede haber en cada sitio y para qué sirve. Un editor
que entienda YAML y JSON Schema completa y comprueba historias con ella; la primera línea de una historia exportada nombra el archivo.

  --lang es|en              idioma de las descripciones`,
  },
};

export const said = {
  en: {
    unknownCommand: (word: string) => `mailscope: there is no command "${word}". Try: mailscope --help`,
    badOption: (text: string) => `mailscope: ${text}. Try --help`,
    badNumber: (option: string, value: string) => `mailscope: --${option} wants a whole number, not "${value}"`,
    badPort: (value: string) => `mailscope: --port-base wants a whole number from 0 to 64540, not "${value}"`,
    badChoice: (option: string, choices: string, value: string) => `mailscope: --${option} is one of ${choices}, not "${value}"`,
    certAndKey: 'mailscope: --cert and --key go together',
    badCertificate: (cert: string, key: string, reason: string) => `mailscope: ${cert} and ${key} cannot be used: ${reason}`,
    badAddress: (value: string) => `mailscope: "${value}" is not an e-mail address`,
    noScenario: (word: string) => `mailscope: "${word}" is neither a scenario nor a file that can be read`,
    badLessonName: (name: string) => `mailscope: "${name}" cannot be the name of a lesson: small letters, digits and hyphens, at most 40`,
    noSuchLesson: (folder: string) =>
      `mailscope: there is no lesson in ${folder}: name a lesson of the course, or a folder with es.md or en.md in it`,
    packaged: (file: string, octets: number) => `${file}  ${Math.ceil(octets / 1024)} KiB`,
    packageTooLarge: (file: string, octets: number) =>
      `mailscope: ${file} would have ${Math.ceil(octets / 1024)} KiB, and may have 2048: pack fewer lessons, or shorter ones`,
    courseTitle: 'Mailscope: how e-mail works',
    banked: (file: string, questions: number) => `${file}  ${questions} questions`,
    lessonExists: (folder: string) => `mailscope: ${folder} is there already`,
    lessonBegun: (folder: string) => `${folder} is there: fill in its files, then: npm run lesson check`,
    lessonsChecked: (lessons: number, faults: number) =>
      `${lessons} ${lessons === 1 ? 'lesson' : 'lessons'}: ${faults === 0 ? 'nothing is wrong' : `${faults} ${faults === 1 ? 'thing' : 'things'} to mend`}`,
    noFile: 'mailscope: name at least one file. Try --help',
    cannotRead: (path: string, reason: string) => `mailscope: ${path} cannot be read: ${reason}`,
    noMail: 'There is no mail in it that could be read.',
    truncated: 'There was more than can be told; the rest was read and left out.',
    gaps: (count: number) => (count === 1 ? '1 gap' : `${count} gaps`),
    preface: (kind: string, from: string, to: string) =>
      `   Before the session: ${kind}${from && `, on behalf of ${from}`}${to && `, to ${to}`}`,
    unasked: '(no command to this in the recording)',
    unanswered: '(no reply to this in the recording)',
    noGreeting: '(no greeting in the recording)',
    smuggled: (messages: number, commands: number) =>
      `What the server saw beyond what the client meant: smuggled messages ${messages}, smuggled commands ${commands}`,
    insideAnother: 'smuggled inside the one before',
    viaWeb: 'as far as a web page shows it',
    webMail: {
      logIn: '(web mail: logging in)',
      list: '(web mail: the list of messages)',
      read: '(web mail: reading a message)',
      write: '(web mail: the form for a new message)',
      send: '(web mail: sending what was typed)',
      logOut: '(web mail: logging out)',
    },
    incomplete: 'a part of it is missing',
    envelopeIncomplete: 'who sent it to whom may be missing in part',
    taken: {
      'no reply': 'refused',
      'no trace': 'refused',
      'unknown noReply': 'whether it was taken is not known: there is no reply to it',
      'unknown gap': 'whether it was taken is not known: the reply may be among what is missing',
    } as Record<string, string>,
    around: 'Set aside, for it stands beside what was said:',
    unclear: 'Not understood, and so not read:',
    asideLine: (file: string, line: number, text: string) => `  ${file === '' ? '' : `${file}, `}line ${line}: ${text}`,
    more: (count: number) => `  and ${count} more`,
    leftAlone: (what: string, client: string, server: string) => `Left alone, for it is not mail: ${what} ${client} → ${server}`,
    octetsBothWays: (client: number, server: number) => `${client} octets from the client, ${server} from the server`,
    messageLine: (subject: string, octets: number) => `   Message: ${subject || '(no subject)'} (${octets} octets)`,
    severity: { error: 'error', warning: 'warning', note: 'note' },
    expected: (text: string) => `expected: ${text}`,
    verdict: (conversations: number, errors: number, warnings: number, notes: number) =>
      `conversations ${conversations}, errors ${errors}, warnings ${warnings}, notes ${notes}`,
    tooMany: 'mailscope: one scenario or file at a time',
    notSent: (name: string) => `mailscope: ${name} cannot be sent:`,
    connection: (name: string, client: string, server: string) => `${name}  ${client} → ${server}`,
    later: 'later',
    portTaken: (port: number, host: string) => `mailscope: port ${port} on ${host} is in use: choose another --port-base`,
    cannotListen: (port: number, host: string, reason: string) => `mailscope: cannot listen on port ${port} of ${host}: ${reason}`,
    ready: 'Mailscope is listening. Ctrl-C stops it.',
    accounts: (password: string) => `Accounts (user name: the address or what stands before the @; password: ${password})`,
    kept: (letters: number, queued: number, folder: string) =>
      `Mail is kept in ${folder} (messages in mailboxes: ${letters}, in queues: ${queued})`,
    notKept: 'Mail is kept in memory only: when this stops, it is gone (--no-keep).',
    keepOrNot: 'mailscope: --keep and --no-keep exclude each other',
    passwordNeeded: (host: string) =>
      `mailscope: others can reach ${host}, and everybody knows the default password: choose one with --password`,
    folderInUse: (folder: string, pid: number, host: string) =>
      `mailscope: another "mailscope serve" (process ${pid} on ${host}) is using ${folder}: stop it, or choose another folder with --keep`,
    cannotKeep: (folder: string, reason: string) =>
      `mailscope: cannot keep mail in ${folder}: ${reason}. Choose another folder with --keep, or --no-keep`,
    damaged: (path: string, aside: string, reason: string) =>
      `mailscope: ${path} is damaged (${reason}) and has been set aside as ${aside}`,
    unreadable: (path: string, reason: string) => `mailscope: ${path} cannot be read (${reason}) and stays where it is`,
    converted: (path: string, aside: string) =>
      `mailscope: ${path} was in the format of an earlier version and has been converted; the old files are in ${aside}`,
    unwritable: (reason: string) => `mailscope: cannot write mail to disk: ${reason}. Nothing is accepted until that works again`,
    stopping: 'Stopping: open transactions may finish (Ctrl-C again stops at once; no accepted mail is lost either way).',
    saved: (letters: number, queued: number, folder: string) =>
      `Stopped. Mail is in ${folder} (messages in mailboxes: ${letters}, in queues: ${queued}); "mailscope serve" finds it there.`,
    gone: 'Stopped. Nothing has been kept (--no-keep).',
    tryIt: (host: string, port: number) => `Try: telnet ${host} ${port}`,
  },
  es: {
    unknownCommand: (word: string) => `mailscope: no hay ninguna orden «${word}». Prueba: mailscope --help`,
    badOption: (text: string) => `mailscope: opción equivocada (${text}). Prueba con --help`,
    badNumber: (option: string, value: string) => `mailscope: --${option} pide un número entero, no «${value}»`,
    badPort: (value: string) => `mailscope: --port-base pide un número entero de 0 a 64540, no «${value}»`,
    badChoice: (option: string, choices: string, value: string) => `mailscope: --${option} puede ser ${choices}, no «${value}»`,
    certAndKey: 'mailscope: --cert y --key van juntos',
    badCertificate: (cert: string, key: string, reason: string) => `mailscope: ${cert} y ${key} no sirven: ${reason}`,
    badAddress: (value: string) => `mailscope: «${value}» no es una dirección de correo`,
    noScenario: (word: string) => `mailscope: «${word}» no es un escenario ni un archivo que se pueda leer`,
    badLessonName: (name: string) =>
      `mailscope: "${name}" no puede ser el nombre de una lección: minúsculas, cifras y guiones, 40 como mucho`,
    noSuchLesson: (folder: string) =>
      `mailscope: no hay ninguna lección en ${folder}: nombra una del curso, o una carpeta con es.md o en.md`,
    packaged: (file: string, octets: number) => `${file}  ${Math.ceil(octets / 1024)} KiB`,
    packageTooLarge: (file: string, octets: number) =>
      `mailscope: ${file} ocuparía ${Math.ceil(octets / 1024)} KiB, y el máximo es 2048: empaqueta menos lecciones, o más cortas`,
    courseTitle: 'Mailscope: cómo funciona el correo electrónico',
    banked: (file: string, questions: number) => `${file}  ${questions} preguntas`,
    lessonExists: (folder: string) => `mailscope: ${folder} ya existe`,
    lessonBegun: (folder: string) => `Ahí está ${folder}: rellena sus archivos, y luego: npm run lesson check`,
    lessonsChecked: (lessons: number, faults: number) =>
      `${lessons} ${lessons === 1 ? 'lección' : 'lecciones'}: ${faults === 0 ? 'todo en orden' : `${faults} ${faults === 1 ? 'cosa' : 'cosas'} por arreglar`}`,
    noFile: 'mailscope: nombra al menos un archivo. Prueba con --help',
    cannotRead: (path: string, reason: string) => `mailscope: no se puede leer ${path}: ${reason}`,
    noMail: 'No hay en él ningún correo que se pueda leer.',
    truncated: 'Había más de lo que cabe contar; el resto se leyó y se dejó fuera.',
    gaps: (count: number) => (count === 1 ? '1 hueco' : `${count} huecos`),
    preface: (kind: string, from: string, to: string) =>
      `   Antes de la sesión: ${kind}${from && `, en nombre de ${from}`}${to && `, hacia ${to}`}`,
    unasked: '(la orden que lo pidió no está en la grabación)',
    unanswered: '(sin respuesta en la grabación)',
    noGreeting: '(el saludo no está en la grabación)',
    smuggled: (messages: number, commands: number) =>
      `Lo que vio el servidor y el cliente no quiso decir: mensajes de contrabando ${messages}, órdenes de contrabando ${commands}`,
    insideAnother: 'metido de contrabando dentro del anterior',
    viaWeb: 'hasta donde lo muestra una página web',
    webMail: {
      logIn: '(correo web: entrar)',
      list: '(correo web: la lista de mensajes)',
      read: '(correo web: leer un mensaje)',
      write: '(correo web: el formulario para escribir)',
      send: '(correo web: enviar lo escrito)',
      logOut: '(correo web: salir)',
    },
    incomplete: 'le falta una parte',
    envelopeIncomplete: 'puede faltar parte de quién lo envió y a quién',
    taken: {
      'no reply': 'rechazado',
      'no trace': 'rechazado',
      'unknown noReply': 'no se sabe si se aceptó: no hay respuesta',
      'unknown gap': 'no se sabe si se aceptó: la respuesta puede estar en lo que falta',
    } as Record<string, string>,
    around: 'Apartado, porque acompaña a lo que se dijo:',
    unclear: 'No se entiende, y por eso no se ha leído:',
    asideLine: (file: string, line: number, text: string) => `  ${file === '' ? '' : `${file}, `}línea ${line}: ${text}`,
    more: (count: number) => `  y ${count} más`,
    leftAlone: (what: string, client: string, server: string) => `Apartado, porque no es correo: ${what} ${client} → ${server}`,
    octetsBothWays: (client: number, server: number) => `${client} octetos del cliente, ${server} del servidor`,
    messageLine: (subject: string, octets: number) => `   Mensaje: ${subject || '(sin asunto)'} (${octets} octetos)`,
    severity: { error: 'error', warning: 'aviso', note: 'nota' },
    expected: (text: string) => `lo correcto: ${text}`,
    verdict: (conversations: number, errors: number, warnings: number, notes: number) =>
      `conversaciones ${conversations}, errores ${errors}, avisos ${warnings}, notas ${notes}`,
    tooMany: 'mailscope: un solo escenario o archivo cada vez',
    notSent: (name: string) => `mailscope: ${name} no se puede enviar:`,
    connection: (name: string, client: string, server: string) => `${name}  ${client} → ${server}`,
    later: 'después',
    portTaken: (port: number, host: string) => `mailscope: el puerto ${port} de ${host} está ocupado: elige otro --port-base`,
    cannotListen: (port: number, host: string, reason: string) =>
      `mailscope: no se puede escuchar en el puerto ${port} de ${host}: ${reason}`,
    ready: 'Mailscope escucha. Ctrl-C lo para.',
    accounts: (password: string) => `Cuentas (usuario: la dirección o lo que va antes de la @; contraseña: ${password})`,
    kept: (letters: number, queued: number, folder: string) =>
      `El correo se guarda en ${folder} (mensajes en los buzones: ${letters}; en las colas: ${queued})`,
    notKept: 'El correo solo está en memoria: al parar, se pierde (--no-keep).',
    keepOrNot: 'mailscope: --keep y --no-keep se excluyen',
    passwordNeeded: (host: string) =>
      `mailscope: a ${host} llegan otros equipos, y la contraseña de fábrica la conoce cualquiera: elige una con --password`,
    folderInUse: (folder: string, pid: number, host: string) =>
      `mailscope: otro «mailscope serve» (proceso ${pid} en ${host}) está usando ${folder}: páralo o elige otra carpeta con --keep`,
    cannotKeep: (folder: string, reason: string) =>
      `mailscope: no se puede guardar correo en ${folder}: ${reason}. Elige otra carpeta con --keep, o --no-keep`,
    damaged: (path: string, aside: string, reason: string) => `mailscope: ${path} está dañado (${reason}); queda apartado como ${aside}`,
    unreadable: (path: string, reason: string) => `mailscope: ${path} no se puede leer (${reason}); se queda donde está`,
    converted: (path: string, aside: string) =>
      `mailscope: ${path} tenía el formato de una versión anterior y se ha convertido; los archivos viejos están en ${aside}`,
    unwritable: (reason: string) =>
      `mailscope: no se puede escribir el correo en el disco: ${reason}. Hasta que se pueda, no se acepta ninguno`,
    stopping: 'Parando: las transacciones abiertas pueden terminar (otro Ctrl-C para en seco; en ningún caso se pierde correo aceptado).',
    saved: (letters: number, queued: number, folder: string) =>
      `Parado. El correo queda en ${folder} (mensajes en los buzones: ${letters}; en las colas: ${queued}); «mailscope serve» lo encuentra ahí.`,
    gone: 'Parado. No se ha guardado nada (--no-keep).',
    tryIt: (host: string, port: number) => `Prueba: telnet ${host} ${port}`,
  },
} satisfies Record<Language, unknown>;

export type Said = (typeof said)['en'];
