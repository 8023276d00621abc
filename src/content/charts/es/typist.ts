import type { AgentWords } from '../words.ts';

export const typist: AgentWords = {
  name: 'persona ante un terminal',
  states: {
    readingGreeting: ['leyendo el saludo', 'lee el saludo'],
    thinking: ['pensando qué decir ahora', 'pensando'],
    typing: ['tecleando una orden', 'tecleando'],
    readingAnswer: ['leyendo la respuesta', 'lee la respuesta'],
    readingListing: ['leyendo una lista, hasta el punto', 'lee una lista'],
    answeringChallenge: ['tecleando la respuesta al desafío', 'responde'],
    typingText: ['tecleando el texto de un mensaje', 'teclea el texto'],
    securing: ['esperando la negociación TLS', 'negociación TLS'],
    listening: ['a la escucha, sin decir más', 'a la escucha'],
    closed: 'cerrado',
  },
  events: {
    line: ['una línea en la pantalla', 'una línea'],
    thought: ['ya está claro qué toca', 'pensado'],
    typed: ['se ha tecleado la línea', 'tecleada'],
    secured: ['TLS protege la línea', 'ya hay TLS'],
    enough: ['ya no se espera más de la respuesta', 'basta de leer'],
    end: ['se cerró la conexión', 'conexión cerrada'],
    timeout: ['media hora sin que llegue nada', 'plazo agotado'],
  },
  guards: {
    'a listing begins': ['¿Empieza una lista?', '¿una lista?'],
    'it ends the answer': ['¿Está completa la respuesta?', '¿completa?'],
    'it ends the listing': ['¿Es el punto solo?', '¿el punto solo?'],
    'TLS was agreed upon': ['¿Ha aceptado TLS el servidor?', '¿TLS aceptado?'],
    'a response is wanted': ['¿Se espera la respuesta a un desafío?', '¿hay desafío?'],
    'the text is wanted': ['¿Se espera el texto del mensaje?', '¿toca el texto?'],
    'there is more to say': ['¿Queda algo que decir?', '¿queda algo?'],
    'it goes on listening': ['¿Se queda a escuchar?', '¿se queda?'],
  },
  denials: {},
};
