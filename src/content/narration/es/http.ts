/** El correo web: lo que pide un navegador y lo que recibe. */
import type { Wordings } from '../words.ts';

export const http: Record<string, Wordings> = {
  'http.GET': {
    story: [
      '{client} pide una página: `{argument}`.',
      'El navegador pide las páginas de una en una; de la petición anterior el servidor no recuerda más que lo que le recuerde una cookie.',
    ],
    protocol: [
      'GET: línea de petición, cabecera y ningún contenido.',
      'No cambia nada y se puede repetir (RFC 9110 §9.2.1): leer no hace daño; enviar, sí.',
    ],
    octet: [
      '{octets} octetos de texto: la línea de petición, los campos y una línea vacía.',
      'Host nombra al servidor, porque una dirección puede atender a muchos nombres (RFC 9112 §3.2).',
    ],
  },
  'http.HEAD': {
    story: ['{client} pide solo la cabecera de una página.', 'Quiere saber si la página está y cuánto ocupa.'],
  },
  'http.POST': {
    story: [
      '{client} entrega un formulario: `{argument}`.',
      'Aquí por primera vez se *hace* algo: entrar, enviar, salir. El correo mismo sigue viajando por SMTP, detrás del servidor.',
    ],
    protocol: [
      'POST: el contenido son los campos del formulario, `nombre=valor` unidos con `&`.',
      'No conviene repetirlo: lo que se envía dos veces llega dos veces. Por eso la respuesta manda al navegador a otra página.',
    ],
    octet: [
      '{octets} octetos: cabecera, línea vacía y formulario. Los espacios viajan como `+`, y otros caracteres como `%` y dos cifras.',
      'Content-Length dice dónde acaba el formulario; sin TLS lo puede leer cualquiera por el camino.',
    ],
  },
  'http.OPTIONS': {
    story: ['{client} pregunta qué se puede pedir.', 'La respuesta es una lista de métodos.'],
  },
  'http.command': {
    story: ['{client} pide: `{label}`.', 'Cada petición vale por sí sola: trae todo lo que hace falta para contestarla.'],
  },
  'http.200': {
    story: ['{server} envía la página.', 'Acaba de hacerla con lo que hay en el buzón; el navegador no hace más que mostrarla.'],
    protocol: [
      '200: línea de estado, cabecera, línea vacía y HTML.',
      'Por esta línea no pasan ni IMAP ni POP3: el servidor web lee él mismo el buzón y reparte páginas.',
    ],
    octet: [
      '{octets} octetos; las etiquetas que rodean una carta pueden ocupar más que ella.',
      'Compáralo con lo que necesita IMAP para la misma lista.',
    ],
  },
  'http.204': {
    story: ['{server} contesta sin página.', 'Lo que se preguntaba está en la cabecera.'],
  },
  'http.303': {
    story: ['{server} dice: hecho, sigue en otra página.', 'Si ahora se recarga, vuelve la página, y no el formulario.'],
    protocol: [
      '303 See Other con un campo Location; tras entrar, también Set-Cookie.',
      'La cookie es la prueba para todo lo que sigue: quien la roba ha entrado (RFC 6265 §8.4).',
    ],
  },
  'http.400': {
    story: ['{server} no entiende eso.', 'Lo dice y cierra: nadie sabe dónde empezaría la petición siguiente.'],
  },
  'http.401': {
    story: ['{server} no sabe quién pregunta.', 'No hay cookie, o ya está olvidada: primero hay que entrar.'],
  },
  'http.403': {
    story: ['{server} lo entiende y se niega.', 'Una contraseña equivocada, o un formulario que no venía de su propia página.'],
  },
  'http.404': {
    story: ['Esa página no existe.', 'Puede que la dirección valiera alguna vez; el servidor solo sabe que ahora no.'],
  },
  'http.405': {
    story: ['La página existe, pero no admite ese método.', 'El campo Allow dice cuáles admite.'],
  },
  'http.413': {
    story: ['Es demasiado para {server}.', 'Lo dice antes de que llegue el contenido, y cierra.'],
  },
  'http.422': {
    story: ['{server} lee el formulario, pero no puede usarlo.', 'Falta una dirección o no lo es; lo escrito sigue ahí.'],
  },
  'http.502': {
    story: [
      'El servidor web no ha podido entregar la carta.',
      'El que está detrás ha dicho que no, y la página repite sus palabras: solo se puede avisar a quien mira el navegador.',
    ],
  },
  'http.503': {
    story: ['{server} tiene demasiadas visitas.', 'Pide que se le llame dentro de un rato.'],
  },
  'http.reply': {
    story: ['{server} contesta {code}.', 'La primera cifra dice cómo ha ido: 2 hecho, 3 en otra parte, 4 error tuyo, 5 error mío.'],
  },
};
