/** Palabras del diagrama del agente de envío. */
import type { AgentWords } from '../words.ts';

export const msa: AgentWords = {
  name: 'agente de envío',
  states: {
    idle: 'en reposo',
    reading: ['mirando qué falta', '¿qué falta?'],
    completing: ['completando la cabecera', 'completando'],
    signing: ['firmando por la casa', 'firmando'],
    handingOver: ['pasando el mensaje al MTA', 'pasándolo al MTA'],
  },
  events: {
    submission: ['alguien de la casa entrega un mensaje', 'mensaje entregado'],
    'looked through': ['se ha repasado la cabecera', 'cabecera repasada'],
    completed: ['lo que faltaba ya está arriba', 'campo añadido'],
    signed: ['la firma ya está arriba', 'firmado'],
    'handed over': ['ya lo tiene el MTA', 'en manos del MTA'],
  },
  guards: {
    'it bears no date': ['¿Falta el campo Date?', '¿sin Date?'],
    'it bears no Message-ID': ['¿Falta el campo Message-ID?', '¿sin Message-ID?'],
    'a key fits its author': ['¿Tiene la casa una clave del dominio del autor que aún no ha firmado?', '¿hay clave?'],
  },
  denials: {
    dated: 'El mensaje no lleva Date.',
    identified: 'El mensaje no lleva Message-ID.',
    keys: 'Ninguna clave de la casa corresponde a su autor.',
  },
};
