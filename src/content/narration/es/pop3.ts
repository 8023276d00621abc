import type { Wordings } from '../words.ts';

export const pop3: Record<string, Wordings> = {
  'pop3.USER': {
    story: [
      '{client} dice de quién es el buzón que viene a recoger: `{argument}`.',
      'Es solo la mitad; ahora el servidor le pedirá la contraseña.',
    ],
  },
  'pop3.PASS': {
    story: [
      '{client} da la contraseña.',
      'En esta línea va escrita tal cual, y cualquiera que escuchase entre los dos podría leerla: por eso hoy la línea se cifra.',
    ],
  },
  'pop3.STAT': {
    story: [
      '{client} pregunta cuántas cartas esperan y cuánto ocupan todas juntas.',
      'Así puede avisar a {person} de lo que viene antes de traer nada.',
    ],
  },
  'pop3.LIST': { story: ['{client} pide el tamaño de cada carta.', 'Los números que aprende aquí solo valen para esta sesión.'] },
  'pop3.UIDL': {
    story: [
      '{client} pide un nombre duradero para cada carta.',
      'Gracias a él reconoce lo que ya recogió otro día y no lo trae dos veces.',
    ],
  },
  'pop3.RETR': {
    story: ['{client} pide la carta {argument}, entera.', 'Llega exactamente como está en el buzón; pedirla no la borra.'],
  },
  'pop3.TOP': {
    story: [
      '{client} pide el comienzo de una carta: la cabecera y unas pocas líneas.',
      'Es suficiente para decidir si vale la pena traer el resto.',
    ],
  },
  'pop3.DELE': {
    story: [
      '{client} marca la carta {argument} para borrarla.',
      'Solo la *marca*: desaparecerá cuando la sesión acabe con QUIT, ni un momento antes.',
    ],
  },
  'pop3.RSET': { story: ['{client} retira todas las marcas de borrado.', 'Como aún no se había borrado nada, no hay nada que recuperar.'] },
  'pop3.NOOP': { story: ['{client} solo pregunta si {server} sigue ahí.', 'Quiere una respuesta positiva y nada más.'] },
  'pop3.CAPA': {
    story: [
      '{client} pregunta qué sabe hacer el servidor aparte de lo mínimo.',
      'A POP3 las extensiones le llegaron tarde; así se entera un cliente de que existen.',
    ],
  },
  'pop3.QUIT': {
    story: ['{client} se despide.', 'Ahora, y solo ahora, el servidor borra lo marcado: si la línea se corta antes, no se pierde nada.'],
    protocol: [
      'QUIT en el estado TRANSACTION lleva a UPDATE (RFC 1939 §6), y se ejecutan los borrados.',
      'Si la conexión se hubiera caído sin más, el servidor habría tenido que conservar todos los mensajes.',
    ],
  },
  'pop3.AUTH': {
    story: [
      '{client} quiere demostrar quién es con el método `{argument}`.',
      'Lo que sigue es una conversación de preguntas y respuestas cuyas reglas pone el método, no POP3.',
    ],
    protocol: [
      'AUTH con un mecanismo SASL (RFC 5034): los desafíos llegan tras un signo más y las respuestas en líneas propias, todo en base64.',
      'Un solo marco para tres protocolos: los mismos mecanismos sirven en SMTP, POP3 e IMAP.',
    ],
  },
  'pop3.(response)': {
    story: [
      '{client} contesta a la pregunta.',
      'La línea parece cifrada, pero base64 no oculta nada: que quien escucha aprenda o no la contraseña depende del método.',
    ],
    protocol: [
      'Una respuesta del intercambio SASL, en base64; un asterisco solo lo abandonaría.',
      'PLAIN y LOGIN dicen la contraseña misma; CRAM-MD5 y SCRAM solo demuestran que la conocen.',
    ],
  },
  'pop3.STLS': {
    story: [
      '{client} pide que la línea vaya cifrada desde aquí.',
      'Lo dicho hasta ahora lo podía leer cualquiera en el camino; dentro de poco, solo los dos extremos.',
    ],
    protocol: [
      'STLS (RFC 2595): tras +OK ambos empiezan la negociación TLS en la misma conexión.',
      'Lo anterior se olvida, capacidades incluidas: alguien en el camino podría haberlo cambiado.',
    ],
  },
  'pop3.UTF8': {
    story: [
      '{client} dice que entiende letras de cualquier escritura en la cabecera.',
      'Los programas antiguos esperan ahí solo ASCII, y un servidor no debe sorprenderlos.',
    ],
  },
  'pop3.LANG': {
    story: [
      '{client} elige el idioma en que {server} habla a las personas.',
      'Solo cambian las palabras que siguen a +OK y -ERR; los programas leen el estado y el código.',
    ],
  },
  'pop3.APOP': {
    story: [
      '{client} demuestra que sabe la contraseña sin decirla.',
      'Mezcla con ella el sello del saludo y manda un resumen: lo que oiga un curioso no le valdrá la próxima vez.',
    ],
    protocol: [
      'APOP: MD5 del sello y la contraseña, en hexadecimal (RFC 1939 §7).',
      'Para comprobarlo el servidor ha de guardar la contraseña en claro, y MD5 está roto; SCRAM no tiene ninguno de los dos defectos.',
    ],
  },
  'pop3.AUTH/+': {
    story: ['{server} pregunta: es su turno en la conversación.', 'Un signo más quiere decir: adelante.'],
  },
  'pop3.AUTH/+OK': {
    story: ['{server} queda convencido, abre el buzón y lo cierra para los demás.', 'Con este método bastó un intercambio.'],
  },
  'pop3.AUTH/-ERR': {
    story: ['{server} no lo acepta.', 'O no ofrece ese método, o no en una línea que otros puedan leer, o la respuesta era mala.'],
  },
  'pop3.(response)/+': {
    story: [
      '{server} tiene otra pregunta.',
      'Cada método tiene sus vueltas: LOGIN pregunta dos veces, SCRAM también, PLAIN como mucho una.',
    ],
  },
  'pop3.(response)/+OK': {
    story: [
      '{server} queda convencido, abre el buzón y lo cierra para los demás.',
      'Desde aquí todo es como si se hubieran dicho USER y PASS.',
    ],
    protocol: [
      'De AUTHORIZATION a TRANSACTION: el buzón queda bloqueado.',
      'El modo de demostrar quién es uno no cambia lo que puede hacer.',
    ],
  },
  'pop3.(response)/-ERR': {
    story: ['{server} no queda convencido.', 'No dice qué fallaba: quien prueba suerte no debe aprender nada de ello.'],
  },
  'pop3.STLS/+OK': {
    story: ['{server} está listo; empieza la negociación TLS.', 'Después la conversación vuelve al principio, sin otra bienvenida.'],
  },
  'pop3.STLS/-ERR': {
    story: ['{server} no puede cifrar la línea.', 'Ahora {client} decide: seguir en claro o marcharse. El prudente se marcha.'],
  },
  'pop3.APOP/+OK': {
    story: ['{server} ha calculado el mismo resumen y abre el buzón.', 'La contraseña no ha pasado por la línea.'],
  },
  'pop3.APOP/-ERR': {
    story: ['{server} calcula otro resumen.', 'Era otra la contraseña, o el nombre, o el sello de otra bienvenida.'],
  },
  'pop3.+': {
    story: ['{server} pide la respuesta siguiente.', 'Un signo más quiere decir: adelante.'],
    protocol: ['Un desafío: signo más, espacio y base64 (RFC 5034 §4).', 'Un desafío vacío solo dice que le toca al cliente.'],
  },
  'pop3.command': {
    story: ['{client} dice `{label}`.', 'En POP3 una orden es una línea, y la respuesta empieza por +OK o por -ERR.'],
    octet: [
      '`{line}` y CRLF: {octets} octetos.',
      'Los verbos tienen tres o cuatro letras y los argumentos cuarenta caracteres como mucho; los separa un único espacio.',
    ],
  },
  'pop3.(connect)/+OK': {
    story: [
      '{server} descuelga y dice que está listo.',
      'Lo que va entre ángulos cambia cada vez: con ello un cliente podría demostrar que sabe la contraseña sin decirla.',
    ],
  },
  'pop3.USER/+OK': {
    story: [
      '{server} quiere oír la contraseña.',
      'Un servidor prudente contesta esto a cualquier nombre, exista o no, y así no cuenta nada a los extraños.',
    ],
  },
  'pop3.PASS/+OK': {
    protocol: [
      'De AUTHORIZATION a TRANSACTION: el buzón queda bloqueado en exclusiva (RFC 1939 §5).',
      'Los mensajes que lleguen entretanto no se ven en esta sesión; los números 1, 2, 3… no cambian hasta QUIT.',
    ],
    story: [
      '{server} abre el buzón y lo cierra con llave para los demás.',
      'Mientras {client} esté dentro no entra ningún otro cliente POP3: los números no pueden moverse bajo sus pies.',
    ],
  },
  'pop3.PASS/-ERR': {
    story: [
      '{server} no acepta la contraseña.',
      'No aclara si falló el nombre o la clave. Ninguna carta se toca, y tras unos cuantos intentos colgará.',
    ],
  },
  'pop3.STAT/+OK': {
    protocol: [
      '`+OK` y el resumen del buzón (*drop listing*): número de mensajes y total en octetos.',
      'Cada fin de línea cuenta como dos octetos; un punto duplicado para el viaje cuenta una sola vez.',
    ],
    story: ['{server} contesta con dos números: cuántas cartas y cuántos octetos.', 'Las que ya están marcadas para borrar no cuentan.'],
  },
  'pop3.LIST/+OK': {
    protocol: [
      'Una lista (*scan listing*): de cada mensaje, el número y el tamaño exacto.',
      'Una respuesta de varias líneas acaba en una línea con un punto; con argumento, LIST contesta en una sola.',
    ],
    story: ['{server} enumera las cartas, una por línea: número y tamaño.', 'Una línea con un solo punto cierra la lista.'],
  },
  'pop3.UIDL/+OK': {
    protocol: [
      'De cada mensaje, el número y un identificador único de 1 a 70 caracteres.',
      'El servidor no da nunca el mismo identificador a dos mensajes de un buzón; así el cliente sabe cuáles tiene.',
    ],
    story: ['{server} enumera las cartas con su nombre duradero.', 'El número puede ser otro mañana; el nombre se queda.'],
  },
  'pop3.RETR/+OK': {
    protocol: [
      'Tras `+OK` viene el mensaje entero y, al final, `CRLF . CRLF`.',
      'Las líneas que empiezan por punto se envían con dos: el mismo relleno que en SMTP (RFC 1939 §3).',
    ],
    story: [
      '{server} envía la carta, octeto por octeto, tal como se entregó.',
      'Es una copia: el original sigue en el buzón hasta que alguien lo borre.',
    ],
    octet: [
      'Por la línea pasan {octets} octetos, desde `+OK` hasta la línea del punto.',
      'Igual que en SMTP, la línea que empieza por punto lleva otro más mientras viaja.',
    ],
  },
  'pop3.TOP/+OK': { story: ['{server} envía la cabecera y las líneas que se le han pedido.', 'Lo demás se queda donde está.'] },
  'pop3.DELE/+OK': {
    protocol: [
      'El mensaje queda marcado; pedirlo ahora daría -ERR.',
      'RSET quita la marca. Solo el estado UPDATE, tras QUIT, la hace definitiva.',
    ],
    story: ['{server} ha puesto la marca.', 'La carta ya no sale en las listas de esta sesión, pero sigue en el buzón.'],
  },
  'pop3.RSET/+OK': { story: ['{server} ha quitado todas las marcas.', 'El buzón está como al empezar la sesión.'] },
  'pop3.CAPA/+OK': {
    story: [
      '{server} enumera lo que sabe hacer, una capacidad por línea.',
      'El cliente aprovecha las que conoce y no hace caso de las otras.',
    ],
  },
  'pop3.QUIT/+OK': {
    protocol: [
      'UPDATE: se eliminan los mensajes marcados, se libera el buzón y se cierra la conexión (RFC 1939 §6).',
      'Si la eliminación falla, la respuesta es -ERR y puede que quede algún mensaje.',
    ],
    story: ['{server} se despide y borra lo marcado.', 'Es el estado UPDATE, el único momento en que POP3 cambia un buzón.'],
  },
  'pop3.+OK': { story: ['{server} dice que sí.', 'POP3 solo tiene dos respuestas, y esta es la buena.'] },
  'pop3.-ERR': {
    story: ['{server} se niega a `{answered}`.', 'POP3 solo tiene dos respuestas; el motivo exacto está en el texto que sigue a -ERR.'],
  },
  'pop3.reply': {
    octet: [
      '`{code}`, texto y CRLF: {octets} octetos en total.',
      'A un programa le basta el primero, `+` o `-`. Una respuesta de varias líneas acaba en `CRLF . CRLF`.',
    ],
  },
};
