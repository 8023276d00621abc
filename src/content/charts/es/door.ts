/** Palabras de los diagramas de la puerta de un servidor: quién envía, a quién, y el mensaje cuando llega. */
import type { AgentWords } from '../words.ts';

const ends = {
  accepting: ['dejando pasar', 'sí'],
  refusing: ['rechazando para siempre', 'no'],
  postponing: ['pidiendo que vuelva más tarde', 'ahora no'],
} as const;

export const sender: AgentWords = {
  name: 'puerta de remitentes',
  states: { knowing: ['preguntando quién es', '¿quién es?'], accepting: ends.accepting, refusing: ends.refusing },
  events: { sender: ['alguien quiere enviar', 'un remitente'] },
  guards: {
    'has logged in': ['¿Se ha identificado el cliente?', '¿identificado?'],
    'is in the same network': ['¿Está el cliente en la red de la casa?', '¿de la casa?'],
  },
  denials: {
    loggedIn: 'El cliente no se ha identificado.',
    neighbour: 'El cliente no está en la red de la casa.',
  },
};

export const recipient: AgentWords = {
  name: 'puerta de destinatarios',
  states: {
    weighing: ['mirando de quién es el dominio', '¿qué dominio?'],
    findingPerson: ['buscando a la persona', '¿quién es?'],
    lookingBack: ['mirando si este desconocido ya había venido', '¿ya había venido?'],
    ...ends,
    sendingAway: ['dando la nueva dirección', 'en otra parte'],
  },
  events: {
    recipient: ['se nombra a un destinatario', 'un destinatario'],
    person: ['se ha buscado el nombre', 'nombre buscado'],
    'looked back': ['se han mirado las visitas anteriores', 'visitas miradas'],
  },
  guards: {
    'the domain is its own': ['¿Es un dominio de este servidor?', '¿dominio propio?'],
    'for people of the house': ['¿Puede este cliente enviar a cualquier sitio?', '¿a todas partes?'],
    'nobody here keeps mail for it': ['¿Es un dominio para el que aquí no se guarda nada?', '¿dominio ajeno?'],
    'strangers have to wait': ['¿Tienen que venir dos veces los desconocidos?', '¿lista gris?'],
    'has moved away': ['¿Se ha mudado esta persona?', '¿mudado?'],
    'nobody by that name': ['¿No hay nadie con ese nombre?', '¿nadie?'],
    'mailbox is full': ['¿Está lleno el buzón?', '¿lleno?'],
    'has not waited yet': ['¿Vuelve demasiado pronto?', '¿muy pronto?'],
    'mail is sent on': ['¿Se reenvía su correo a otra dirección?', '¿se reenvía?'],
  },
  denials: {
    domain: 'Aquí no se guarda correo para este dominio.',
    sendsAnywhere: 'Este cliente no puede enviar a otros sitios desde aquí.',
    greylists: 'Los desconocidos no tienen que venir dos veces.',
    known: 'No hay nadie con ese nombre.',
    told: 'El correo de esta persona no va a ninguna otra parte.',
    fits: 'No queda sitio en el buzón.',
    waited: 'El cliente no ha esperado lo suficiente.',
  },
};

export const message: AgentWords = {
  name: 'puerta de mensajes',
  states: { weighing: ['sopesando el mensaje', 'sopesando'], ...ends },
  events: { message: ['el texto ha llegado entero', 'texto completo'] },
  guards: {
    'it goes in circles': ['¿Ha pasado por demasiados servidores?', '¿da vueltas?'],
    'nobody has room': ['¿No tiene sitio ninguno de sus destinatarios?', '¿sin sitio?'],
    'the disk is full': ['¿Está lleno el disco de este servidor?', '¿disco lleno?'],
  },
  denials: {
    circling: 'No ha pasado por demasiados servidores.',
    fits: 'Ninguno de sus destinatarios tiene sitio.',
    space: 'El disco de este servidor está lleno.',
  },
};
