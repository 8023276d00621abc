import type { AgentWords } from '../words.ts';

/** A un servidor que guarda correo se lo piden. */
export const queueStart: AgentWords = {
  name: 'arranque de la cola, quien la guarda',
  states: {
    hearing: ['oyendo qué le piden', 'oyendo'],
    weighing: ['viendo de quién es ese correo', '¿de quién es?'],
    counting: ['contando lo que espera', 'contando'],
    done: 'hecho',
    refused: 'denegado',
  },
  events: {
    asked: ['un servidor pide su correo', 'se lo piden'],
    weighed: ['ya se sabe de quién es', 'se sabe de quién'],
    counted: ['contado lo que espera', 'contado'],
  },
  guards: {
    'not served here': ['¿No se guarda aquí ese dominio?', '¿no está aquí?'],
    'not theirs': ['¿Es correo de otro?', '¿es de otro?'],
    'nothing waits': ['¿No espera nada?', '¿no hay nada?'],
    'along this connection': ['¿Ha de ir por esta misma conexión?', '¿por esta línea?'],
  },
  denials: {
    served: 'El correo de ese dominio no se guarda aquí.',
    entitled: 'Es correo de otro.',
    waiting: 'No espera nada.',
    along: 'Tiene que salir hacia la dirección que diga el DNS.',
  },
};

/** Un servidor que estuvo ausente pide su correo. */
export const queueFetch: AgentWords = {
  name: 'arranque de la cola, quien la pide',
  states: {
    away: ['estaba ausente', 'ausente'],
    asking: ['pidiendo su correo', 'pidiendo'],
    serving: ['recibiendo su correo, papeles cambiados', 'recibiendo'],
    done: 'hecho',
    failed: 'fallido',
  },
  events: {
    ask: ['ha vuelto y lo pide', 'ha vuelto'],
    'turned round': ['la conexión se da la vuelta', 'vuelta'],
    'session over': ['la sesión ha terminado', 'fin de la sesión'],
  },
  guards: { 'the keeper agreed': ['¿Accedió quien lo guardaba?', '¿accedió?'] },
  denials: { granted: 'Quien lo guardaba no accedió.' },
};
