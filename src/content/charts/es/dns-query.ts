import type { AgentWords } from '../words.ts';

/** Un programa que le hace una pregunta al DNS. */
export const dnsQuery: AgentWords = {
  name: 'consulta DNS',
  states: {
    asking: 'preguntando',
    askingOverTcp: ['preguntando otra vez, por TCP', 'pregunta por TCP'],
    found: ['se encontraron registros', 'hay registros'],
    empty: ['el nombre no tiene registros de ese tipo', 'sin ese tipo'],
    nonexistent: ['ese nombre no existe', 'nombre inexistente'],
    failed: ['nadie ha sabido responder', 'sin respuesta'],
  },
  events: {
    answered: 'una respuesta',
    truncated: ['la respuesta llega cortada', 'llega cortada'],
    timeout: ['nadie responde a tiempo', 'nadie responde'],
    broken: ['por TCP no llega respuesta', 'TCP sin respuesta'],
  },
  guards: {
    records: ['¿Trae registros la respuesta?', '¿trae registros?'],
    'no data': ['¿Existe el nombre, pero sin registros de ese tipo?', '¿sin ese tipo?'],
    'no such name': ['¿Dice que ese nombre no existe?', '¿no existe?'],
    'another server': ['¿Queda otro servidor al que preguntar?', '¿queda otro?'],
    'tries left': ['¿Puede intentarlo otra vez?', '¿otro intento?'],
  },
  denials: {
    says: 'La respuesta no sirve.',
    others: 'No queda otro servidor al que preguntar.',
    more: 'No quedan intentos.',
  },
};
