import type { Wordings } from '../words.ts';

/** Lo que solo tienen las grabaciones: huecos, conversaciones ya empezadas, saltos contados por sus huellas, registros sellados. */
export const recording: Record<string, Wordings> = {
  'open.middle': {
    story: [
      '{client} y {server} ya están hablando cuando empieza la grabación.',
      'Lo anterior no está: el saludo, y quizá quién se identificó, solo se pueden suponer.',
    ],
    protocol: [
      'El primer paquete capturado pertenece a una conexión ya abierta: no hay ningún SYN.',
      'Como no se conoce el estado de la sesión, el juez calla sobre lo que pudo acordarse antes.',
    ],
    octet: [
      'No se capturó el SYN, así que la cuenta de octetos empieza en el primero que se vio.',
      'Los números de secuencia se muestran contados desde ese octeto.',
    ],
  },
  'open.noPort': {
    story: ['{from} habla con {to}.', 'La grabación guarda lo que se dijo, no las direcciones de los dos extremos.'],
    protocol: [
      'Una conexión de {protocol}; nadie anotó direcciones ni puertos.',
      'Los registros y los diálogos recogen las líneas de la conversación y nada de los paquetes que las llevaron.',
    ],
    octet: [
      'De TCP mismo no hay nada en esta grabación.',
      'Los SYN, los números de secuencia y las confirmaciones solo se ven en una captura.',
    ],
  },
  'open.other': {
    story: ['{from} llama a {to} por el puerto {port}.', 'Lo que hablan no es ningún protocolo de correo, así que se deja sin leer.'],
  },
  'open.tls': {
    story: [
      '{from} llama a {to} por el puerto {port}, y todo va sellado desde el primer octeto.',
      'Sin las claves se ve que se habla, cuándo y cuánto; no de qué.',
    ],
    protocol: [
      'TLS desde el primer octeto, en el puerto {port} de {server}.',
      'Si se abre la captura junto con un registro de claves (SSLKEYLOGFILE), lo de dentro se puede leer.',
    ],
  },
  'close.recordingEnds': {
    story: [
      'Aquí acaba la grabación; la conversación entre {client} y {server}, no.',
      'Si se despidieron, o qué vino después, no lo anotó nadie.',
    ],
    protocol: [
      'En la grabación no está el final de la conexión: ni FIN ni RST.',
      'Vale la última respuesta que se vio; lo que siguió no se sabe.',
    ],
  },
  'note.recording.gap': {
    story: [
      'Aquí falta algo: nadie sabe cuánto dijo {from} que no está en la grabación.',
      'La conversación sigue tras el hueco; lo que había en él no se inventa.',
    ],
    octet: ['Falta aquí un número de octetos que nadie conoce.', 'La cuenta sigue con el siguiente octeto que se vio.'],
  },
  'note.recording.gap/lost': {
    story: [
      'Faltan {missing} octetos que envió {from}: la grabación no llegó a verlos.',
      'Quien capturaba no dio abasto, o los paquetes fueron por otro camino. El destinatario los confirmó, así que llegar, llegaron.',
    ],
    octet: [
      '{missing} octetos del flujo no están en la captura.',
      'Los números de secuencia a ambos lados del hueco dicen cuántos son exactamente.',
    ],
  },
  'note.recording.gap/snapped': {
    story: [
      'Faltan {missing} octetos: del paquete solo se guardó el principio.',
      'A una captura se le puede pedir que corte los paquetes, por ahorrar sitio o por no guardar lo que la gente escribe.',
    ],
    protocol: [
      'El límite de captura (snap length) cortó {missing} octetos.',
      'La longitud del propio paquete dice cuánto había; con `-s 0` se captura entero.',
    ],
    octet: [
      '{missing} octetos más allá del límite de captura.',
      'En una captura cada paquete tiene dos longitudes: la que tuvo y la que se guardó.',
    ],
  },
  'note.recording.gap/leftOut': {
    story: [
      'Quien lo anotó dejó algo fuera: {missing} octetos de lo que dijo {from}.',
      'Los registros omiten a propósito contraseñas y textos largos. Lo que había aquí no se inventa.',
    ],
    octet: ['El programa que escribió el registro omitió {missing} octetos.', 'Apuntó cuántos eran, pero no cuáles.'],
  },
  'note.recording.preface': {
    story: [
      'Antes de empezar la sesión, {from} dice en nombre de quién habla, o a través de quién llega: `{detail}`.',
      'Lo hacen los proxies y los balanceadores. Es cosa de la conexión, no del protocolo de correo.',
    ],
  },
  'note.recording.preface/TLS': {
    story: [
      '{from} empieza con TLS, pero aquí {to} habla primero, y en claro.',
      'El puerto es de los de STARTTLS. Qué entendió el servidor lo dice su siguiente respuesta.',
    ],
  },
  'note.recording.message': {
    story: [
      'Este mensaje no está entero en la grabación: faltan octetos suyos o de su sobre.',
      'Lo que hay se muestra tal cual; no se inventa nada.',
    ],
  },
  'note.recording.message/unknown': {
    story: [
      'No se sabe si {to} aceptó este mensaje: en la grabación no hay respuesta.',
      'Pudo aceptarlo, rechazarlo o no haberlo recibido nunca.',
    ],
  },
  'note.hop.told': {
    story: [
      '{from} anota cómo le llegó la carta: `{detail}`.',
      'Consta en el campo Received que escribió, o en su registro. Lo que se dijo por la línea no consta en ninguna parte.',
    ],
    protocol: [
      'Lo que la huella cuenta de este salto: `{detail}`.',
      'Tras `with` está el protocolo: la S significa TLS; la A, que alguien se identificó (RFC 3848). Solo son de fiar los campos que escribieron servidores de confianza.',
    ],
  },
  'note.hop.nothing': {
    story: [
      '{from} no cuenta nada de cómo le llegó la carta.',
      'Un campo Received puede ser escueto; lo que no pone no se puede saber por la carta.',
    ],
  },
  'note.hop.delay': {
    story: [
      'Pasaron {span} antes de que la carta estuviera en {host}.',
      'Pudo esperar en una cola, pudo aplazarse o los relojes no coinciden: los campos dicen las horas, no los motivos.',
    ],
    protocol: [
      '{host} escribió su campo {span} más tarde que el servidor anterior (RFC 5321 §4.4).',
      'Cada servidor pone la hora de su propio reloj; las diferencias pequeñas significan poco.',
    ],
  },
  'note.hop.skew': {
    story: [
      'Según su reloj, {host} tenía la carta {span} antes de que se la enviaran.',
      'Las cartas no viajan hacia atrás en el tiempo: uno de los dos relojes va mal.',
    ],
    protocol: [
      'La hora en el campo de {host} es {span} anterior a la del campo de debajo.',
      'Relojes desajustados: el orden de los campos es de fiar; sus horas valen lo que el reloj de cada servidor.',
    ],
  },
  'note.hop.noTime': {
    story: ['{from} no dice cuándo tuvo la carta, o no de forma que se pueda leer.', 'El salto está donde lo pone el orden de los campos.'],
  },
  'tls.ServerHello': {
    story: [
      '{from} contesta con su mitad de la clave.',
      'Desde aquí casi nada de lo que digan podrá leerlo otro; ahora vienen los papeles que prueban quién es el servidor.',
    ],
    protocol: [
      '`{label}`: el servidor eligió la versión y el cifrado (RFC 8446 §4.1.3; en TLS 1.2, RFC 5246 §7.4.1.3).',
      'En TLS 1.3 todo va sellado después de ServerHello; en TLS 1.2 el certificado aún cruza la línea a la vista.',
    ],
  },
  'tls.EncryptedExtensions': {
    story: [
      '{from} sigue dentro de registros sellados: sus papeles y la prueba de que son suyos.',
      'La captura enseña lo largos que son, y nada más.',
    ],
    protocol: [
      'Registros sellados de la negociación: EncryptedExtensions, Certificate, CertificateVerify, Finished (RFC 8446 §2), o una parte de ellos.',
      'En la línea parecen datos como otros cualesquiera: eso es lo que quiere TLS 1.3.',
    ],
  },
  'tls.ClientKeyExchange': {
    story: ['{from} contesta con su mitad de la clave.', 'Los dos extremos ya pueden calcular el mismo secreto.'],
    protocol: [
      'ClientKeyExchange de TLS 1.2 (RFC 5246 §7.4.7) y lo que se envió con él: `{label}`.',
      'TLS 1.3 no tiene ese mensaje: la parte del cliente viaja ya en el primero.',
    ],
  },
  'tls.application_data': {
    story: [
      '{from} dice algo que solo {to} puede leer.',
      'Quien escucha se entera de cuándo y de cuánto: {octets} octetos. Con un registro de claves abierto junto a la captura, aquí estarían las palabras.',
    ],
    protocol: [
      'Registros sellados de TLS: {octets} octetos con sus cabeceras.',
      'Un registro de claves (SSLKEYLOGFILE, RFC 9850) del cliente o del servidor los abre, incluso después.',
    ],
    octet: [
      '{octets} octetos de registros: `17 03 03`, una longitud y luego ruido.',
      'El número del principio dice «datos de aplicación»; en TLS 1.3 también puede esconder mensajes de la negociación.',
    ],
  },
  'tls.handshake': {
    story: ['{from} sigue con la negociación: `{label}`.', 'Los dos extremos aún están acordando cómo sellar lo que viene.'],
    protocol: [
      'Mensajes de la negociación TLS: `{label}`.',
      'Cuando los dos hayan dicho Finished, el protocolo de correo seguirá por dentro.',
    ],
  },
};
