import type { ScenarioText } from './text.ts';

export const scenarios: Record<string, ScenarioText> = {
  journey: {
    title: 'Ana escribe a Bea',
    description:
      'Un mensaje se entrega al servidor de salida, busca su camino en el DNS, viaja, llega al buzón y se recoge por POP3 y por IMAP.',
  },
  'unknown-recipient': {
    title: 'Aquí no vive nadie con ese nombre',
    description: 'En b.com no existe ese buzón: la respuesta es 550, y el servidor de Ana tiene que contarle que no pudo ser.',
  },
  'second-mx': {
    title: 'El primer MX está apagado',
    description: 'El servidor preferido de b.com no contesta. Para días así existe su segundo registro MX.',
  },
  'mx-unresolved': {
    title: 'Un nombre de MX sin dirección',
    description: 'El registro MX nombra una máquina que no tiene dirección, y sin dirección no hay a quién llamar.',
  },
  'mailbox-full': {
    title: 'El buzón está lleno',
    description: 'Bea ha agotado su cuota: 452 quiere decir «ahora no». El mensaje espera en la cola, se reintenta y llega más tarde.',
  },
  'wrong-password': {
    title: 'Contraseña equivocada en POP3',
    description: 'El portátil de Bea presenta una contraseña que el servidor rechaza. No se recoge nada, pero tampoco se pierde nada.',
  },
  mistyped: {
    title: 'Una errata en la dirección',
    description: 'De dos direcciones, una está mal escrita. Quien envía lo sabe enseguida; a la otra le llega la carta de todos modos.',
  },
  'line-cut': {
    title: 'La línea se corta antes de QUIT',
    description: 'POP3 solo borra cuando oye QUIT. Si la línea cae antes, todos los mensajes siguen en su sitio.',
  },
  'too-busy': {
    title: 'No da abasto',
    description: 'mx.b.com saluda con 421: ahora no. El servidor de Ana guarda el mensaje y vuelve a llamar media hora después.',
  },
  'no-service': {
    title: 'Aquí no se recoge correo',
    description: 'La máquina del registro MX saluda con 554: nunca. No hay nada que esperar, y a Ana le devuelven el mensaje.',
  },
  'dns-walk': {
    title: 'Desde la raíz hacia abajo',
    description: 'El resolutor no conoce a nadie más que a la raíz. De allí lo envían a com, de com a b.com, y recuerda el camino.',
  },
  glueless: {
    title: 'Un servidor de nombres sin dirección',
    description:
      'com dice cómo se llaman los servidores de b.com, pero no dónde están: eso lo sabe c.net. Antes de preguntar, el resolutor tiene que averiguar a quién.',
  },
  'lame-delegation': {
    title: 'La delegación coja',
    description:
      'El primer servidor de nombres de b.com ya no sabe que lo es, y d.com está delegado en quien lo delega. Por algo se ponen dos.',
  },
  'delegation-circle': {
    title: 'Pase usted. No, usted primero',
    description:
      'Los servidores de nombres de circle.com viven en circle.org, y los de circle.org, en circle.com. A las 32 preguntas el resolutor se rinde, y el correo va a otro servidor.',
  },
  'address-fallback': {
    title: 'Un dominio sin MX',
    description: 'b.com no tiene registro MX, solo una dirección. Entonces recibe su correo la máquina que lleva ese mismo nombre.',
  },
  'alias-circle': {
    title: 'Alias que se muerden la cola',
    description:
      'Un registro MX no debe nombrar un alias; aquí lo hacen los tres. Dos dan vueltas sin fin; el tercero, por suerte, es una máquina.',
  },
  'many-addresses': {
    title: 'Un servidor con varias direcciones',
    description:
      'Un servidor solo tiene dirección IPv6; el otro, dos de IPv4. De las tres, dos no contestan; se llama a todas antes de dejar la carta en espera.',
  },
  'null-mx': {
    title: 'Un dominio que no recibe correo',
    description: 'El único registro MX no nombra más que un punto: aquí nunca hay correo. Ana lo sabe enseguida, sin que se llame a nadie.',
  },
  'dns-truncated': {
    title: 'Una respuesta que no cabe en UDP',
    description: 'b.com tiene tantos servidores de correo que no caben en un datagrama. La respuesta llega cortada y se recoge por TCP.',
  },
  'dns-silent': {
    title: 'El servidor de nombres calla',
    description: 'Nadie contesta por b.com. Eso no es un «no»: el mensaje espera en la cola, y media hora después todo va bien.',
  },
  'no-such-domain': {
    title: 'Un dominio que no existe',
    description: 'Ana se equivoca en lo que va detrás de la @. El DNS dice NXDOMAIN, y el aviso está en su buzón antes de un minuto.',
  },
  'password-read-along': {
    title: 'Una contraseña para quien escuche',
    description:
      'No hay TLS en ninguna parte: AUTH PLAIN al enviar, USER y PASS al recoger. Lee la contraseña en la línea: el base64 no esconde nada.',
  },
  starttls: {
    title: 'STARTTLS: desde aquí, en privado',
    description: 'Cada conexión empieza en claro y pide TLS antes de decir nada secreto. Lo aprendido hasta entonces se olvida.',
  },
  'implicit-tls': {
    title: 'TLS antes de la primera palabra',
    description:
      'Puertos 465, 995 y 993: primero el apretón de manos, y el saludo ya viaja sellado. Es lo que se recomienda hoy (RFC 8314).',
  },
  'encryption-demanded': {
    title: 'Sin TLS no hay contraseña',
    description:
      'Los servidores solo aceptan contraseñas donde nadie puede leerlas, y el viejo programa de Ana no sabe TLS. Se le dice por qué no sale nada.',
  },
  'challenge-response': {
    title: 'Una pregunta en lugar de la contraseña',
    description: 'CRAM-MD5 y APOP: el servidor pregunta, y la respuesta demuestra la contraseña sin decirla. La idea quedó; MD5, no.',
  },
  scram: {
    title: 'SCRAM: se identifican los dos',
    description:
      'Dentro de TLS, servidor y cliente demuestran por turno que saben la contraseña. Robar la lista del servidor no sirve para entrar.',
  },
  oauth: {
    title: 'Un pase en lugar de la contraseña',
    description: 'XOAUTH2, como lo piden los grandes proveedores: el programa enseña el pase que le dieron en la página de acceso.',
  },
  'typed-login': {
    title: 'Entrar tecleando',
    description: 'STARTTLS, AUTH y una carta, línea a línea. En otra terminal, Bea ha dicho IDLE y la ve llegar.',
  },
  pipelining: {
    title: 'Todo de una vez',
    description: 'El otro servidor ofrece PIPELINING: MAIL, tres RCPT y DATA salen juntos, y se ahorran tres esperas.',
  },
  chunking: {
    title: 'Van tantos octetos',
    description: 'BDAT dice primero la longitud. Así una línea con un punto solo no acaba nada, y ningún punto se duplica.',
  },
  'lossy-line': {
    title: 'Se pierde un paquete de cada diez',
    description: 'TCP lo repite, y SMTP solo nota el tiempo. Por UDP, el DNS tiene que volver a preguntar él mismo.',
  },
  greylisting: {
    title: 'Vuelve dentro de cinco minutos',
    description:
      'mx.b.com aún no conoce a este remitente y contesta 450. Un servidor de verdad vuelve; el programa de un spammer, casi nunca.',
  },
  'five-days': {
    title: 'Cinco días de intentos',
    description: 'mx.b.com no vuelve nunca. A las cuatro horas Ana sabe que su mensaje espera; a los cinco días, que se ha desistido.',
  },
  'equal-preference': {
    title: 'Dos servidores se reparten el trabajo',
    description:
      'Dos registros MX con la misma preferencia: el azar decide con cada mensaje, y detrás de ambos un solo almacén guarda los buzones.',
  },
  'delivery-report': {
    title: 'Avísame cuando llegue',
    description: 'Ana pide un informe con NOTIFY=SUCCESS. El deseo viaja en el sobre, y lo cumple el último servidor.',
  },
  downgrade: {
    title: 'Ocho bits en siete',
    description:
      'El servidor siguiente solo toma siete bits. El texto se codifica por el camino y su campo lo dice; las palabras no cambian.',
  },
  international: {
    title: 'Una dirección con acento',
    description:
      'josé@b.com: todos los servidores del camino han de saber SMTPUTF8, porque una dirección no se puede escribir con otras letras.',
  },
  'international-refused': {
    title: 'El acento no pasa de aquí',
    description:
      'El servidor siguiente no sabe SMTPUTF8. Esa dirección no se puede escribir de otro modo, y a Ana se le devuelve el mensaje.',
  },
  loop: {
    title: 'Vueltas y más vueltas',
    description: 'Bea reenvía a Esteban, y Esteban a Bea. Con cien campos Received, un servidor dice basta.',
  },
  etrn: {
    title: 'ETRN: mándame lo que espera',
    description: 'El servidor de la oficina estaba apagado. Ahora pide a su segundo MX que vacíe la cola ya, y este le llama.',
  },
  atrn: {
    title: 'ATRN: dámelo aquí mismo',
    description: 'La oficina demuestra quién es, la conexión se da la vuelta, y su correo llega por la misma línea que ella abrió.',
  },
  'seven-bits-along': {
    title: 'Siete bits por una conexión invertida',
    description:
      'La oficina dice ATRN, pero su servidor solo toma siete bits: las dos cartas se codifican antes de llegar por la línea que ella abrió.',
  },
  'never-fetched': {
    title: 'Correo que nadie recoge',
    description:
      'La línea se corta al invertir la conexión, en la segunda llamada no hay nadie, y luego la oficina se olvida. A los cinco días Ana lo sabe.',
  },
  'lmtp-store': {
    title: 'Un veredicto por destinatario',
    description: 'b.com guarda los buzones en otra máquina. LMTP le lleva el mensaje: tres destinatarios, tres respuestas.',
  },
  'mailing-list': {
    title: 'Una dirección, cuatro lectores',
    description: 'La lista reenvía en nombre de su dueña. Uno de los miembros ya no está: se entera Bea, que lleva la lista, y no Ana.',
  },
  forwarding: {
    title: 'Reenviado a otra casa',
    description: 'El correo de Bea sigue hasta c.net y queda copia; el servidor dice 251 de Carlos y 551 de David: «pregunta allí».',
  },
  filing: {
    title: 'Una regla ordena el correo',
    description: 'Las cartas sobre exámenes van a un buzón aparte. POP3 solo conoce INBOX; IMAP los enseña todos.',
  },
  'list-behind-alias': {
    title: 'Una lista tras un alias, y un círculo',
    description:
      'El alias lleva a Bea y a una lista, y la lista vuelve a nombrar el alias. Lo que Ana pide saber atraviesa el alias y acaba en la lista; del círculo se entera quien la administra.',
  },
  'double-bounce': {
    title: 'De un informe no se informa',
    description:
      'Se acepta un alias aunque uno de sus buzones está lleno. El informe va a un remitente inventado, vuelve rechazado, y ahí se acaba.',
  },
  notify: {
    title: 'Lo que el remitente quiere saber',
    description:
      'NEVER: un buzón está lleno y nadie lo dice. SUCCESS: una lista informa de que ha repartido la carta; por un servidor sin DSN informa el de Ana.',
  },
  'pop3-by-hand': {
    title: 'POP3 ante una terminal',
    description: '¿Qué sabes hacer? Solo la cabecera, por favor; borra, no, espera; y QUIT, lo único que borra de verdad.',
  },
  idle: {
    title: 'El teléfono que no pregunta',
    description: 'IDLE: la conexión sigue abierta y el servidor avisa en cuanto llega correo. Nada de preguntar cada cinco minutos.',
  },
  'two-clients': {
    title: 'Dos programas, un buzón',
    description: 'El portátil marca y borra mientras el teléfono espera en IDLE: qué se le cuenta a cada uno, y cuándo.',
  },
  folders: {
    title: 'Carpetas que viven en el servidor',
    description:
      'Se crean, se llenan, cambian de nombre, se eligen: son del servidor, y todos los programas ven las mismas. La copia de Ana va a Sent.',
  },
  searching: {
    title: 'Un mensaje entre muchos',
    description: 'SEARCH, SORT, THREAD, una parte, veinte octetos de ella: busca el servidor, y por la línea no pasa casi nada.',
  },
  'shared-folder': {
    title: 'Una carpeta para dos',
    description: 'Bea da a Carlos permiso para leer y marcar, no para borrar. Él la encuentra en «Other Users».',
  },
  'changes-since': {
    title: '¿Qué ha cambiado mientras no estaba?',
    description: 'CONDSTORE numera cada cambio. El programa pide lo posterior al suyo, y no puede pisar lo que no ha visto.',
  },
  quota: {
    title: '¿Cuánto queda?',
    description: 'Lo dice GETQUOTAROOT; una copia que no cabe se rechaza con OVERQUOTA, y tras EXPUNGE vuelve a haber sitio.',
  },
  imap4rev2: {
    title: 'El IMAP nuevo',
    description: 'Tras ENABLE IMAP4rev2, el mismo servidor contesta de otra manera: ESEARCH, sin RECENT, y carpetas con todas sus letras.',
  },
  'forgery-unnoticed': {
    title: 'Mallory escribe como si fuera Ana',
    description: 'Nadie pide pruebas para un sobre. a.org no ha dicho nada en el DNS, y la carta falsa llega como cualquier otra.',
  },
  'spf-forgery': {
    title: 'SPF: no desde esa máquina',
    description: 'a.org tiene en el DNS la lista de sus máquinas. La de Mallory no está: mx.b.com lo consulta y contesta 550.',
  },
  'dkim-signed': {
    title: 'DKIM: un sello que todos pueden comprobar',
    description: 'El servidor de Ana firma cada carta con dos claves. mx.b.com las busca en el DNS y ve que ningún octeto ha cambiado.',
  },
  'dkim-broken': {
    title: 'Un sello roto',
    description: 'El texto se recodifica por el camino, ya firmado. Las palabras son las mismas, los octetos no, y la firma falla.',
  },
  'dmarc-reject': {
    title: 'DMARC: ¿quién está en From?',
    description: 'El sobre es del propio Mallory y pasa SPF; la lectora vería a Ana. a.org ha pedido que se rechacen cartas así.',
  },
  'forwarding-breaks-spf': {
    title: 'Reenviada, y aun así auténtica',
    description: 'Para la casa siguiente la carta llega desde la máquina que no es: SPF falla. El sello aguanta, y con él DMARC.',
  },
  'smtp-1982': {
    title: 'Un servidor de 1982',
    description:
      'Sin EHLO ni extensiones, pero con SEND y SAML, que escribían en la pantalla de quien estuviera conectado. El correo se lee allí donde está: faltan dos años para POP.',
  },
  turn: {
    title: 'TURN, y por qué desapareció',
    description: '«Cambiemos los papeles»: el otro servidor entrega el correo que guarda, y no pregunta quién llama.',
  },
  'verify-and-expand': {
    title: 'Un servidor que lo cuenta todo',
    description: 'VRFY y EXPN con todo detalle: nombres, listas, direcciones nuevas. Útil en 1982; un regalo para el spam después.',
  },
  'web-mail': {
    title: 'Correo web',
    description:
      'Bea lee y contesta en el navegador, que habla HTTP con un servidor web; detrás de él, la carta sigue el camino de siempre.',
  },
  'web-mail-cookie': {
    title: 'La cookie se queda',
    description: 'Se va la línea, no la cookie: quien vuelve entra sin contraseña, hasta que pasa media hora sin peticiones.',
  },
  'three-windows': {
    title: 'Tres ventanas y una cookie',
    description: 'Al volver a entrar caducan los formularios de la primera ventana, y un programa se lleva las cartas que se iban a leer.',
  },
  'web-mail-tls': {
    title: 'Sin TLS no hay contraseña',
    description: 'El correo web solo admite contraseñas por https. Luego, dos cartas que no pueden salir y vuelven al formulario.',
  },
  'too-large': {
    title: 'Demasiado grande para esa casa',
    description:
      'mx.b.com admite 20 kB como mucho, y lo dice en su respuesta a EHLO. MAIL anuncia el tamaño, y el rechazo llega antes que la carta.',
  },
  'smtp-1995': {
    title: 'Un servidor de 1995',
    description:
      'EHLO es nuevo, y SIZE y 8BITMIME también. Ni TLS, ni identificarse, ni códigos ampliados, y POP3 sin CAPA; el servidor de hoy se entiende con él igual.',
  },
  dialects: {
    title: 'Los mismos códigos con otras palabras',
    description:
      'Tres servidores a la manera de Postfix, Exim y Sendmail. Las palabras las leen las personas; los programas, las tres cifras.',
  },
  'away-from-home': {
    title: 'Enviar desde casa ajena',
    description:
      'Ana está de visita en casa de Bea. El servidor que reconoce a los suyos por la red la rechaza; el que pide contraseña acepta su carta.',
  },
  'no-room': {
    title: 'No cabe un lector más',
    description:
      'Un servidor con sitio para dos lectores despide al tercero. En POP3 el segundo encuentra el buzón ocupado; IMAP deja pasar a los dos.',
  },
  'slow-dns': {
    title: 'Un servidor de nombres sin prisa',
    description:
      'Cada respuesta sobre el remitente tarda cuatro segundos. Al cabo de un minuto el servidor deja de preguntar, y la carta tendrá que volver más tarde.',
  },
  'bare-submission': {
    title: 'Una carta sin fecha',
    description:
      'Ana se olvida de Date y Message-ID, y su servidor de envío añade los dos. A un desconocido que prueba la misma puerta no lo dejan pasar.',
  },
  'dmarc-quarantine': {
    title: 'Apartada: DMARC y el correo no deseado',
    description:
      'a.org pide que se aparten las falsificaciones. La carta llega, pero no a la bandeja de entrada. ¿Y si no hay forma de preguntar al dominio del autor?',
  },
  'origin-unknown': {
    title: '«Vuelva más tarde»: nadie sabe quién es usted',
    description:
      'El servidor de nombres del remitente está apagado. Lo que ahora no se puede saber se aplaza; lo que está claro se rechaza.',
  },
};

/** The topics under which stories are offered. */
export const topics: Record<string, string> = {
  journey: 'El viaje y sus percances',
  connection: 'En la línea: TLS, contraseñas, paquetes',
  dns: 'Preguntar al DNS',
  queue: 'Colas, informes, rodeos',
  delivery: 'Entrega: almacenes, listas, reglas',
  reading: 'Leer: POP3 e IMAP',
  web: 'Correo web',
  security: 'Falsificar y demostrar: SPF, DKIM, DMARC',
  history: 'Historia',
};
