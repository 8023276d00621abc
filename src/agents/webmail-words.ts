/** What the web mail pages say, in the two languages of the house. The browser's Accept-Language chooses. */

const en = {
  title: 'Web mail',
  user: 'Address',
  password: 'Password',
  logIn: 'Log in',
  logOut: 'Log out',
  inbox: 'Inbox',
  empty: 'There is no mail.',
  compose: 'Write',
  from: 'From',
  to: 'To',
  subject: 'Subject',
  date: 'Date',
  noSubject: '(no subject)',
  text: 'Text',
  send: 'Send',
  attachments: 'Attachments',
  wrongPassword: 'Wrong address or password.',
  logInFirst: 'Log in first.',
  notFound: 'There is no such page.',
  forbidden: 'This form is out of date. Open the page again.',
  badForm: 'This form cannot be read.',
  badDraft: 'An address is missing, or is none.',
  sent: 'Your message is on its way.',
  notSent: 'The mail server did not take it:',
};

const es: typeof en = {
  title: 'Correo web',
  user: 'Dirección',
  password: 'Contraseña',
  logIn: 'Entrar',
  logOut: 'Salir',
  inbox: 'Bandeja de entrada',
  empty: 'No hay correo.',
  compose: 'Escribir',
  from: 'De',
  to: 'Para',
  subject: 'Asunto',
  date: 'Fecha',
  noSubject: '(sin asunto)',
  text: 'Texto',
  send: 'Enviar',
  attachments: 'Adjuntos',
  wrongPassword: 'Dirección o contraseña incorrectas.',
  logInFirst: 'Primero hay que entrar.',
  notFound: 'Esa página no existe.',
  forbidden: 'Este formulario ha caducado. Vuelva a abrir la página.',
  badForm: 'Este formulario no se puede leer.',
  badDraft: 'Falta una dirección, o no lo es.',
  sent: 'El mensaje va de camino.',
  notSent: 'El servidor de correo no lo aceptó:',
};

export const WORDS = { en, es };
export type PageLanguage = keyof typeof WORDS;
export const PAGE_LANGUAGES: readonly PageLanguage[] = ['en', 'es'];
