import type { AgentWords } from '../words.ts';

/** Un programa de correo, clic a clic. */
export const program: AgentWords = {
  name: 'programa de correo',
  states: {
    waiting: ['a la espera de un clic', 'espera un clic'],
    thinking: ['averiguando qué pide el clic', 'pensando'],
    connecting: ['llamando al servidor del buzón', 'conectando'],
    asking: ['a la espera de la respuesta', 'espera respuesta'],
    submitting: ['entregando una carta', 'entregando'],
    fetching: ['recogiendo el correo', 'recogiendo'],
    leaving: ['despidiéndose del servidor', 'se despide'],
  },
  events: {
    click: ['su dueño hace clic', 'un clic'],
    thought: ['ya está claro qué toca', 'pensado'],
    'line is ready': ['ya está identificado en el servidor', 'línea lista'],
    'line is lost': ['se acabó la conexión', 'fin de la línea'],
    answered: ['el servidor ha contestado', 'contestado'],
    'submission over': ['el servidor ha contestado por cada destinatario', 'entrega acabada'],
    'message came': ['ha llegado un mensaje', 'llega un mensaje'],
    'session over': ['acabó la sesión con el buzón', 'sesión acabada'],
  },
  guards: {
    'it needs a line': ['¿Tiene que llamar al servidor del buzón?', '¿hace falta línea?'],
    'the mailbox server is told': ['¿Hay algo que decirle al servidor del buzón?', '¿algo que decir?'],
    'a letter is handed in': ['¿Hay una carta que entregar?', '¿carta que enviar?'],
    'mail is fetched': ['¿Recoge el correo?', '¿recoge correo?'],
    'it takes its leave': ['¿Se despide del servidor?', '¿se despide?'],
  },
  denials: {
    wish: 'Por este clic no se hace nada más.',
  },
};
