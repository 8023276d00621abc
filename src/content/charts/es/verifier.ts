/** Palabras del diagrama que pregunta de quién viene de verdad un mensaje. */
import type { AgentWords } from '../words.ts';

export const verifier: AgentWords = {
  name: 'comprobación del origen',
  states: {
    arriving: ['llega un mensaje', 'llegando'],
    checkingClient: ['comprobando si el cliente puede enviar por el dominio (SPF)', 'comprobando SPF'],
    checkingSignatures: ['comprobando las firmas (DKIM)', 'comprobando DKIM'],
    checkingPolicy: ['preguntando qué quiere el dominio del autor (DMARC)', 'comprobando DMARC'],
    accepting: ['dejándolo pasar', 'sí'],
    refusing: ['rechazándolo para siempre', 'no'],
    postponing: ['pidiendo que lo intente más tarde', 'ahora no'],
  },
  events: {
    message: ['hay que juzgar un mensaje', 'un mensaje'],
    'client checked': ['SPF ha hablado', 'resultado SPF'],
    'signatures checked': ['se han comprobado las firmas', 'resultado DKIM'],
    'policy checked': ['el dominio del autor ha hablado', 'resultado DMARC'],
    'patience is over': ['ha pasado un minuto', 'pasó un minuto'],
  },
  guards: {
    'SPF is asked for': ['¿Se mira SPF?', '¿SPF?'],
    'signatures are asked for': ['¿Se miran las firmas?', '¿DKIM?'],
    'client may not send for the domain': ['¿Tiene prohibido el cliente enviar por ese dominio?', '¿SPF en contra?'],
    'DNS could not tell of the client': ['¿No pudo el DNS decir nada del cliente?', '¿SPF sin saber?'],
    'a key could not be had': ['¿No se alcanza ahora alguna clave?', '¿falta una clave?'],
    'no signature holds': ['¿No vale ninguna firma?', '¿DKIM en contra?'],
    'DMARC is asked for': ['¿Se mira DMARC?', '¿DMARC?'],
    'DNS could not tell of the author': ['¿No pudo el DNS decir nada del dominio del autor?', '¿DMARC sin saber?'],
    'author’s domain says refuse': ['¿Pide el dominio del autor que se rechace?', '¿rechazarlo?'],
    'nobody vouches for the author': ['¿Hace falta que alguien avale al autor, y no lo avala nadie?', '¿sin avalar?'],
    'author’s domain says set aside': ['¿Pide el dominio del autor que se aparte?', '¿apartarlo?'],
  },
  denials: {
    spf: 'Este servidor no mira SPF.',
    dkim: 'Este servidor no mira las firmas.',
    dmarc: 'Este servidor no mira DMARC.',
    enforced: 'Este servidor solo toma nota.',
    against: 'Nada habla en contra del cliente.',
    holds: 'No vale ninguna firma.',
    unsure: 'No faltaba nada por saber: la respuesta es definitiva.',
    vouched: 'Ni SPF ni DKIM avalan al autor.',
    demanded: 'Este servidor no exige ninguna prueba.',
    asks: 'El dominio del autor no pide nada.',
  },
};
