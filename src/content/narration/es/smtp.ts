import type { Wordings } from '../words.ts';

/** SMTP y envío: lo que dice el cliente. */
export const commands: Record<string, Wordings> = {
  'smtp.EHLO': {
    story: [
      '{client} se presenta ante {server}.',
      'Saluda con EHLO y no con HELO, que es como decir: *cuéntame qué sabes hacer además de lo de siempre*.',
    ],
    octet: [
      'La línea `{line}` y su CRLF ocupan {octets} octetos.',
      'Tras el verbo, el cliente da su propio nombre o, si no tiene ninguno en el DNS, su dirección entre corchetes.',
    ],
  },
  'smtp.HELO': {
    story: [
      '{client} se presenta a la antigua, como en 1982.',
      'Con HELO el servidor no ofrece extensiones; quedan los cuatro pasos de siempre: remitente, destinatarios, texto y despedida.',
    ],
  },
  'submission.MAIL': {
    story: [
      '{client} empieza una carta y dice a quién avisar si algo sale mal: `{address}`.',
      'Es el remitente del *sobre*. La línea From que verá quien la lea va dentro de la carta, y aquí nadie compara una cosa con otra.',
    ],
  },
  'smtp.MAIL': {
    story: [
      '{client} abre una transacción: una carta cuyos fallos habrá que contarle a `{address}`.',
      'Lo copia del sobre con que la carta le llegó; lo que diga la carta por dentro no lo mira.',
    ],
    octet: [
      '`{line}`: el verbo, la palabra `FROM:`, el camino de vuelta entre ángulos y, después, los parámetros.',
      'Tras los dos puntos no hay espacio; con su CRLF, la línea mide {octets} octetos.',
    ],
  },
  'smtp.MAIL<>': {
    story: [
      '{client} empieza una carta cuyo remitente es *nadie*: `<>`.',
      'Así viajan los avisos de fallo: si un aviso fracasa, a nadie se le contesta con otro aviso.',
    ],
    protocol: [
      'El camino de vuelta vacío, `<>`, señala una notificación.',
      'Lo exige la RFC 5321 §4.5.5, que además prohíbe responder a una devolución con otra: aquí mueren los bucles.',
    ],
  },
  'smtp.RCPT': {
    story: [
      '{client} pregunta por *cada* destinatario; ahora, por `{address}`.',
      'Esta dirección va en el sobre: lo que diga el campo «Para» de la carta no cuenta.',
    ],
    octet: [
      '`{line}`: el verbo, la palabra `TO:` y el camino de ida entre ángulos.',
      'Un camino tiene 256 octetos como mucho; esta línea entera, con su CRLF, {octets}.',
    ],
  },
  'smtp.DATA': {
    story: [
      '{client} pide permiso para entregar la carta.',
      'Hasta ahora solo se ha hablado del sobre, de modo que una negativa apenas habría costado nada.',
    ],
    octet: [
      'Cuatro letras y CRLF: {octets} octetos.',
      'Después del 354 la línea ya no lleva órdenes sino texto, hasta que llegue una línea con un punto y nada más.',
    ],
  },
  'smtp.(message)': {
    story: [
      'La carta cruza la línea: cabecera, una línea vacía y texto.',
      'Una línea con un solo punto dice que se acabó; en cuanto conteste, {server} será responsable de la carta.',
    ],
    protocol: [
      'El texto va de un tirón y termina en `CRLF . CRLF`.',
      'Si una línea de la carta empieza por punto, se le añade otro, que el receptor vuelve a quitar: es el *relleno de puntos* de la RFC 5321 §4.5.2.',
    ],
    octet: [
      '{octets} octetos, contando el punto final.',
      'Cada línea tiene 998 como máximo y acaba en CRLF, `0D 0A`. Un LF suelto no debe tomarse nunca por fin de línea: por ahí se podrían colar órdenes dentro de una carta.',
    ],
  },
  'smtp.RSET': {
    story: [
      '{client} se lo ha pensado mejor: que se olvide lo dicho de esta carta.',
      'La presentación sigue valiendo, y puede empezar otra carta enseguida.',
    ],
  },
  'smtp.NOOP': {
    story: ['{client} solo pregunta si {server} sigue ahí.', 'Lo único que cambia es que ya no hay silencio.'],
  },
  'smtp.QUIT': {
    story: [
      '{client} no tiene nada más que decir y se despide.',
      'Antes de colgar espera la respuesta: así los dos saben que no se ha perdido nada.',
    ],
  },
  'smtp.LHLO': {
    story: [
      '{client} se presenta ante {server} con la palabra de LMTP.',
      'Decir LHLO y no EHLO significa: *traigo correo para los buzones que guardas y quiero una respuesta por cada uno*.',
    ],
  },
  'smtp.STARTTLS': {
    story: [
      '{client} propone seguir en secreto.',
      'Hasta ahora cualquiera podía leerlo por el camino; si {server} acepta, los dos acordarán claves y quien escuche solo verá ruido.',
    ],
  },
  'smtp.AUTH': {
    story: [
      '{client} quiere demostrar quién es.',
      'El servidor de envío solo lleva cartas de gente conocida; la palabra que sigue a AUTH dice de qué manera se demuestra.',
    ],
  },
  'smtp.(response)': {
    story: [
      '{client} contesta a lo que se le ha preguntado.',
      'La línea va en base64: letras en lugar de octetos. Que un curioso saque de ella una contraseña depende del mecanismo.',
    ],
  },
  'smtp.BDAT': {
    story: [
      '{client} manda un trozo de la carta, contado de antemano.',
      'Como ningún punto tiene que cerrarlo, cada octeto viaja tal cual; también las imágenes, sin base64.',
    ],
  },
  'smtp.VRFY': {
    story: [
      '{client} pregunta si existe esa persona.',
      'En 1982 era una pregunta amable; hoy casi siempre la hace quien colecciona direcciones.',
    ],
  },
  'smtp.EXPN': {
    story: [
      '{client} pregunta quién está en una lista de correo.',
      'Quien lo sepa podrá escribir a todos: por eso lo cuentan tan pocos servidores.',
    ],
  },
  'smtp.HELP': {
    story: [
      '{client} pregunta qué se puede decir aquí.',
      'Es una pregunta de quien teclea SMTP a mano; los programas leen la lista de EHLO.',
    ],
  },
  'smtp.ETRN': {
    story: [
      '{client} dice: *ya he vuelto, mándame lo que me has guardado*.',
      '{server} lo hará por su cuenta, en otra conexión y a la dirección del DNS; nunca a cualquiera que lo pida.',
    ],
  },
  'smtp.ATRN': {
    story: [
      '{client} propone cambiar los papeles.',
      'Su dirección cambia de un día a otro y no hay adónde mandarle el correo: lo recoge por la línea que él mismo ha abierto.',
    ],
  },
  'smtp.TURN': {
    story: [
      '{client} dice: *ahora hablas tú y escucho yo*.',
      'En 1982 no hacía falta demostrar nada, así que cualquiera podía hacerse pasar por otro y llevarse su correo.',
    ],
  },
  'smtp.SEND': {
    story: [
      '{client} quiere que esto salga en la pantalla de alguien que trabaja ahora mismo en {server}.',
      'En 1982 el correo y los avisos al terminal eran vecinos; después la gente dejó de sentarse delante del servidor.',
    ],
  },
  'smtp.SOML': {
    story: [
      '{client} quiere que esto salga en pantalla o, si no hay nadie, que vaya al buzón.',
      'Son las siglas de «enviar o dejar en el buzón»: el servidor mira cuál de las dos cosas puede hacer.',
    ],
  },
  'smtp.SAML': {
    story: [
      '{client} quiere que esto salga en pantalla y además vaya al buzón.',
      'Son las siglas de «enviar y dejar en el buzón»: se ve ahora y se encuentra después.',
    ],
  },
  'lmtp.(message)': {
    story: [
      'La carta cruza la línea hasta el almacén: cabecera, línea vacía y texto.',
      'Tras el punto final, {server} contesta una vez por cada destinatario: así un buzón lleno no detiene a los demás.',
    ],
  },
  'smtp.command': {
    story: ['{client} dice `{label}`.', 'En SMTP una orden es una línea que empieza por un verbo, y el servidor responde a cada una.'],
  },
};

/** SMTP y envío: lo que responde el servidor. */
export const replies: Record<string, Wordings> = {
  'smtp.unasked': {
    story: [
      '{from} contesta {label} a una orden que {to} no ha dado.',
      'Estaba en medio de la carta, detrás de un LF, un punto y un final de línea. Ahí dio {from} el texto por acabado; {to} no, y toma la respuesta por la de otra cosa.',
    ],
    protocol: [
      'Una respuesta de más.',
      'RFC 5321 §2.3.8 no admite un LF sin su CR, y según §4.1.1.4 un texto solo acaba en CR LF . CR LF: donde un servidor lo cumple y el siguiente no, se puede colar correo.',
    ],
  },
  'smtp.220': {
    story: ['{server} descuelga y dice su nombre.', 'En SMTP habla primero el servidor, y 220 significa que está preparado.'],
  },
  'smtp.(connect)/421': {
    story: [
      '{server} descuelga solo para decir: *no doy abasto, prueba más tarde*.',
      'El 4 lo deja en un retraso; de la carta ni siquiera se ha hablado.',
    ],
  },
  'smtp.(connect)/554': {
    story: [
      '{server} descuelga y dice: *aquí no hay servicio de correo*.',
      'El 5 lo hace definitivo: quien tiene la carta ha de buscar otro MX o darla por imposible.',
    ],
  },
  'smtp.EHLO/250': {
    protocol: [
      'Cada línea nombra una extensión: SIZE y su límite, 8BITMIME, PIPELINING, ENHANCEDSTATUSCODES… (RFC 5321 §4.1.1.1).',
      'Lo que no está en la lista no se puede usar en esta sesión; un STARTTLS o un EHLO posterior pueden traer otra.',
    ],
    story: [
      '{server} devuelve el saludo y enumera lo que sabe hacer, una extensión por línea.',
      'El cliente solo usará lo que encuentre en esta lista: por eso se entienden todavía programas viejos y nuevos.',
    ],
    octet: [
      'Todas las líneas menos la última llevan un guion tras el código, `250-`; la última, un espacio.',
      'Ese único octeto, `2D` o `20`, le dice al cliente si vienen más líneas.',
    ],
  },
  'smtp.HELO/250': { story: ['{server} devuelve el saludo.', 'Una sola línea: con HELO no hay extensiones que enumerar.'] },
  'smtp.MAIL/250': {
    protocol: [
      '`250 2.1.0`: hay una transacción abierta y su camino de vuelta está anotado.',
      'A otro MAIL se respondería ahora 503. El servidor ha mirado la sintaxis y sus normas, no si la dirección es verdadera.',
    ],
    story: ['{server} toma nota del remitente.', 'Solo toma nota: nada en SMTP demuestra que lo haya escrito de verdad `{address}`.'],
  },
  'smtp.RCPT/250': {
    protocol: [
      '`250 2.1.5`: este camino de ida entra en la lista de destinatarios.',
      'Cada RCPT tiene su respuesta; DATA se permite en cuanto se ha aceptado alguno.',
    ],
    story: [
      '{server} admite a `{address}`.',
      'Conoce ese buzón, o sabe por dónde mandar la carta; ahora puede venir otro destinatario, o el texto.',
    ],
  },
  'smtp.251': {
    story: [
      '{server} admite a `{address}`, que se ha mudado, y reenviará la carta él mismo.',
      'No hay que escribir de nuevo: da la dirección nueva para la próxima vez.',
    ],
  },
  'smtp.252': {
    story: [
      '{server} ni lo confirma ni lo desmiente.',
      'Si confirmara cualquier nombre, regalaría la lista de sus usuarios a quien preguntase.',
    ],
  },
  'smtp.(message)/250': {
    story: [
      '{server} tiene la carta y desde ahora responde de ella.',
      'Este es el momento que cuenta: o la entrega, o avisa a quien la envió. El cliente ya puede olvidar su copia.',
    ],
    protocol: [
      'Con este 250 la responsabilidad pasa al receptor (RFC 5321 §6.1).',
      'Si la respuesta se perdiera por el camino, el cliente volvería a enviar: puede haber duplicados, pero no pérdidas en silencio.',
    ],
  },
  'smtp.RSET/250': { story: ['{server} ha olvidado remitente, destinatarios y texto.', 'La sesión queda como estaba tras el saludo.'] },
  'smtp.NOOP/250': { story: ['{server} está ahí.', 'Que contestara «todo bien» era lo único que se buscaba.'] },
  'smtp.221': { story: ['{server} se despide y cuelga.', 'Todo lo que había aceptado sigue aceptado.'] },
  'smtp.250': { story: ['{server} dice que sí.', '250 es el «hecho» corriente de SMTP.'] },
  'smtp.354': {
    story: [
      '{server} dice: *adelante, te escucho*.',
      'Todavía no es un «hecho»: el 3 pide al cliente que siga, y el veredicto sobre la carta llegará tras su última línea.',
    ],
  },
  'smtp.421': {
    story: ['{server} tiene que cortar.', 'El 4 indica que es solo por ahora: el cliente guarda su carta y llamará más tarde.'],
  },
  'smtp.450': {
    story: [
      '{server} no puede llegar a ese buzón en este momento.',
      'No se pierde nada: la carta espera en la cola del cliente y se volverá a intentar.',
    ],
  },
  'smtp.451': {
    story: [
      'Algo le ha fallado a {server} mientras trabajaba.',
      'La culpa es suya y puede pasársele, así que el cliente lo intentará más tarde.',
    ],
  },
  'smtp.452': {
    story: [
      'A {server} no le queda sitio ahora.',
      'Ese 4 lo cambia todo: es *ahora no* en vez de *nunca*, y la carta vuelve a la cola a esperar.',
    ],
  },
  'smtp.500': {
    story: ['{server} no ha entendido la línea en absoluto.', 'La sesión sigue: un error es una respuesta como otra cualquiera.'],
  },
  'smtp.501': {
    story: [
      '{server} conoce el verbo, pero no lo que venía detrás.',
      'El cliente lo dijo mal; no ha cambiado nada y puede repetirlo bien.',
    ],
  },
  'smtp.502': {
    story: [
      '{server} sabe qué orden es, pero no la ofrece.',
      'Un servidor antiguo o prudente puede prescindir de algunas; la lista que sigue a EHLO lo avisa de antemano.',
    ],
  },
  'smtp.503': {
    story: [
      '{server} se niega: no es el momento de `{answered}`.',
      'SMTP tiene su orden (saludo, remitente, destinatarios, texto), y el servidor sabe en qué punto está.',
    ],
  },
  'smtp.RCPT/550': {
    story: [
      '{server} no conoce a `{address}`.',
      'El 5 quiere decir que insistir no sirve: la carta no se puede entregar, y quien la tenga deberá contárselo a quien la envió.',
    ],
  },
  'smtp.550': {
    story: [
      '{server} se niega definitivamente.',
      'Ese buzón no existe o lo prohíben las normas de la casa; volver a preguntar traería la misma respuesta.',
    ],
  },
  'smtp.552': {
    story: ['A {server} le parece demasiado grande.', 'Es más de lo que puede guardar: quien lo envió tiene que saberlo y mandar menos.'],
  },
  'smtp.553': { story: ['{server} no puede admitir ese nombre de buzón.', 'No es una dirección en la que pudiera entregar nada.'] },
  'smtp.554': { story: ['{server} no lo hará.', '554 es la respuesta para los fallos que no tienen número propio.'] },
  'smtp.555': {
    story: [
      '{server} no conoce alguno de los parámetros.',
      'Solo se pueden usar los de las extensiones que el servidor enumeró tras EHLO.',
    ],
  },
  'smtp.STARTTLS/220': {
    story: [
      '{server} está listo para negociar.',
      'Con el próximo octeto empiezan a acordar claves; lo dicho hasta aquí deja de valer y el saludo se repite.',
    ],
  },
  'smtp.LHLO/250': {
    story: [
      '{server} devuelve el saludo y enumera lo que sabe hacer.',
      'Igual que tras EHLO; solo cambiará cuántas respuestas da después del texto.',
    ],
  },
  'smtp.235': { story: ['{server} se lo cree.', 'Desde ahora sabe de quién son las cartas, y se las llevará a quien haga falta.'] },
  'smtp.334': {
    story: [
      '{server} pide el siguiente paso de la prueba.',
      'Lo que va tras el código es base64: una pregunta del mecanismo, o nada, que quiere decir *sigue*.',
    ],
  },
  'smtp.214': { story: ['{server} cuenta qué se puede decir aquí.', 'Es solo para personas: los programas no lo leen.'] },
  'smtp.BDAT/250': {
    story: [
      '{server} ha contado el trozo y lo guarda.',
      'Si llevaba la palabra LAST, la carta está completa y {server} responde de ella desde ahora.',
    ],
  },
  'smtp.VRFY/250': {
    story: [
      '{server} conoce a esa persona y lo dice.',
      'O es un servidor amable o está entre amigos: en la red abierta apenas quedan respuestas así.',
    ],
  },
  'smtp.VRFY/251': {
    story: [
      '{server} sabe adónde se ha mudado esa persona y le reenviaría las cartas.',
      'Solo contesta a una pregunta: todavía no se ha hablado de ninguna carta.',
    ],
  },
  'smtp.EXPN/250': {
    story: [
      '{server} nombra a los miembros de la lista, uno por línea.',
      'Como con EHLO, el guion tras el código avisa de que vienen más.',
    ],
  },
  'smtp.ETRN/250': { story: ['{server} va a repasar su cola.', 'No promete más: si espera algo, se verá cuando llame.'] },
  'smtp.ETRN/251': { story: ['{server} no tiene nada para ese nodo.', 'La pregunta era correcta; sencillamente no hay correo.'] },
  'smtp.ETRN/252': { story: ['{server} tiene correo para ese nodo y empieza a enviarlo.', 'Cuánto, no lo dice.'] },
  'smtp.253': {
    story: ['{server} tiene correo para ese nodo, lo ha contado y empieza a enviarlo.', 'Llegará por conexiones que abrirá {server}.'],
  },
  'smtp.ATRN/250': {
    story: [
      '{server} acepta cambiar los papeles.',
      'Desde la próxima línea hace de servidor quien lo pidió: saluda con 220 y el otro le entrega el correo.',
    ],
  },
  'smtp.TURN/250': {
    story: ['{server} acepta sin preguntar quién lo pide.', 'Ahora será él quien diga EHLO y MAIL, y el otro lado recogerá las cartas.'],
  },
  'smtp.453': { story: ['{server} no tiene correo que dar.', 'No hay ningún error: el cliente puede volver a preguntar otro día.'] },
  'smtp.454': {
    story: ['{server} no puede hacerlo de momento.', 'El problema es suyo, un certificado o un directorio al que no llega, y puede pasar.'],
  },
  'smtp.458': { story: ['{server} no puede poner en marcha esa cola ahora.', 'El correo se queda donde está y saldrá a sus horas.'] },
  'smtp.459': {
    story: ['{server} no pone en marcha esa cola para cualquiera.', 'Solo se pueden nombrar los nodos a los que guarda correo.'],
  },
  'smtp.504': {
    story: ['{server} conoce la orden, pero no esta manera de cumplirla.', 'Las que conoce están en la lista que sigue a EHLO.'],
  },
  'smtp.530': {
    story: ['{server} quiere antes otra cosa.', 'O el cliente dice quién es, o los dos siguen en secreto: el texto aclara cuál.'],
  },
  'smtp.534': { story: ['A {server} esa prueba le parece demasiado débil.', 'En su lista hay otra más fuerte.'] },
  'smtp.535': {
    story: ['{server} no se lo cree.', 'Nombre o contraseña equivocados: no dice cuál, para que nadie vaya probando nombres.'],
  },
  'smtp.538': { story: ['{server} no quiere oír una contraseña que otros pueden leer.', 'Primero STARTTLS; después, la contraseña.'] },
  'smtp.551': {
    story: [
      '{server} no lo acepta, pero dice adónde se ha mudado la persona.',
      'El cliente puede escribir allí; {server} no reenvía nada.',
    ],
  },
  'smtp.(response)/501': {
    story: [
      'La prueba queda abandonada.',
      'O el cliente ha dicho `*`, o lo que dijo no era una respuesta; no ha cambiado nada y puede volver a empezar.',
    ],
  },
  'lmtp.(connect)/220': {
    story: [
      '{server} dice su nombre y que habla LMTP.',
      'Guarda buzones y no tiene cola: lo que no pueda almacenar ahora se lo queda el otro lado.',
    ],
  },
  'lmtp.(message)/250': {
    story: [
      '{server} ha dejado la carta en ese buzón, o responde de ello.',
      'En LMTP esto vale para un solo destinatario; los demás reciben cada uno su línea.',
    ],
  },
  'lmtp.(connect)/250': {
    story: [
      '{server} también se queda la carta para el siguiente destinatario.',
      'Un solo texto y varias respuestas, en el orden en que se nombró a los destinatarios.',
    ],
  },
  'lmtp.(connect)/452': {
    story: [
      'En el buzón de este destinatario a {server} no le queda sitio.',
      'Los demás ya la tienen; solo por él vuelve la carta a la cola.',
    ],
  },
  'lmtp.(connect)/552': {
    story: ['{server} rechaza la carta para este destinatario.', 'Es mayor de lo que cabrá nunca en su buzón; a los demás no les afecta.'],
  },
  'smtp.2xx': { story: ['{server} ha hecho lo que se le pedía.', 'Lo dice la primera cifra: 2 es *hecho*.'] },
  'smtp.3xx': { story: ['{server} espera algo más.', 'Lo dice la primera cifra: 3 es *vas bien, sigue*.'] },
  'smtp.4xx': { story: ['{server} no puede hacerlo ahora.', 'Lo dice la primera cifra: 4 es *inténtalo más tarde*.'] },
  'smtp.5xx': { story: ['{server} se niega.', 'Lo dice la primera cifra: 5 es *no, y tampoco luego*.'] },
  'smtp.reply': {
    octet: [
      '`{code}`, un espacio, un texto para ojos humanos y CRLF: {octets} octetos.',
      'Los programas leen solo las tres cifras: la primera dice si fue bien, la segunda de qué se trata y la tercera distingue unos casos de otros.',
    ],
  },
};
