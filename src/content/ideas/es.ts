/** Misconceptions, in Spanish. */
import type { IdeaWords } from './numbers.ts';

export const ideas: IdeaWords = {
  'program-to-program': {
    thought: 'Mi programa habla con el de Bea.',
    truth: 'Entrega a su propio servidor; el aparato de Bea puede estar apagado.',
  },
  'mail-goes-to-the-computer': {
    thought: 'Mi correo vive en mi programa.',
    truth: 'Está en un buzón de un servidor; los programas lo traen o enseñan copias.',
  },
  'mail-is-instant': { thought: 'El correo llega al instante o no llega.', truth: 'Puede esperar horas en una cola y llegar igual.' },
  'server-brings-it': {
    thought: 'El servidor lleva la carta al aparato de quien lee.',
    truth: 'Su camino acaba en el buzón; el programa de quien lee viene a por ella.',
  },
  'server-asks-for-mail': { thought: 'El servidor que recibe viene a recoger el correo.', truth: 'Llama quien tiene la carta.' },
  'sender-keeps-it': {
    thought: 'El servidor de quien envía guarda la carta hasta que se lee.',
    truth: 'Solo hasta que el siguiente servidor dice 250.',
  },
  'smtp-fetches': { thought: 'SMTP también recoge correo.', truth: 'Solo empuja; para leer están POP3, IMAP o la web.' },
  'one-call-one-letter': { thought: 'Cada carta necesita su propia llamada.', truth: 'Tras el 250, la siguiente puede empezar con MAIL.' },
  'client-speaks-first': { thought: 'El cliente habla primero.', truth: 'En SMTP, POP3 e IMAP saluda primero el servidor.' },
  'top-received-is-first': {
    thought: 'El Received de arriba es el primer salto.',
    truth: 'Cada salto sella encima: se lee de abajo arriba.',
  },
  'date-is-arrival': {
    thought: 'Date dice cuándo llegó la carta.',
    truth: 'Lo escribe el reloj de quien envía; la llegada es el Received de arriba.',
  },
  'i-set-return-path': { thought: 'Return-Path lo pongo yo.', truth: 'Lo escribe la entrega final, a partir de MAIL FROM.' },
  'every-machine-stamps': {
    thought: 'Toda máquina del camino sella la carta.',
    truth: 'Sella quien la recibe; el programa que la escribió, no.',
  },
  'trace-cannot-be-forged': {
    thought: 'Las líneas Received no se pueden falsificar.',
    truth: 'Cualquiera teclea una; fíate solo de las de servidores que conoces.',
  },
  'to-decides': { thought: 'Para decide adónde va la carta.', truth: 'Decide RCPT; Para solo lo leen personas y programas al final.' },
  'bcc-is-hidden-header': { thought: 'Bcc es una línea que los programas esconden.', truth: 'Está en el sobre; la carta no la contiene.' },
  'bcc-stays-hidden': { thought: 'Una copia oculta que responde a todos sigue oculta.', truth: 'Su respuesta la descubre ante todos.' },
  'bcc-is-a-command': { thought: 'Hay una orden para las copias.', truth: 'Todo destinatario entra con RCPT TO.' },
  'server-strips-bcc': {
    thought: 'El servidor quita la línea Bcc.',
    truth: 'La deja fuera el programa de quien escribe; el servidor no tiene por qué mirar.',
  },
  'one-text-each': {
    thought: 'El texto se envía una vez por lector.',
    truth: 'Una vez por servidor; las copias se hacen donde están los buzones.',
  },
  'accepted-is-delivered': {
    thought: '250 significa que la carta está entregada.',
    truth: 'Aceptada, sí; aún puede llegar una devolución.',
  },
  'words-matter': {
    thought: 'Las palabras tras el código importan.',
    truth: 'Los programas leen las cifras; las palabras son para personas.',
  },
  '3yz-is-yes': { thought: 'Un 3 es un sí.', truth: 'Dice «sigue»: aún no hay nada hecho.' },
  '354-is-an-error': { thought: '354 es un error.', truth: 'Invita a mandar el texto.' },
  'dot-ends-mail': {
    thought: 'Un punto solo en mi texto acaba la carta.',
    truth: 'El cliente dobla los puntos iniciales y el servidor los quita.',
  },
  'server-knows-the-end': { thought: 'El servidor sabe dónde acaba de verdad mi texto.', truth: 'Ve octetos; un punto solo es el final.' },
  'all-or-nothing': { thought: 'Un destinatario mal escrito estropea toda la carta.', truth: 'A cada destinatario se le contesta aparte.' },
  'cut-loses': { thought: 'Una llamada que se corta pierde la carta.', truth: 'La tiene quien dijo 250; si no, se intenta de nuevo.' },
  'five-ends-the-call': { thought: 'Un 5 acaba la llamada.', truth: 'Es un no a una línea; la sesión sigue.' },
  '503-is-unavailable': { thought: '503 significa «servicio no disponible».', truth: 'Eso es HTTP; aquí es «orden fuera de secuencia».' },
  'rset-hangs-up': { thought: 'RSET cuelga.', truth: 'Olvida la transacción; la sesión sigue.' },
  'order-means-refusal': {
    thought: 'Fuera de orden significa que se rechaza a la persona.',
    truth: 'El servidor ni siquiera ha mirado la dirección.',
  },
  'any-server-takes-all': {
    thought: 'Cualquier servidor acepta correo para cualquiera.',
    truth: 'Para los suyos, de todos; para los demás, solo de los suyos.',
  },
  'send-is-mail': { thought: 'SEND es otra forma de decir MAIL.', truth: 'Escribía en la pantalla de quien estuviera conectado.' },
  'ports-are-the-same': {
    thought: 'Los puertos 25, 465 y 587 son lo mismo.',
    truth: 'El 25 es entre servidores; el 587 empieza en claro y el 465 con TLS.',
  },
  'secure-means-safer': {
    thought: 'Empezar con TLS es más seguro, también en el 587.',
    truth: 'En el 587 falla: ahí TLS empieza con STARTTLS.',
  },
  'starttls-goes-on': { thought: 'Tras STARTTLS se sigue donde se estaba.', truth: 'Todo se olvida: EHLO otra vez.' },
  'size-after-the-fact': {
    thought: 'El servidor sabe el tamaño cuando ya tiene la carta.',
    truth: 'SIZE lo dice con MAIL, antes del texto.',
  },
  'base64-hides': { thought: 'Base64 esconde la contraseña.', truth: 'Cualquiera la descodifica.' },
  'tls-end-to-end': { thought: 'TLS sella la carta hasta quien la lee.', truth: 'Salto a salto; cada servidor del camino la lee.' },
  'login-proves-author': { thought: 'Mi contraseña demuestra a Bea quién soy.', truth: 'Solo la ha visto mi servidor.' },
  'refused-means-unsaid': {
    thought: 'Si rechazan la contraseña, es como no haberla dicho.',
    truth: 'El rechazo llega cuando ya ha cruzado la línea.',
  },
  'replay-works': { thought: 'Una respuesta grabada a un desafío vale otra vez.', truth: 'El próximo desafío será otro.' },
  'from-proves-me': { thought: 'Mi dirección tras MAIL FROM demuestra quién soy.', truth: 'Cualquiera puede decirla.' },
  'mx-larger-first': { thought: 'MX 20 gana a MX 10.', truth: 'El número más pequeño va primero.' },
  'mx-holds-anything': {
    thought: 'Un MX puede contener una dirección o un alias.',
    truth: 'Contiene el nombre de una máquina con dirección propia.',
  },
  'no-mx-no-mail': { thought: 'Sin MX no hay correo.', truth: 'Se usa la dirección del dominio; para negarse está el MX nulo.' },
  'null-mx-is-a-host': { thought: 'El punto de un MX nulo es una máquina.', truth: 'Dice que el dominio no recibe correo.' },
  'one-mx-down-stops-mail': {
    thought: 'Si el primer servidor está apagado, el correo se para.',
    truth: 'Se prueba enseguida el siguiente.',
  },
  'dns-changes-at-once': { thought: 'Un cambio en el DNS se ve al instante.', truth: 'Las respuestas se recuerdan lo que diga su TTL.' },
  'one-mx-a-try': {
    thought: 'En cada intento se llama a un solo servidor.',
    truth: 'Un intento recorre toda la lista hasta que uno contesta.',
  },
  'mx-is-last-resort': {
    thought: 'El segundo MX solo se usa cuando el primero se da por perdido.',
    truth: 'Se llama en cuanto no se puede hablar con el primero.',
  },
  'backup-holds-mailboxes': {
    thought: 'El segundo MX tiene una copia de los buzones.',
    truth: 'Guarda las cartas en una cola hasta que vuelve el primero.',
  },
  'always-five-days': {
    thought: 'Siempre se tarda días en saber que una carta no se puede entregar.',
    truth: 'Un MX nulo, o un 5, lo dice en el acto.',
  },
  '4yz-is-lost': { thought: 'Un 4 significa que la carta se ha perdido.', truth: 'Espera y se intenta de nuevo.' },
  'silence-is-arrival': { thought: 'Una hora sin devolución: ha llegado.', truth: 'Los servidores lo intentan cuatro o cinco días.' },
  'bounce-needs-sender': { thought: 'Una devolución necesita remitente.', truth: 'Lo lleva vacío, para que ninguna conteste a otra.' },
  'failures-are-silent': {
    thought: 'Un servidor puede tirar una carta en silencio.',
    truth: 'Quien la aceptó la entrega o dice que no pudo.',
  },
  'refusal-moves-on': {
    thought: 'Tras cualquier rechazo se prueba el siguiente servidor.',
    truth: 'Solo si no se pudo hablar con él; lo rechazado espera o vuelve.',
  },
  'loop-needs-time': {
    thought: 'Un bucle se para cuando ya dura demasiado.',
    truth: 'Se para por la cuenta: cada salto añade un Received.',
  },
  'servers-remember': {
    thought: 'El servidor reconoce una carta que ya ha pasado por él.',
    truth: 'No lleva ninguna lista; las vueltas van en la carta, en sus Received.',
  },
  'forwarder-must-take': { thought: 'Un servidor que reenvía tiene que aceptarlo todo.', truth: 'Puede negarse, y un bucle debe pararlo.' },
  'asking-is-naming-me': { thought: 'En ETRN pongo el nombre de mi servidor.', truth: 'Se pone el dominio cuyo correo espera.' },
  'etrn-hands-over': { thought: 'ETRN entrega las cartas a quien las pide.', truth: 'Provoca otra llamada, al servidor que diga el DNS.' },
  'helo-is-identity': { thought: 'El nombre tras HELO demuestra quién llama.', truth: 'Cualquiera dice el que quiere; lo demuestra AUTH.' },
  'opener-is-client': {
    thought: 'Quien llamó es el cliente hasta el final.',
    truth: 'TURN y ATRN cambian los papeles en la misma conexión.',
  },
  'list-is-long-cc': { thought: 'Una lista es un Cc muy largo.', truth: 'Envía de nuevo, con su propia dirección de retorno.' },
  'from-line-is-from-field': {
    thought: 'Una línea que empieza por «From » es el campo From.',
    truth: 'El campo lleva dos puntos y está en la cabecera.',
  },
  'half-a-letter': {
    thought: 'Mientras se guarda, se puede ver media carta.',
    truth: 'En un Maildir se escribe en tmp y pasa a new cuando está entera.',
  },
  '251-tells-the-author': {
    thought: 'El 251 le da la dirección nueva a quien escribió.',
    truth: 'Solo lo oye el servidor que llama; la carta se reenvía.',
  },
  'one-yes-for-all': {
    thought: 'Tras el texto hay una sola respuesta para todos.',
    truth: 'En SMTP, sí; LMTP contesta por cada destinatario.',
  },
  'alias-is-list': { thought: 'Un alias y una lista son lo mismo.', truth: 'El alias deja el remitente del sobre; la lista pone el suyo.' },
  'pop3-always-deletes': { thought: 'POP3 borra lo que recoge.', truth: 'Solo DELE borra, y lo decide el programa.' },
  'dele-deletes': { thought: 'DELE borra.', truth: 'Borra QUIT; si se corta la línea, todo queda.' },
  'pop3-knows-read': { thought: 'POP3 sabe qué está leído.', truth: 'No tiene marcas ni carpetas; los números valen una sesión.' },
  'pop-only-whole': {
    thought: 'Con POP3 solo se traen cartas enteras.',
    truth: 'TOP da la cabecera y unas líneas, si el servidor lo ofrece.',
  },
  'number-is-name': {
    thought: 'Una carta conserva su número de una sesión POP3 a otra.',
    truth: 'Se numeran de nuevo; el nombre que dura lo da UIDL.',
  },
  'quit-is-goodbye': { thought: 'QUIT solo es despedirse.', truth: 'También ejecuta los borrados; sin él no se borra nada.' },
  'pop-is-shared': { thought: 'Dos programas pueden estar a la vez en un buzón POP3.', truth: 'El primero lo bloquea hasta que se va.' },
  'leaving-is-free': {
    thought: 'Dejar el correo en el servidor no cuesta nada.',
    truth: 'En cada llamada vuelve a pasar la lista de nombres.',
  },
  'delete-is-one-act': { thought: 'En IMAP, borrar es un solo acto.', truth: 'Una marca y luego EXPUNGE; la papelera es un MOVE.' },
  'fetch-only-looks': { thought: 'Leer con FETCH no cambia nada.', truth: 'BODY[] marca como leído; BODY.PEEK[] no.' },
  'message-5-stays-5': { thought: 'El mensaje 5 siempre es el 5.', truth: 'EXPUNGE renumera; los UID duran.' },
  'sending-fills-sent': { thought: 'Enviar llena la carpeta de enviados.', truth: 'El programa guarda allí su propia copia.' },
  'no-tag-needed': { thought: 'Una línea de IMAP empieza por la orden.', truth: 'Empieza por una etiqueta, que la respuesta repite.' },
  'untagged-is-answer': {
    thought: 'Una línea con asterisco contesta a mi última orden.',
    truth: 'Es una noticia y puede venir sola; la respuesta lleva mi etiqueta.',
  },
  'must-download-to-search': {
    thought: 'Para buscar en mi correo antes tengo que traerlo.',
    truth: 'Con SEARCH busca el servidor y solo manda números.',
  },
  'literal-is-end': {
    thought: 'La línea que acaba en {21} es la orden completa.',
    truth: 'Anuncia 21 octetos; tras el + los manda el cliente.',
  },
  'copy-is-move': { thought: 'COPY cambia la carta de carpeta.', truth: 'Deja el original donde estaba; MOVE se lo lleva.' },
  'idle-delivers': { thought: 'IDLE trae el correo.', truth: 'Dice que lo hay; luego el programa lo recoge.' },
  'client-must-ask': {
    thought: 'El programa tiene que preguntar una y otra vez si hay correo.',
    truth: 'Con IDLE avisa el propio servidor.',
  },
  'one-numbering': {
    thought: 'El mensaje 3 es el mismo en todos los aparatos.',
    truth: 'Cada sesión tiene sus números; los UID valen para todas.',
  },
  'must-fetch-all': { thought: 'Para saber qué ha cambiado hay que volver a traerlo todo.', truth: 'CHANGEDSINCE pide solo lo posterior.' },
  'read-means-all': {
    thought: 'Quien puede leer una carpeta también puede cambiarla.',
    truth: 'Cada permiso tiene su letra; la r solo deja leer.',
  },
  'seen-is-free': { thought: 'Para marcar como leído no hace falta permiso.', truth: 'Es un cambio en la carpeta y hace falta la s.' },
  'extension-is-standard': {
    thought: 'Lo que está en una norma vale en cualquier servidor.',
    truth: 'Solo lo que el servidor nombra entre sus capacidades.',
  },
  'enable-installs': { thought: 'ENABLE añade al servidor lo que le falta.', truth: 'Solo activa lo que ya tiene.' },
  'sender-is-told': {
    thought: 'A quien envió la carta le cuentan lo que hago con ella.',
    truth: 'Solo se enteran los programas conectados a mi buzón.',
  },
  'pop3-one-device': { thought: 'Con POP3 dos aparatos no pueden ver la misma carta.', truth: 'Pueden, si se deja en el servidor.' },
  'imap-needs-line': { thought: 'IMAP no funciona sin conexión.', truth: 'Los programas guardan copias y mandan las marcas después.' },
  'mail-stays-on-server': {
    thought: 'Lo que un programa ha recogido sigue siempre en el servidor.',
    truth: 'Tras DELE y QUIT ya no: la única copia está en el aparato.',
  },
  'simple-is-cheap': {
    thought: 'El protocolo más sencillo gasta menos octetos.',
    truth: 'Cuenta lo que trae: un archivo pesa más que todas las órdenes.',
  },
  'all-or-nothing-fetch': {
    thought: 'Las mismas cartas cuestan lo mismo con cualquier protocolo.',
    truth: 'IMAP puede traer solo partes, y cada protocolo añade lo suyo.',
  },
  'imap-always-wins': {
    thought: 'IMAP es mejor en todos los casos.',
    truth: 'Para traerlo todo una vez, en un aparato, POP3 habla menos.',
  },
  'fetch-is-store': { thought: 'Con FETCH también se ponen marcas.', truth: 'FETCH pregunta; las cambia STORE.' },
  'attachments-travel-beside': { thought: 'Los adjuntos viajan aparte.', truth: 'Son partes de un mismo texto, un tercio más grandes.' },
  'alternative-is-two': { thought: '«alternative» son dos mensajes.', truth: 'Un contenido en calidad creciente; el último es el mejor.' },
  'attachment-is-link': {
    thought: 'Un adjunto es un enlace a un archivo que se queda conmigo.',
    truth: 'El archivo va dentro de la carta.',
  },
  'attachment-travels-as-it-is': {
    thought: 'Un archivo de 30 000 octetos ocupa eso mismo en la carta.',
    truth: 'En Base64 crece un tercio.',
  },
  'boundary-closes-each': {
    thought: 'Cada parte se cierra con su propio separador.',
    truth: 'La cierra el siguiente; los dos guiones detrás son solo del último.',
  },
  'hyphens-belong-to-boundary': {
    thought: 'Los dos guiones son parte del nombre del separador.',
    truth: 'Se le ponen delante en el cuerpo.',
  },
  'html-always-wins': {
    thought: 'Siempre se muestra la versión HTML.',
    truth: 'La última que el programa sabe mostrar; algunos solo muestran texto.',
  },
  'encoding-is-free': {
    thought: 'Las mismas palabras ocupan igual con cualquier codificación.',
    truth: 'Cada codificación alarga unos textos más que otros.',
  },
  'base64-for-text': { thought: 'Da igual qué codificación use.', truth: 'Quoted-printable conviene al texto; Base64, a los archivos.' },
  'charset-does-not-matter': {
    thought: 'Da igual el charset que ponga la cabecera.',
    truth: 'Con él se leen los octetos; tienen que coincidir.',
  },
  'filename-is-an-order': {
    thought: 'El programa debe obedecer al nombre de un adjunto.',
    truth: 'Es una sugerencia de fuera, y puede ser una trampa.',
  },
  'empty-line-anywhere': { thought: 'Puede haber campos después de una línea vacía.', truth: 'La primera línea vacía acaba la cabecera.' },
  'webmail-without-smtp': { thought: 'El correo web no usa SMTP.', truth: 'HTTP llega solo hasta el servidor web.' },
  'browser-speaks-smtp': {
    thought: 'El navegador envía la carta por SMTP.',
    truth: 'Entrega un formulario por HTTP; de ahí sigue el servidor web.',
  },
  'null-is-anonymous': {
    thought: 'MAIL FROM:<> es para quien no quiere dar su nombre.',
    truth: 'Es para las devoluciones, para que nadie las conteste.',
  },
  'web-is-light': { thought: 'Leer en el navegador gasta menos.', truth: 'Cada página trae su formulario, su lista y sus cabeceras.' },
  'always-two-servers': {
    thought: 'Toda carta pasa de un servidor a otro.',
    truth: 'Si los dos buzones están en el mismo, no sale ninguna llamada.',
  },
  'provider-helps-anyway': {
    thought: 'Mi proveedor ayuda aunque envíe con mi propio servidor.',
    truth: 'No sabe nada de esa carta; espera y reintenta mi servidor.',
  },
  'dns-keeps-mail': {
    thought: 'El DNS guarda el correo de un servidor apagado.',
    truth: 'Solo sabe nombres y direcciones; espera la cola de quien envía.',
  },
  're-makes-threads': { thought: 'El hilo lo hace «Re:».', truth: 'Lo hacen In-Reply-To y References.' },
  'undo-recalls': { thought: '«Deshacer» recupera la carta.', truth: 'Solo retrasa el envío; nada hace volver una carta.' },
  'every-click-is-heard': { thought: 'Cada clic en mi programa llega al servidor.', truth: 'Ordenar y mostrar es cosa del programa.' },
  'pop3-has-folders': {
    thought: 'También con POP3 mis carpetas están en el servidor.',
    truth: 'Están en el programa; POP3 conoce un solo buzón.',
  },
  'from-is-the-sender': { thought: 'From dice quién la envió.', truth: 'Es texto libre del programa de quien escribe.' },
  'from-is-checked': { thought: 'SPF comprueba From.', truth: 'Mira MAIL FROM; DMARC lo une a From.' },
  'dkim-means-honest': { thought: 'Si DKIM pasa, el correo es honrado.', truth: 'Ha firmado un dominio; los spammers también firman.' },
  'backscatter-means-hacked': {
    thought: 'Recibo devoluciones de cartas que no envié: me han pirateado.',
    truth: 'Alguien escribió mi dirección en un sobre.',
  },
  'from-is-filled-in': { thought: 'From lo rellena el servidor.', truth: 'Es una línea del texto; la escribe quien escribe el texto.' },
  'return-path-is-proof': {
    thought: 'Return-Path demuestra de dónde viene una carta.',
    truth: 'Repite MAIL FROM, y ahí cualquiera dice lo que quiere.',
  },
  'bounce-goes-to-caller': {
    thought: 'La devolución vuelve a la máquina que envió la carta.',
    truth: 'Es una carta nueva, a la dirección del sobre.',
  },
  'spf-is-a-note': {
    thought: 'Si SPF falla, solo se añade una nota a la carta.',
    truth: 'El servidor puede rechazarla durante la llamada.',
  },
  'envelope-must-match': {
    thought: 'Si From no coincide con el sobre, el servidor rechaza la carta.',
    truth: 'Pueden ser distintos; en las listas lo son a diario.',
  },
  'dkim-checks-from': {
    thought: 'Si DKIM pasa, ha firmado el dominio de From.',
    truth: 'Puede firmar cualquiera; solo DMARC lo compara con From.',
  },
  'signature-is-encryption': {
    thought: 'Una carta firmada no se puede leer por el camino.',
    truth: 'Se puede leer; la firma solo descubre los cambios.',
  },
  'spf-fail-is-forged': { thought: 'Si SPF falla, la carta es falsa.', truth: 'También falla una reenviada: viene de otra máquina.' },
  'dmarc-alone': { thought: 'Con un registro DMARC basta.', truth: 'SPF o DKIM tiene que pasar por el mismo dominio.' },
  'utf8-needs-smtputf8': {
    thought: 'Un texto en UTF-8 necesita SMTPUTF8.',
    truth: 'Basta 8BITMIME o una codificación; aquel es para direcciones y cabeceras.',
  },
  'one-letter-one-octet': { thought: 'Una letra es un octeto.', truth: 'En UTF-8 la ñ ocupa dos; depende del charset.' },
  'encoding-is-charset': {
    thought: 'El charset y la codificación de transferencia son lo mismo.',
    truth: 'Uno dice qué significan los octetos; la otra, cómo se escriben.',
  },
  'accents-are-lost': { thought: 'En el correo hay que quitar los acentos.', truth: 'Se pueden codificar, en el texto y en el asunto.' },
  'utf8-goes-by-itself': { thought: 'Si el servidor ofrece SMTPUTF8, ya está en uso.', truth: 'Lo tiene que pedir el cliente, en MAIL.' },
  'accent-does-not-matter': {
    thought: 'En una dirección da igual jose que josé.',
    truth: 'Son dos direcciones; solo su servidor podría unirlas.',
  },
  'address-can-be-encoded': {
    thought: 'Un acento antes de la @ se puede codificar, como en un asunto.',
    truth: 'No se puede: hace falta SMTPUTF8 en todo el camino.',
  },
  'refusal-waits': {
    thought: 'Si falta una extensión, la carta espera en la cola.',
    truth: 'Luego también faltará: la carta vuelve a quien la envió.',
  },
  'mail-came-with-web': { thought: 'El correo llegó con la Web.', truth: 'El correo en red es de 1971; SMTP, de 1982.' },
  'extensions-were-always-there': {
    thought: 'Todo servidor SMTP ha entendido siempre EHLO.',
    truth: 'Es de 1993; los anteriores contestan 500, y se dice HELO.',
  },
  'old-means-incompatible': {
    thought: 'Un programa viejo y uno nuevo no se entienden.',
    truth: 'El nuevo se conforma con lo que sabe el viejo.',
  },
  'new-number-new-protocol': {
    thought: 'Un número de RFC nuevo es un protocolo nuevo.',
    truth: 'A menudo es una revisión: RFC 5321 sigue siendo SMTP.',
  },
  'mail-must-be-pushed': {
    thought: 'El correo solo puede funcionar si guarda las cartas quien recibe.',
    truth: 'Internet Mail 2000 las dejaba con el proveedor de quien envía.',
  },
  'offered-is-sealed': {
    thought: 'Si los dos saben TLS, la línea va cifrada.',
    truth: 'Una oferta a la vista se puede tachar; solo está a salvo quien lo exige.',
  },
  'sealed-hides-all': {
    thought: 'Una carta cifrada lo oculta todo.',
    truth: 'Oculta el contenido. El sobre, las direcciones, la fecha, el tamaño y casi siempre el asunto siguen a la vista.',
  },
  'provider-has-key': {
    thought: 'Si pierdo la clave, mi proveedor me da otra.',
    truth: 'La nueva solo abre cartas nuevas; las viejas siguen cerradas.',
  },
};
