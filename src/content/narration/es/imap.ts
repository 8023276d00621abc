import type { Wordings } from '../words.ts';

export const imap: Record<string, Wordings> = {
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
  'imap.STARTTLS': {
    story: ['{client} pide continuar dentro de TLS.', 'Desde el próximo octeto nadie en el camino podrá leer ni intercalar palabras.'],
  },
  'imap.STARTTLS/OK': {
    story: ['{server} acepta: puede empezar la negociación TLS.', 'Lo dicho antes ya no cuenta, porque podría haberlo dicho cualquiera.'],
  },
  'imap.AUTHENTICATE': {
    story: [
      '{client} nombra la manera en que quiere probar quién es: `{argument}`.',
      'Algunos mecanismos no envían nunca la contraseña misma: para eso existen.',
    ],
  },
  'imap.AUTHENTICATE/+': {
    story: ['{server} plantea un desafío.', 'Tras el signo más viene base64: una pregunta que solo sabe contestar el cliente verdadero.'],
  },
  'imap.AUTHENTICATE/OK': {
    story: ['{server} queda convencido y deja entrar al programa de {person}.', 'Bastó un turno: la prueba venía con la orden.'],
  },
  'imap.AUTHENTICATE/NO': {
    story: ['{server} no acepta esa prueba.', 'O el mecanismo no se ofrece en esta línea, o el nombre y el secreto no casan.'],
  },
  'imap.(response)': {
    story: ['{client} contesta al desafío.', 'Una línea sin etiqueta y sin orden: solo el base64 de la respuesta.'],
  },
  'imap.(response)/+': {
    story: ['{server} sigue preguntando.', 'Algunos mecanismos necesitan varios turnos; en SCRAM, en el último se identifica el servidor.'],
  },
  'imap.(response)/OK': {
    story: ['{server} queda convencido y deja entrar al programa de {person}.', 'Desde ahora puede abrir buzones.'],
  },
  'imap.(response)/NO': {
    story: ['{server} no acepta la respuesta.', 'No dice qué tenía de malo: eso ayudaría a quien va probando.'],
  },
  'imap.ENABLE': {
    story: [
      '{client} dice qué novedades entiende: `{argument}`.',
      'Sin esa palabra, el servidor se atiene a lo que sabe leer cualquier cliente antiguo.',
    ],
  },
  'imap.ID': {
    story: ['{client} dice cómo se llama.', 'Es solo por curiosidad y para encontrar fallos: nadie debe portarse de otro modo por ello.'],
  },
  'imap.IDLE': {
    story: ['{client} se queda en línea a la espera de novedades.', 'Así una carta aparece enseguida, sin que nadie pregunte cada minuto.'],
  },
  'imap.IDLE/+': {
    story: ['{server} avisará en cuanto pase algo.', 'Hasta DONE, por este lado no se dice nada más.'],
  },
  'imap.DONE': {
    story: ['{client} deja de esperar.', 'DONE no lleva etiqueta: pertenece al IDLE que se dijo antes.'],
  },
  'imap.DONE/OK': {
    story: ['{server} contesta al IDLE de antes, con su etiqueta.', 'Ahora pueden seguir otras órdenes.'],
  },
  'imap.*': {
    story: [
      '{server} cuenta novedades del buzón abierto.',
      'Nadie lo ha preguntado en este momento: las líneas empiezan con un asterisco.',
    ],
  },
  'imap.CREATE': {
    story: ['{client} manda hacer un buzón: `{argument}`.', 'Una barra en el nombre lo coloca debajo de otro.'],
  },
  'imap.DELETE': {
    story: ['{client} manda quitar un buzón: `{argument}`.', 'Con él se van sus cartas. Solo INBOX no se puede quitar.'],
  },
  'imap.RENAME': {
    story: ['{client} cambia de nombre un buzón.', 'Lo que cuelga de él se muda también; INBOX entrega sus cartas y se queda.'],
  },
  'imap.SUBSCRIBE': {
    story: [
      '{client} anota que este buzón debe mostrarse.',
      'La lista vive en el servidor, para que todos los aparatos muestren las mismas carpetas.',
    ],
  },
  'imap.UNSUBSCRIBE': {
    story: ['{client} saca un buzón de la lista de los que se muestran.', 'El buzón en sí se queda donde está.'],
  },
  'imap.LSUB': {
    story: ['{client} pregunta qué buzones deben mostrarse.', 'Es la lista de suscripciones, no la de todos los que existen.'],
  },
  'imap.NAMESPACE': {
    story: [
      '{client} pregunta dónde empiezan los buzones propios y dónde los ajenos.',
      'Cada servidor tiene sus costumbres; aquí los ajenos están debajo de `Other Users/`.',
    ],
  },
  'imap.APPEND': {
    story: ['{client} deja por sí mismo una carta en un buzón.', 'Así llega a Sent la copia de lo enviado: SMTP no guarda ninguna.'],
  },
  'imap.APPEND/OK': {
    story: ['{server} ha dejado allí la carta.', '`APPENDUID` dice su UID, y el cliente no tiene que buscarla.'],
  },
  'imap.APPEND/NO': {
    story: ['{server} no admite la carta.', 'No existe ese buzón, no hay derecho a escribir en él o no queda sitio.'],
  },
  'imap.COPY': {
    story: ['{client} manda copiar cartas a otro buzón.', 'No viajan: las copia el propio servidor.'],
  },
  'imap.UID COPY': {
    story: ['{client} manda copiar a otro buzón cartas nombradas por su UID.', 'No viajan: las copia el propio servidor.'],
  },
  'imap.MOVE': {
    story: ['{client} manda pasar cartas a otro buzón.', 'Antes de MOVE hacían falta tres órdenes, y un corte lo dejaba a medias.'],
  },
  'imap.UID MOVE': {
    story: [
      '{client} manda pasar a otro buzón cartas nombradas por su UID.',
      'Antes de MOVE hacían falta tres órdenes, y un corte lo dejaba a medias.',
    ],
  },
  'imap.UID EXPUNGE': {
    story: ['{client} manda quitar algunas de las cartas marcadas.', 'Al nombrar sus UID, respeta lo que ha marcado otro aparato.'],
  },
  'imap.SORT': {
    story: [
      '{client} quiere las cartas por orden: `{argument}`.',
      'El servidor las tiene todas a mano; el teléfono tendría que bajar cada cabecera.',
    ],
  },
  'imap.UID SORT': {
    story: [
      '{client} quiere las cartas por orden, con sus UID.',
      'El servidor las tiene todas a mano; el teléfono tendría que bajar cada cabecera.',
    ],
  },
  'imap.THREAD': {
    story: ['{client} quiere ver quién contestó a quién.', 'Lo dicen los campos References e In-Reply-To; el servidor los sigue.'],
  },
  'imap.UID THREAD': {
    story: [
      '{client} quiere ver quién contestó a quién, con los UID.',
      'Lo dicen los campos References e In-Reply-To; el servidor los sigue.',
    ],
  },
  'imap.SETACL': {
    story: [
      '{client} dice qué puede hacer otra persona con un buzón: `{argument}`.',
      'Cada letra es un derecho: l ver, r leer, i dejar, t borrar…',
    ],
  },
  'imap.DELETEACL': {
    story: ['{client} retira a alguien sus derechos.', 'Desde ahora el buzón es para esa persona como si no existiera.'],
  },
  'imap.GETACL': {
    story: ['{client} pregunta quién puede hacer qué con un buzón.', 'Solo recibe respuesta quien puede administrarlo.'],
  },
  'imap.LISTRIGHTS': {
    story: ['{client} pregunta qué derechos se podrían dar.', 'Un programa necesita saberlo antes de mostrar casillas.'],
  },
  'imap.MYRIGHTS': {
    story: ['{client} pregunta qué puede hacer aquí.', 'Así no ofrece lo que luego se le negaría.'],
  },
  'imap.GETQUOTA': {
    story: ['{client} pregunta cuánto sitio queda.', 'Los números son unidades de 1024 octetos.'],
  },
  'imap.GETQUOTAROOT': {
    story: ['{client} pregunta qué límites rigen para un buzón.', 'Aquí todos los buzones de una persona comparten un límite.'],
  },
  'imap.SETQUOTA': {
    story: ['{client} querría otro límite.', 'Eso lo decide quien administra el servidor.'],
  },
  'imap.CHECK': {
    story: ['{client} pide al servidor que ponga el buzón en orden.', 'Palabra de los tiempos de discos lentos: hoy hace lo que NOOP.'],
  },
  'imap.UNSELECT': {
    story: ['{client} cierra el buzón sin que se quite nada.', 'CLOSE barrería lo que está marcado.'],
  },
  'imap.COPY/OK': {
    story: ['{server} ha hecho las copias.', '`COPYUID` dice qué UID han recibido.'],
  },
  'imap.UID COPY/OK': {
    story: ['{server} ha hecho las copias.', '`COPYUID` dice qué UID han recibido.'],
  },
  'imap.MOVE/OK': {
    story: ['{server} ha cambiado de sitio las cartas.', 'Primero los UID nuevos; luego, EXPUNGE por cada una que ya no está aquí.'],
  },
  'imap.UID MOVE/OK': {
    story: ['{server} ha cambiado de sitio las cartas.', 'Primero los UID nuevos; luego, EXPUNGE por cada una que ya no está aquí.'],
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
