import type { ShelfWords } from './words.ts';

export const shelf = {
  topics: {
    journey: 'Una carta en camino',
    trouble: 'Cuando algo se tuerce',
    extensions: 'SMTP más de cerca',
    fetching: 'Recoger el correo',
    logs: 'Lo que anotan los propios programas',
  },
  samples: {
    v01: {
      title: 'El viaje entero',
      notice: 'Puerto 25, el DNS desde la raíz, el transporte, LMTP hasta el almacén y POP3: los cinco pasos, tal como ocurrieron.',
    },
    v03: {
      title: 'Un envío con TLS, abierto con su registro de claves',
      notice: 'Tras STARTTLS todo va sellado; con las claves junto a la captura se leen AUTH LOGIN y la carta.',
    },
    v39: {
      title: 'Se pierde un paquete de cada cinco',
      notice: 'En el detalle de segmentos se ve a TCP repetir lo perdido; el diálogo SMTP solo nota la tardanza.',
    },
    v16: {
      title: 'Lista gris',
      notice: 'Al primer intento le contestan 450, «vuelve más tarde»; tres segundos después aceptan la misma carta.',
    },
    v17: {
      title: 'Nadie con ese nombre, y la devolución',
      notice: '550 5.1.1 a RCPT: ahora es el servidor de Ana quien debe escribirle un informe, con el remitente vacío <>.',
    },
    v19: {
      title: 'El primer MX no está',
      notice: 'Rechaza la conexión, y sin esperar se llama al servidor de la siguiente preferencia.',
    },
    v15: {
      title: 'Todo mal, adrede',
      notice: 'Órdenes a destiempo y sintaxis rota: compara lo que dice el juez con lo que Postfix dejó pasar.',
    },
    v10: {
      title: 'Órdenes en fila (PIPELINING)',
      notice: 'MAIL, dos RCPT y DATA salen en un solo paquete; las respuestas vuelven juntas y en orden.',
    },
    v11: {
      title: 'BDAT en vez de DATA',
      notice: 'El texto viaja en trozos contados: sin punto final ni puntos que doblar, y con un BDAT 0 LAST.',
    },
    v13: {
      title: 'Una dirección con tilde',
      notice: 'beá@b.com solo vale con SMTPUTF8; sin la palabra clave, el servidor la rechaza.',
    },
    v21: {
      title: 'LMTP: una respuesta por destinatario',
      notice: 'Tras un solo punto hay varias respuestas: un buzón lleno, un usuario que no existe, y lo demás guardado.',
    },
    v22: {
      title: 'POP3, de USER a QUIT',
      notice: 'STAT, LIST, UIDL, TOP, RETR, DELE y RSET; la contraseña queda a la vista de cualquiera.',
    },
    v26: {
      title: 'Cortado antes de QUIT',
      notice: 'DELE marca un mensaje, la línea se corta, y en la sesión siguiente vuelve a estar.',
    },
    v27: {
      title: 'IMAP: entrar, elegir, traer',
      notice: 'Cada respuesta lleva la etiqueta de su orden; las líneas con * van sin etiqueta, delante.',
    },
    v30: {
      title: 'IDLE: llega correo mientras se espera',
      notice: 'Tres protocolos se enlazan: SMTP toma la carta, LMTP la guarda y al momento IMAP avisa con EXISTS.',
    },
    v31: {
      title: 'Dos sesiones en un mismo buzón',
      notice: 'Lo que una marca o borra se le cuenta a la otra, sin etiqueta, en su siguiente orden.',
    },
    'v02-log': {
      title: 'swaks anota un envío',
      notice: 'Aquí no hay captura, sino las flechas y líneas de un registro. Tras STARTTLS aún cuenta lo que se dijo dentro.',
    },
    'v28-text': {
      title: 'Un diálogo IMAP con C: y S:',
      notice: 'Como en una RFC: marcas, SEARCH, COPY, MOVE y EXPUNGE. Los números de secuencia se corren, los UID no.',
    },
  },
} satisfies ShelfWords;
