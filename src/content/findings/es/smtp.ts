/** Lo que dice el juez de SMTP, del envío y de LMTP. */
import type { FindingWords } from '../words.ts';

export const smtp = {
  'smtp.order': ({ verb, state }) =>
    `${verb} no toca ahora: la sesión está en el estado «${state}», donde todavía no significa nada, o ya no.`,
  'smtp.order-taken': ({ verb, state }) =>
    `El servidor aceptó ${verb} aunque no tocaba («${state}»). Puede hacerlo; otro más estricto lo habría rechazado.`,
  'smtp.no-recipients': ({ verb }) =>
    `Con ${verb} el cliente quiere enviar un mensaje aun sabiendo que todos los destinatarios fueron rechazados.`,
  'smtp.early-talker': ({ verb }) =>
    `${verb} llegó antes del saludo del servidor. Hay que esperar el 220: la impaciencia delata a los programas de spam.`,
  'smtp.pipelining-not-offered': ({ verb }) =>
    `${verb} se envió sin esperar las respuestas anteriores, y el servidor no había ofrecido PIPELINING.`,
  'smtp.pipelining-order': ({ verb, barrier }) =>
    `${verb} se envió antes de que hubiera respuesta a ${barrier}, que solo puede cerrar un grupo: de su respuesta depende lo que sigue.`,
  'smtp.premature-text': () => 'El texto del mensaje salió antes de que el servidor lo pidiera con 354.',
  'smtp.no-quit': () => 'La conexión terminó sin QUIT: la otra parte no puede saber si fue una despedida o un accidente.',
  'smtp.syntax': ({ verb, syntax }) => `${verb} no respeta su gramática, que es: ${syntax}`,
  'smtp.syntax-taken': ({ verb, text }) =>
    `El servidor dio por bueno «${verb} ${text}», que la gramática no permite. Esa tolerancia ayuda a clientes viejos y esconde sus fallos.`,
  'smtp.colon-space': ({ verb }) => `En ${verb} no puede haber espacios a ningún lado de los dos puntos.`,
  'smtp.no-brackets': ({ verb }) => `En ${verb} la dirección va entre los signos < y >.`,
  'smtp.path-too-long': ({ octets, limit }) =>
    `La ruta mide ${octets} octetos, o su parte local más de 64; nadie está obligado a aceptar rutas de más de ${limit}.`,
  'smtp.source-route': ({ route }) =>
    `La dirección dicta su propio camino (${route}). Estas rutas de origen son cosa del pasado: los clientes no deberían escribirlas y los servidores las descartan.`,
  'smtp.unknown-command': ({ verb }) => `${verb} no es una orden de SMTP ni de ninguna extensión ofrecida por el servidor.`,
  'smtp.private-command': ({ verb }) => `${verb} no está en ninguna norma: es un acuerdo privado entre los dos programas.`,
  'smtp.on-behalf': ({ verb, attributes }) =>
    verb === 'XCLIENT'
      ? `Es de Postfix y no está en ninguna norma: un proxy dice en nombre de quién habla (${attributes}). Si el servidor lo admite, vuelve a saludar y la sesión empieza de nuevo como si fuera la de ese cliente.`
      : `Es de Postfix y no está en ninguna norma: un filtro dice de dónde venía el correo (${attributes}), para que conste en el registro del siguiente servidor.`,
  'smtp.foreign-protocol': ({ verb }) => `${verb} es de HTTP. A este puerto ha llamado algo que no es un programa de correo.`,
  'smtp.historic': ({ verb }) => `${verb} es una orden de 1982 que ya nadie debería usar.`,
  'smtp.old-hello': ({ verb }) => `${verb} es el saludo de 1982. Se empieza con EHLO, y solo si lo rechazan se recurre a HELO.`,
  'smtp.hello-name': ({ name }) =>
    `«${name}» no es un nombre de dominio completo: el cliente se presenta con un nombre que se pueda consultar, o con su dirección entre corchetes.`,
  'smtp.lmtp-hello': ({ verb, protocol }) =>
    `Con ${verb} no se abre una sesión ${protocol}: LMTP saluda con LHLO y SMTP con EHLO, para que nadie los confunda.`,
  'smtp.lmtp-port': () =>
    'LMTP no debe hablarse en el puerto 25, donde se espera una sola respuesta por mensaje y no una por destinatario.',
  'smtp.trailing-space': () => 'Hay espacios antes del final de la línea. El servidor debería tolerarlos; el cliente no debería enviarlos.',
  'smtp.command-too-long': ({ octets, limit }) =>
    `La línea tiene ${octets} octetos; aquí un servidor solo está obligado a aceptar ${limit}.`,
  'smtp.command-line-end': () => 'La línea acaba en un LF suelto. Las líneas terminan en CR LF y en nada más.',
  'smtp.command-not-ascii': ({ verb }) => `${verb} contiene octetos que no son ASCII, donde no se permiten.`,
  'smtp.not-offered': ({ keyword, extension }) => `${keyword} requiere la extensión ${extension}, que el servidor no ofreció.`,
  'smtp.unknown-parameter': ({ keyword }) => `Ninguna extensión ofrecida por el servidor tiene el parámetro ${keyword}.`,
  'smtp.parameter-value': ({ keyword, value }) => `${keyword} no admite el valor «${value}».`,
  'smtp.utf8-not-asked': ({ verb }) => `La dirección de ${verb} tiene caracteres que no son ASCII, y MAIL no pidió SMTPUTF8.`,
  'smtp.utf8-taken': () => 'El servidor aceptó una dirección que no es ASCII sin que nadie hubiera pedido SMTPUTF8.',
  'smtp.binary-by-data': () => 'Se acordó BODY=BINARYMIME, y un mensaje así solo puede ir con BDAT: DATA envía líneas.',
  'smtp.size-over-limit': ({ octets, limit }) =>
    `El cliente anuncia ${octets} octetos cuando el servidor ha dicho que acepta ${limit} como mucho: el intento no puede prosperar.`,
  'smtp.starttls-twice': () => 'TLS ya protege esta conexión: no queda nada que iniciar.',
  'smtp.starttls-offered-inside': () => 'El servidor ofrece STARTTLS dentro de TLS. Tras la negociación ya no debe anunciarlo.',
  'smtp.no-hello-after-tls': ({ verb }) =>
    `La primera orden dentro de TLS es ${verb}, y debería ser EHLO: lo aprendido antes de la negociación, ofertas incluidas, no vale.`,
  'smtp.tls-never-seen': () => 'Aquí se acordó TLS y no se ve por ninguna parte: o no llegó a empezar, o lo grabado ya estaba descifrado.',
  'smtp.injected': ({ verb }) =>
    `${verb} viajó en claro detrás de STARTTLS, sin esperar la negociación. Cualquiera en el camino puede intercalar líneas así.`,
  'smtp.injection-obeyed': ({ verb }) =>
    `El servidor respondió dentro de TLS a ${verb}, que había llegado en claro antes de la negociación: quien esté en medio puede darle órdenes.`,
  'smtp.mechanism-not-offered': ({ mechanism, offered }) => `El mecanismo ${mechanism} no estaba en la oferta del servidor: ${offered}.`,
  'smtp.auth-in-transaction': () => 'AUTH no se permite en medio de una transacción de correo.',
  'smtp.auth-twice': () => 'El cliente ya se había autenticado, y en cada sesión solo puede hacerlo una vez.',
  'smtp.auth-twice-taken': () => 'El cliente ya se había autenticado: el servidor debe rechazar otro AUTH con un 503.',
  'smtp.response-base64': () => 'Esto no es base64, y toda línea del intercambio debe serlo, salvo el asterisco que lo cancela.',
  'smtp.challenge-base64': () => 'El desafío que sigue a 334 no es base64.',
  'smtp.credentials-in-clear': ({ mechanism }) =>
    `Con ${mechanism} cualquiera en el camino puede leer la contraseña, porque TLS no protege esta conexión.`,
  'smtp.reply-syntax': ({ line }) => `«${line}» no es una línea de respuesta: hacen falta tres cifras y luego un espacio o un guion.`,
  'smtp.reply-range': ({ code }) => `${code} no es un código de SMTP: todos empiezan por 2, 3, 4 o 5.`,
  'smtp.codes-differ': ({ code, other }) => `Las líneas de una misma respuesta llevan códigos distintos, ${code} y ${other}.`,
  'smtp.bare-code': ({ code }) => `La respuesta es solo su código, ${code}. Se entiende, pero debería seguirle un texto.`,
  'smtp.reply-line-end': () => 'Una línea de la respuesta acaba en un LF suelto y no en CR LF.',
  'smtp.reply-too-long': ({ octets, limit }) =>
    `Una línea de la respuesta tiene ${octets} octetos; los clientes solo están obligados a aceptar ${limit}.`,
  'smtp.reply-not-ascii': () => 'La respuesta contiene octetos que no son ASCII, y el cliente no ha pedido SMTPUTF8.',
  'smtp.reply-impossible': ({ code, verb, usual }) =>
    `${code} no puede responder a ${verb}: el cliente no sabría cómo seguir. Lo habitual es ${usual}.`,
  'smtp.reply-unlisted': ({ code, verb, usual }) =>
    `La norma no incluye ${code} entre las respuestas a ${verb}${usual ? ` (lo habitual es ${usual})` : ''}; los clientes se guían por su primera cifra.`,
  'smtp.required': ({ verb, code }) => `${verb} es una de las órdenes que todo servidor debe conocer, y este responde ${code}.`,
  'smtp.valid-refused': ({ verb, code, text }) =>
    `${verb} ${text} está escrito como manda la norma, y ${code} dice que la sintaxis es incorrecta.`,
  'smtp.parameter-refused': ({ verb, code }) =>
    `El servidor ofreció todos los parámetros de este ${verb}, y con ${code} dice que no los conoce.`,
  'smtp.postmaster-refused': ({ code }) =>
    `Todo servidor debe tener un buzón Postmaster, también sin dominio, y ${code} dice que no existe.`,
  'smtp.enhanced-syntax': ({ enhanced }) =>
    `${enhanced} no es un código ampliado: son un 2, un 4 o un 5 y dos números más de una a tres cifras, sin ceros delante.`,
  'smtp.enhanced-class': ({ enhanced, code }) =>
    `El código ampliado ${enhanced} contradice a ${code}: la primera cifra de ambos debe coincidir.`,
  'smtp.enhanced-missing': () => 'El servidor prometió códigos ampliados con ENHANCEDSTATUSCODES, y esta respuesta no lleva ninguno.',
  'smtp.enhanced-differ': () => 'Todas las líneas de una respuesta deben llevar el mismo código ampliado.',
  'smtp.enhanced-misplaced': () => 'En el saludo no van códigos ampliados.',
  'smtp.greeting-domain': ({ name }) => `El saludo debería empezar con el nombre del servidor, y «${name}» no lo es.`,
  'smtp.ehlo-line': ({ line }) => `«${line}» no anuncia una extensión como manda la gramática.`,
  'smtp.old-auth-line': ({ line }) =>
    `«${line}», con el signo igual, es como se anunciaba AUTH antes de que hubiera norma; se conserva por los clientes viejos.`,
  'smtp.version': ({ software }) =>
    `El saludo revela el programa y su versión (${software}): útil para reparar averías, y también para atacar.`,
  'smtp.name-told': ({ verb }) => `La respuesta a ${verb} confirma quién tiene buzón aquí. Los recolectores de direcciones lo agradecen.`,
  'smtp.forwarded': ({ code }) => `Con ${code} el servidor dice adónde se ha mudado el buzón.`,
  'smtp.few-recipients': ({ accepted, limit }) =>
    `El servidor rechaza un destinatario cuando lleva ${accepted}; debe admitir al menos ${limit} por transacción.`,
  'smtp.old-recipients-code': () =>
    'Para demasiados destinatarios, 552 es el código antiguo; con 452 el cliente puede enviar a los demás en una segunda tanda.',
  'smtp.service-closing': ({ line }) => `El servidor cierra la conexión por su cuenta: ${line}`,
  'smtp.unasked': ({ line }) => `El servidor dijo «${line}» sin que ninguna orden lo esperara: sobra una respuesta.`,
  'smtp.unanswered': ({ verb }) => `${verb} se quedó sin respuesta cuando terminó la conexión.`,
  'smtp.bare-lf': ({ count }) =>
    `El texto contiene ${count === 1 ? 'un LF suelto' : `${count} LF sueltos`}: LF solo puede ir detrás de CR. Los programas no se ponen de acuerdo en si acaba una línea.`,
  'smtp.bare-cr': ({ count }) =>
    `El texto contiene ${count === 1 ? 'un CR suelto' : `${count} CR sueltos`}: CR solo puede ir delante de LF.`,
  'smtp.text-line-too-long': ({ octets, limit }) => `Una línea del texto tiene ${octets} octetos contando su final; se permiten ${limit}.`,
  'smtp.eight-bit-not-offered': ({ count }) =>
    `El texto contiene octetos que no son ASCII (${count}), y no pueden enviarse a un servidor que no ofrece 8BITMIME.`,
  'smtp.eight-bit-undeclared': ({ count }) => `El texto contiene octetos que no son ASCII (${count}), pero MAIL no declaró BODY=8BITMIME.`,
  'smtp.odd-end': () =>
    'Hay un punto solo en una línea que no está entre dos CR LF. No acaba el texto, pero algunos servidores lo creen: así se cuelan mensajes de contrabando.',
  'smtp.odd-end-taken': () =>
    'El servidor tomó esto por el final del texto, que solo es CR LF . CR LF. Por ahí se cuelan mensajes de contrabando.',
  'smtp.smuggled': ({ meant, seen, commands }) =>
    `Aquí se separan los dos extremos. Cliente: un solo mensaje de ${meant} octetos. Servidor: un mensaje que acaba tras ${seen} de ellos y, después, órdenes, que obedeció: ${commands}. Lo que sigue se muestra y se cuenta como lo vio el servidor.`,
  'smtp.dot-not-doubled': ({ count }) =>
    `Una línea empieza con un punto sin duplicar, y el servidor lo quitará${Number(count) > 1 ? `; ocurre en ${count} líneas` : ''}.`,
  'smtp.chunk-cut': ({ announced, octets }) => `BDAT anunció ${announced} octetos y llegaron ${octets}.`,
  'smtp.size-understated': ({ octets, declared }) =>
    `El mensaje tiene ${octets} octetos, más de los ${declared} que declaró el cliente. Se permite, pero así ningún servidor ha prometido aceptarlo.`,
  'smtp.size-limit-ignored': ({ octets, limit }) => `El servidor aceptó ${octets} octetos, aunque su propio límite es ${limit}.`,
} satisfies FindingWords;
