/** Palabras del diagrama del agente de envío. */
import type { AgentWords } from '../words.ts';

export const msa: AgentWords = {
  name: 'agente de envío',
  states: {
    idle: 'en reposo',
    reading: ['mirando qué falta', '¿qué falta?'],
    dating: ['añadiendo la fecha que falta', 'poniendo fecha'],
    identifying: ['añadiendo el Message-ID que falta', 'poniendo ID'],
    filing: ['dejando una copia en el Sent de quien envía', 'guardando copia'],
    signing: ['firmando por la casa', 'firmando'],
  },
  events: {
    submission: ['alguien de la casa entrega un mensaje', 'mensaje entregado'],
    'looked through': ['se ha repasado la cabecera', 'cabecera repasada'],
    'date added': ['el campo Date ya está arriba', 'fecha puesta'],
    'Message-ID added': ['el Message-ID ya está arriba', 'ID puesto'],
    'copy filed': ['la copia ya está en Sent', 'copia guardada'],
    'no room for a copy': ['el buzón de quien envía está lleno: no hay copia', 'no cabe'],
    signed: ['la firma ya está arriba', 'firmado'],
  },
  guards: {
    'it bears no date': ['¿Falta el campo Date?', '¿sin Date?'],
    'it bears no Message-ID': ['¿Falta el campo Message-ID?', '¿sin Message-ID?'],
    'the server keeps a copy': ['¿Guarda el servidor una copia para quien envía?', '¿copia en Sent?'],
    'a key fits its author': ['¿Tiene la casa una clave del dominio del autor que aún no ha firmado?', '¿hay clave?'],
  },
  denials: {
    dated: 'El mensaje no lleva Date.',
    identified: 'El mensaje no lleva Message-ID.',
    copied: 'El servidor no guarda copia para quien envía.',
    keys: 'Ninguna clave de la casa corresponde a su autor.',
  },
};
