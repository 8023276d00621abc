import type { AgentWords } from '../words.ts';

export const mda: AgentWords = {
  name: 'agente de entrega',
  states: {
    idle: 'en reposo',
    lookingUp: ['buscando al destinatario', 'buscando'],
    storing: ['guardando el mensaje', 'guardando'],
  },
  events: {
    deliver: ['llega un mensaje que entregar', 'para entregar'],
    'looked up': ['destinatario buscado', 'buscado'],
    stored: ['guardado en el buzón', 'guardado'],
  },
  guards: {
    'nobody by that name': ['¿No hay nadie con ese nombre?', '¿no hay nadie?'],
    'mailbox is full': ['¿Está lleno el buzón?', '¿buzón lleno?'],
    'to be set aside': ['¿Pide DMARC apartar el mensaje?', '¿apartarlo?'],
  },
  denials: {
    known: 'No hay ningún buzón con ese nombre.',
    fits: 'No queda sitio en el buzón.',
    quarantined: 'Nadie ha pedido apartar el mensaje.',
  },
  truths: {
    known: 'Hay un buzón con ese nombre.',
    fits: 'Queda sitio en el buzón.',
    quarantined: 'DMARC pide apartar el mensaje.',
  },
};
