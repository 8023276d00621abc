/** Palabras de los servidores donde se lee el correo: a cuántos atienden, el cerrojo de un buzón POP3, un buzón IMAP abierto. */
import type { AgentWords } from '../words.ts';

const serving = {
  states: {
    listening: ['esperando a que llame alguien', 'escuchando'],
    serving: ['atendiendo', 'atendiendo'],
    full: ['atendiendo a todos los que caben', 'lleno'],
  },
  events: {
    connection: ['alguien llama', 'una llamada'],
    'connection over': ['una conexión ha terminado', 'conexión acabada'],
  },
  guards: {
    'there is room': ['¿Cabe uno más?', '¿cabe otro?'],
    'others stay': ['¿Siguen otros conectados?', '¿quedan otros?'],
  },
  denials: { room: 'No cabe nadie más.', others: 'No queda nadie más conectado.' },
} as const;

export const pop3Server: AgentWords = { name: 'servidor POP3', ...serving };
export const imapServer: AgentWords = { name: 'servidor IMAP', ...serving };

export const maildrop: AgentWords = {
  name: 'buzón POP3',
  states: {
    free: ['no lo tiene nadie', 'libre'],
    locked: ['lo tiene una sesión para ella sola', 'bloqueado'],
  },
  events: {
    'log in': ['alguien se ha identificado', 'entrada'],
    quit: ['la sesión dice QUIT', 'QUIT'],
    abandoned: ['la sesión acabó sin QUIT', 'abandonado'],
  },
  guards: {},
  denials: {},
};

export const mailbox: AgentWords = {
  name: 'buzón abierto',
  states: {
    opening: ['abriéndose', 'abriéndose'],
    open: ['abierto para cambios', 'abierto'],
    readOnly: ['abierto solo para mirar', 'solo lectura'],
    telling: ['contando a la sesión las novedades', 'dando novedades'],
    holdingBack: ['callando EXPUNGE mientras se usan los números', 'EXPUNGE pendiente'],
    closed: ['la sesión ya lo ha dejado', 'cerrado'],
  },
  events: {
    opened: ['la sesión lo pide', 'pedido'],
    news: ['ha pasado algo que el cliente no sabe', 'novedades'],
    told: ['la sesión ya lo sabe', 'contado'],
    left: ['la sesión lo deja', 'dejado'],
  },
  guards: {
    'it is only looked at': ['¿Quiere la sesión solo mirar (EXAMINE)?', '¿EXAMINE?'],
    'nothing may be changed': ['¿No tiene la sesión derecho a cambiar nada?', '¿sin derechos?'],
    'numbers must stay': ['¿Faltan mensajes mientras se usan los números?', '¿números en uso?'],
    'it is open for changes': ['¿Está abierto para cambios?', '¿para cambios?'],
  },
  denials: {
    toChange: 'La sesión solo quiere mirar.',
    mayChange: 'La sesión no tiene derecho a cambiar nada aquí.',
    removals: 'No falta ningún mensaje.',
    numbered: 'No se están usando los números.',
    forWriting: 'Está abierto solo para mirar.',
  },
};
