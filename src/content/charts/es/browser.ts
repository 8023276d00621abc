import type { AgentWords } from '../words.ts';

/** Una visita al correo web. */
export const browser: AgentWords = {
  name: 'navegador',
  states: {
    idle: 'en reposo',
    opening: ['abriendo la portada', 'abriendo'],
    loggingIn: ['entrando', 'entrando'],
    redirected: ['yendo a donde manda el servidor', 'va a otra página'],
    listing: ['repasando la lista', 'repasando'],
    reading: ['abriendo una carta', 'abriendo carta'],
    writing: ['abriendo el formulario', 'abre formulario'],
    sending: ['enviando el formulario', 'enviando'],
    loggingOut: ['saliendo', 'saliendo'],
    closed: 'cerrado',
    failed: 'fallido',
  },
  events: {
    visit: ['alguien abre el correo web', 'visita'],
    answered: ['el servidor ha respondido', 'respondido'],
    'looked over': ['está claro qué queda por hacer', 'repasado'],
  },
  guards: {
    'a page came': ['¿Ha venido una página?', '¿una página?'],
    'sent elsewhere': ['¿Lo mandan a otra página?', '¿a otra página?'],
    'there is unread mail': ['¿Hay correo sin leer que abrir?', '¿hay sin leer?'],
    'there is something to write': ['¿Hay algo que escribir?', '¿algo que escribir?'],
    'the browser is just closed': ['¿Se cierra sin salir de la cuenta?', '¿sin salir?'],
  },
  denials: {
    answer: 'No viene ninguna página, ni se dice dónde está.',
    patient: 'Lo han mandado de un sitio a otro demasiadas veces.',
    unread: 'No hay nada sin leer que abrir.',
    writes: 'No hay nada que escribir.',
    stays: 'La persona sale de su cuenta antes de irse.',
  },
};
