import type { AgentWords } from '../words.ts';

/** Una pregunta que le hacen a un resolutor. */
export const resolverQuestion: AgentWords = {
  name: 'resolutor: una pregunta',
  states: {
    reading: ['leyendo la pregunta', 'leyendo'],
    waiting: ['esperando a que acabe la búsqueda', 'esperando'],
    done: 'terminado',
  },
  events: {
    question: 'una pregunta',
    outcome: ['la búsqueda ha terminado', 'búsqueda acabada'],
  },
  guards: {
    'it cannot be looked up': ['¿Es una pregunta que no se puede resolver?', '¿irresoluble?'],
    'no recursion is wanted': ['¿Pide que no se pregunte a nadie más?', '¿sin recursión?'],
    'the same is searched for': ['¿Se está buscando ya lo mismo?', '¿ya se busca?'],
    'room for a search': ['¿Cabe una búsqueda más?', '¿cabe otra?'],
  },
  denials: {
    askable: 'No es una pregunta que se pueda resolver.',
    recursion: 'Quien pregunta no quiere que se pregunte a nadie más.',
    underWay: 'Nadie está buscando lo mismo.',
    room: 'Ya hay demasiadas búsquedas en marcha.',
  },
  truths: {
    askable: 'La pregunta se puede buscar.',
    recursion: 'Quien pregunta quiere que se pregunte a otros.',
    underWay: 'La misma búsqueda ya está en marcha.',
    room: 'Cabe otra búsqueda.',
  },
};
