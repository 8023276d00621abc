import type { AgentWords } from '../words.ts';

/** Un deseo de la persona que usa el programa de correo. */
export const mua: AgentWords = {
  name: 'agente de usuario',
  states: {
    idle: 'en reposo',
    composing: ['componiendo el mensaje', 'componiendo'],
    submitting: ['entregando el mensaje para su envío', 'entregando'],
    saving: ['guardando una copia en el servidor', 'guardando copia'],
    fetching: ['mirando si hay correo', 'mirando el correo'],
    done: 'hecho',
    failed: 'fallido',
  },
  events: {
    write: ['han escrito un mensaje', 'mensaje escrito'],
    'look for mail': ['quieren ver el correo nuevo', 'ver el correo'],
    composed: ['el mensaje está listo', 'listo'],
    'submission over': ['el servidor ha contestado por cada destinatario', 'envío contestado'],
    'message came': ['ha llegado un mensaje', 'llegó un mensaje'],
    'session over': ['terminó la sesión con el buzón', 'sesión terminada'],
  },
  guards: {
    'everybody was refused': ['¿Se rechazó a todos los destinatarios?', '¿todos rechazados?'],
    'a copy is kept': ['¿Se guarda una copia en el servidor?', '¿guardar copia?'],
    'it went well': ['¿Salió bien?', '¿salió bien?'],
  },
  denials: {
    keepsCopies: 'No se guardan copias de lo enviado.',
    taken: 'No se aceptó a ningún destinatario.',
    well: 'La sesión ha salido mal.',
  },
  truths: {
    keepsCopies: 'Se guarda copia en el servidor.',
    taken: 'Aceptaron a alguien.',
    well: 'La sesión fue bien.',
  },
};
