import type { Tellings } from '../words.ts';

export const imap: Record<string, Tellings> = {
  'imap.CAPABILITY': {
    story: [
      '{client} pregunta qué sabe hacer el servidor.',
      'IMAP lleva cuarenta años creciendo: conviene saber qué partes comparten los dos.',
    ],
  },
  'imap.LOGIN': {
    story: [
      '{client} da nombre y contraseña en una sola línea.',
      'Aquí van escritos tal cual; hoy esto se diría solo por una línea cifrada.',
    ],
  },
  'imap.SELECT': {
    story: [
      '{client} abre un buzón para trabajar en él: `{argument}`.',
      'Las cartas se quedan en el servidor: el aparato se asoma al buzón en lugar de llevárselo.',
    ],
  },
  'imap.EXAMINE': {
    story: ['{client} abre un buzón solo para mirar.', 'Es como SELECT, pero no se puede cambiar nada, ni siquiera la marca de «leído».'],
  },
  'imap.FETCH': {
    story: [
      '{client} pide partes de algunas cartas.',
      'Dice exactamente cuáles: marcas, tamaños, cabecera o texto completo. Lo que nadie pide no viaja.',
    ],
  },
  'imap.UID FETCH': {
    story: [
      '{client} pide una carta por su número duradero, el UID.',
      'Los números corrientes se corren cuando desaparecen cartas; un UID no se da nunca a otra.',
    ],
  },
  'imap.STORE': {
    story: [
      '{client} cambia las marcas de una carta.',
      'Las marcas viven en el servidor, así que los otros aparatos de {person} también las verán.',
    ],
  },
  'imap.UID STORE': {
    story: [
      '{client} cambia las marcas de una carta, nombrada por su UID.',
      '«Leída» o «borrada» se anota en el servidor: el portátil mostrará lo que hizo el teléfono.',
    ],
  },
  'imap.SEARCH': { story: ['{client} deja que busque el servidor.', 'Vuelven solo los números de las cartas encontradas, no las cartas.'] },
  'imap.UID SEARCH': {
    story: [
      '{client} deja que busque el servidor y quiere números duraderos.',
      'Un teléfono no tiene que descargar mil cartas para dar con una.',
    ],
  },
  'imap.EXPUNGE': {
    story: [
      '{client} manda quitar todo lo que está marcado como `\\Deleted`.',
      'En IMAP borrar tiene dos pasos: primero se marca, luego se barre.',
    ],
  },
  'imap.CLOSE': { story: ['{client} cierra el buzón.', 'Lo que estaba marcado para borrar se va sin más avisos; la sesión continúa.'] },
  'imap.LIST': {
    story: ['{client} pregunta qué buzones hay.', 'Una cuenta puede tener muchos; INBOX es el único nombre que existe siempre.'],
  },
  'imap.STATUS': {
    story: [
      '{client} pregunta por un buzón sin abrirlo.',
      'Cuántas cartas, cuántas sin leer: con eso basta para la cifra que acompaña al nombre de una carpeta.',
    ],
  },
  'imap.NOOP': { story: ['{client} no dice nada en particular.', 'Da al servidor ocasión de contar novedades y demuestra que sigue ahí.'] },
  'imap.LOGOUT': {
    story: ['{client} se despide.', 'El servidor dirá primero BYE y después que todo fue bien; el buzón se queda como está.'],
  },
  'imap.command': {
    story: [
      '{client} dice `{label}`.',
      'En IMAP cada orden empieza por una etiqueta que elige el cliente, para no confundir las respuestas.',
    ],
    octet: [
      '`{line}`: una etiqueta, un espacio, la orden y CRLF; {octets} octetos.',
      'La respuesta que dé por acabada esta orden empezará por la misma etiqueta.',
    ],
  },
  'imap.(connect)/OK': {
    story: ['{server} descuelga y dice que está listo.', 'Hay un asterisco en lugar de etiqueta, porque todavía nadie ha preguntado nada.'],
  },
  'imap.LOGIN/OK': {
    protocol: [
      'El OK con etiqueta lleva al estado *autenticado*.',
      'Ya se permiten las órdenes sobre buzones; las que tratan de mensajes necesitan antes SELECT.',
    ],
    story: [
      '{server} deja pasar al programa de {person}.',
      'Ya puede ver qué buzones hay y abrirlos. Otros aparatos pueden estar dentro al mismo tiempo.',
    ],
  },
  'imap.LOGIN/NO': { story: ['{server} no acepta el nombre o la contraseña.', 'No dice cuál de los dos estaba mal.'] },
  'imap.SELECT/OK': {
    protocol: [
      'Primero los datos sin etiqueta (EXISTS, RECENT, FLAGS, UIDVALIDITY, UIDNEXT) y luego el `OK [READ-WRITE]` con la suya.',
      'UIDVALIDITY y UID juntos nombran un mensaje para siempre; si UIDVALIDITY cambia, todo lo recordado deja de valer.',
    ],
    story: [
      '{server} abre el buzón y lo describe: cuántas cartas, qué marcas, cuál será el próximo UID.',
      'Si UIDVALIDITY es el que el aparato recuerda, todo lo que sabe de este buzón sigue valiendo.',
    ],
  },
  'imap.FETCH/OK': {
    protocol: [
      'Un FETCH sin etiqueta por mensaje, con los datos entre paréntesis; después, el OK con etiqueta.',
      'ENVELOPE es la cabecera ya desmenuzada por el servidor: fecha, asunto, remitente, destinatarios, message-id.',
    ],
    story: [
      '{server} envía lo que se le ha pedido.',
      'Cada línea con asterisco habla de una carta; la que lleva la etiqueta dice que eso era todo.',
    ],
  },
  'imap.UID FETCH/OK': {
    protocol: [
      'La respuesta trae `UID` aunque nadie lo pidiera, y `BODY[]` como *literal*: su longitud entre llaves y después justo esos octetos.',
      'Pedir `BODY[]` pone `\\Seen`; `BODY.PEEK[]` no lo haría (RFC 3501 §6.4.5).',
    ],
    story: [
      '{server} envía la carta, octeto por octeto, tal como se entregó.',
      'El aparato tiene una copia que enseñar; la carta misma se queda en el servidor.',
    ],
    octet: [
      '{octets} octetos. Un número entre llaves anuncia cuántos octetos de carta vienen: es un *literal*.',
      'Así ningún octeto tiene que disfrazarse, ni puntos dobles ni comillas: la cuenta dice dónde acaba la carta.',
    ],
  },
  'imap.STORE/OK': {
    story: ['{server} ha puesto las marcas y dice cómo han quedado.', 'Cualquier aparato que abra este buzón las encontrará así.'],
  },
  'imap.UID STORE/OK': {
    story: ['{server} ha puesto las marcas y dice cómo han quedado.', 'Cualquier aparato que abra este buzón las encontrará así.'],
  },
  'imap.SEARCH/OK': { story: ['{server} da los números de las cartas que cumplen lo pedido.', 'El aparato ya puede traer solo esas.'] },
  'imap.EXPUNGE/OK': {
    story: ['{server} ha quitado lo que estaba marcado.', 'Las cartas de detrás avanzan y reciben números menores; sus UID no cambian.'],
  },
  'imap.LOGOUT/OK': {
    protocol: [
      'Antes del OK con etiqueta tiene que venir un BYE sin ella; después el servidor cierra.',
      'Al contrario que en POP3, irse no borra nada: solo EXPUNGE y CLOSE eliminan mensajes.',
    ],
    story: ['{server} dice BYE y, después, que también esto fue bien.', 'Las cartas siguen donde estaban, listas para el próximo aparato.'],
  },
  'imap.CAPABILITY/OK': {
    story: ['{server} enumera lo que sabe hacer.', 'El cliente aprovecha lo que conoce y no hace caso de lo demás.'],
  },
  'imap.OK': { story: ['{server} ha cumplido `{answered}`.', 'La etiqueta del principio dice a qué orden responde.'] },
  'imap.NO': {
    story: ['{server} ha entendido `{answered}`, pero no ha podido hacerlo.', 'NO quiere decir: bien pedido y, aun así, no puede ser.'],
  },
  'imap.BAD': { story: ['{server} no ha entendido `{answered}`.', 'BAD quiere decir que se equivoca el programa, no la persona.'] },
  'imap.BYE': { story: ['{server} avisa de que va a colgar.', 'BYE puede llegar en cualquier momento, también sin que nadie lo pida.'] },
  'imap.+': {
    story: [
      '{server} dice: *sigue, espero el resto*.',
      'El signo más no es todavía una respuesta; invita al cliente a enviar los octetos anunciados.',
    ],
  },
  'imap.PREAUTH': { story: ['{server} ya sabe quién llama.', 'Por esta línea no hace falta LOGIN.'] },
  'imap.reply': {
    octet: [
      '{octets} octetos. Las líneas que empiezan por `*` son datos sin etiqueta, `+` pide más, y la última lleva la etiqueta.',
      'Hasta que no vuelve su etiqueta, una orden no está terminada.',
    ],
  },
};
