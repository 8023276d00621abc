/** El DNS más allá de una pregunta y su respuesta: el camino desde la raíz, otros registros, respuestas cortadas, TCP. */
import type { Wordings } from '../words.ts';

export const dns: Record<string, Wordings> = {
  'question.TXT': {
    story: [
      '{from} pregunta a {to}: *¿qué hay escrito en {name}?*',
      'Un registro TXT es un tablón de anuncios: dice quién puede enviar en nombre de un dominio, o guarda una clave.',
    ],
    protocol: [
      'Una consulta por los registros TXT de `{name}`.',
      'SPF, DKIM y DMARC se leen de registros TXT; cada uno se compone de cadenas de 255 octetos como mucho.',
    ],
  },
  'question.AAAA': {
    story: [
      '{from} pregunta a {to}: *¿tiene {name} una dirección de las nuevas?*',
      'Las direcciones IPv6 ocupan dieciséis octetos y van en un registro propio.',
    ],
    protocol: [
      'Una consulta por el registro AAAA de `{name}`: su dirección IPv6.',
      'RFC 5321 §5.1: a una máquina se la puede llamar por una dirección A o por una AAAA.',
    ],
  },
  'question.NS': {
    story: ['{from} pregunta a {to}: *¿quién responde de {name}?*', 'Cada zona dice qué servidores contestan por ella.'],
  },
  'question.PTR': {
    story: [
      '{from} pregunta a {to}: *¿qué nombre corresponde a esta dirección?*',
      'El camino inverso, del número al nombre, tiene su propia zona: in-addr.arpa.',
    ],
  },
  'answer.referral': {
    story: [
      '{from} no lo sabe, pero sabe quién lo sabe: `{records}`.',
      'Nadie conoce todos los nombres. Cada servidor solo sabe quién responde un peldaño más abajo.',
    ],
    protocol: [
      'Es una delegación: no hay respuesta, sino registros NS en la sección de autoridad y, en la adicional, la dirección de ese servidor.',
      'A esa dirección se la llama «glue», pegamento. Sin ella habría que preguntarle al servidor por el camino hacia él mismo (RFC 1034 §4.2.1).',
    ],
    octet: [
      'ANCOUNT vale cero, NSCOUNT no, y el bit AA está apagado.',
      'Una respuesta así no termina nada: la misma pregunta sigue hacia el servidor nombrado.',
    ],
  },
  'answer.truncated': {
    story: [
      '{from} tiene más que decir de lo que cabe en una postal: la respuesta llega cortada.',
      'Entonces {to} descuelga el teléfono y vuelve a preguntar, por TCP.',
    ],
    protocol: [
      'El bit TC está encendido: respuesta truncada.',
      'En un datagrama sin EDNS caben 512 octetos (RFC 1035 §4.2.1); quien ve TC repite la pregunta por TCP (RFC 7766 §5).',
    ],
    octet: [
      '{octets} octetos, y el bit 0x0200 de las banderas avisa de que habría más.',
      'Media respuesta no es una respuesta: lo que haya llegado no se usa (RFC 2181 §9).',
    ],
  },
  'answer.NOERROR/TXT': {
    story: ['{from} responde lo que hay escrito: `{records}`.', 'Entenderlo es cosa de quien pregunta; para el DNS no es más que texto.'],
  },
  'answer.NOERROR/AAAA': {
    story: ['{from} responde con una dirección IPv6: `{records}`.', 'Ahora {to} ya sabe a quién llamar.'],
  },
  'answer.REFUSED': {
    story: [
      '{from} no es responsable de este nombre, y lo dice.',
      'Un servidor de nombres solo contesta por sus zonas; preguntarle por otras es un error en la lista de alguien.',
    ],
    protocol: [
      'REFUSED, código de respuesta 5.',
      'Se pregunta al siguiente servidor de la zona; si no hay otro, quien preguntaba oye SERVFAIL.',
    ],
  },
  'answer.FORMERR': {
    story: ['{from} no ha entendido la pregunta.', 'Contesta de todos modos, para que nadie espere en vano.'],
    protocol: [
      'FORMERR, código de respuesta 1: la consulta no se pudo interpretar.',
      'Solo pudo leer el número y las banderas; por eso no repite la pregunta.',
    ],
  },
  'answer.NOTIMP': {
    story: ['{from} no hace esa clase de cosas.', 'Hay otras operaciones además de la consulta; este servidor solo conoce la consulta.'],
  },
  'answer.BADVERS': {
    story: ['{from} no habla esa versión de las extensiones.', 'Su respuesta dice cuál es la que sí habla.'],
  },
  'lost.answer': {
    story: ['La respuesta no llega nunca.', 'Para quien preguntó es como si no hubiera nadie; a los pocos segundos vuelve a preguntar.'],
  },
  'dns.QUERY': {
    story: ['{client} pregunta otra vez, ahora por TCP.', 'En una conexión cabe cualquier respuesta; a cambio cuesta un saludo.'],
    protocol: [
      'El mismo mensaje que por UDP, con dos octetos de longitud delante.',
      'TCP lleva un chorro sin costuras: la longitud dice dónde acaba el mensaje (RFC 1035 §4.2.2).',
    ],
    octet: [
      '{octets} octetos, dos de ellos para la longitud.',
      'Quien lee espera hasta que hayan llegado todos; un segmento puede acabar en cualquier sitio.',
    ],
  },
  'dns.command': {
    story: ['{client} pregunta por TCP.', 'En una conexión cabe cualquier respuesta.'],
  },
  'dns.QUERY/NOERROR': {
    story: ['{server} responde, y esta vez cabe todo.', 'Por TCP caben hasta 65 535 octetos en un mensaje.'],
    protocol: [
      'La respuesta entera, con su longitud delante.',
      'La conexión podría servir para la pregunta siguiente (RFC 7766 §6.2); aquí se cierra.',
    ],
  },
  'dns.NXDOMAIN': {
    story: ['{server} responde: *ese nombre no existe*.', 'Un no rotundo, tanto por TCP como por UDP.'],
  },
  'dns.reply': {
    story: ['{server} responde por TCP: {code}.', 'Los códigos son los mismos que por UDP.'],
    protocol: [
      'Código de respuesta {code}, en un mensaje con su longitud delante.',
      'Aquí las respuestas guardan el orden de las preguntas, aunque RFC 7766 §6.2.1.1 permitiría otro.',
    ],
  },
};
