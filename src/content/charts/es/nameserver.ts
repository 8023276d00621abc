import type { AgentWords } from '../words.ts';

/** Una pregunta a un servidor de nombres con autoridad. */
export const nameserver: AgentWords = {
  name: 'servidor de nombres',
  states: {
    reading: ['leyendo la pregunta', 'leyendo'],
    findingZone: ['buscando la zona del nombre', 'buscando la zona'],
    matching: ['bajando por la zona hasta el nombre', 'bajando'],
    followingAlias: ['siguiendo el alias', 'siguiendo alias'],
    answered: ['ha respondido con registros', 'ha respondido'],
    referred: ['ha remitido a quien lo sabe', 'ha remitido'],
    denied: ['ha dicho que no lo hay', 'ha dicho que no'],
    refused: ['se ha negado a contestar', 'se ha negado'],
  },
  events: {
    question: 'una pregunta',
    zone: ['repasadas las zonas', 'zonas repasadas'],
    matched: ['nombre buscado en la zona', 'nombre buscado'],
    alias: ['el nombre al que apunta el alias', 'destino del alias'],
  },
  guards: {
    'it can be looked up': ['¿Es una pregunta que se pueda resolver?', '¿se puede buscar?'],
    'a zone of ours': ['¿Pertenece el nombre a una zona de este servidor?', '¿zona nuestra?'],
    'an alias of ours led there': ['¿Nos ha traído hasta él un alias nuestro?', '¿alias nuestro?'],
    'others are responsible': ['¿Está delegada esa parte de la zona?', '¿está delegada?'],
    'no such name': ['¿No existe el nombre?', '¿no existe?'],
    'records of that type': ['¿Hay registros de ese tipo?', '¿hay registros?'],
    'an alias': ['¿Es un alias?', '¿es un alias?'],
    'it leads on': ['¿Lleva el alias a un nombre nuevo?', '¿nombre nuevo?'],
  },
  denials: {
    askable: 'No es una pregunta que se pueda resolver.',
    held: 'El nombre no pertenece a ninguna zona de este servidor.',
    aliased: 'Ningún alias nuestro llevaba a ese nombre.',
    delegated: 'Esa parte de la zona no está delegada en nadie.',
    named: 'Ese nombre no existe en la zona.',
    records: 'El nombre no tiene registros de ese tipo.',
    alias: 'El nombre no es un alias.',
    onward: 'El alias vuelve atrás o no acaba nunca.',
  },
};
