/** The languages in which the server speaks to people: RFC 6856 §3. Programs read status and code, which no language changes. */
import { isLanguage, type Language } from '../../language.ts';
import { text as latin1, utf8 } from '../../mail/octets.ts';
import { filled, type NamedReply, type ReplyName } from './replies.ts';

/** As LANG lists them, in their own words. */
export const LANGUAGES: Readonly<Record<Language, string>> = { en: 'English', es: 'Español' };

/** RFC 4647 §3.3.1, basic filtering: 'es' and 'es-MX' both mean what is here for 'es'; `undefined`: nothing. */
export function languageFor(range: string, preferred: Language): Language | undefined {
  if (range === '*') return preferred;
  const tag = range.toLowerCase().split('-')[0]!;
  return isLanguage(tag) ? tag : undefined;
}

/** RFC 6856 §3.2: the words for people in the language that LANG chose, in UTF-8. Status, code and figures stay what they are. */
export function translated(said: NamedReply, language: Language): NamedReply {
  const words = TRANSLATIONS[language][said.name];
  return words === undefined ? said : { ...said, text: filled(latin1(utf8(words)), said.values) };
}

/** Replies that are not listed say the same in every language: figures and challenges. */
export const spanish: Partial<Record<ReplyName, string>> = {
  userOk: 'Falta la contraseña de {0}',
  loggedIn: 'El buzón tiene {0} mensajes ({1} octetos)',
  wrongPassword: 'Usuario o contraseña incorrectos',
  tooManyPasswords: 'Usuario o contraseña incorrectos, y ya son demasiadas veces',
  closing: '{0} se está apagando',
  inUse: 'Otra sesión tiene abierto este buzón',
  loginDelay: 'Entre una entrada y otra deben pasar {0} segundos',
  temporaryTrouble: 'El buzón no se puede abrir ahora',
  permanentTrouble: 'El buzón no se puede abrir hasta que alguien lo repare',
  privacyRequired: 'Aquí no se dicen contraseñas en claro: antes STLS',
  noMechanism: 'Ese mecanismo no se ofrece',
  misplacedResponse: 'Este mecanismo no lleva respuesta inicial',
  badResponse: 'Eso no es una respuesta de este mecanismo',
  cancelled: 'Autenticación cancelada',
  beginTls: 'Puede empezar la negociación TLS',
  tlsActive: 'Con TLS en marcha esta orden no se admite',
  tlsUnavailable: 'TLS no está disponible ahora',
  utf8: 'Modo UTF-8',
  languages: 'Siguen los idiomas',
  languageChosen: '{0} Idioma cambiado',
  noLanguage: 'No hablo {0}',
  listing: '{0} mensajes ({1} octetos)',
  uniqueIds: 'Siguen los identificadores',
  message: '{0} octetos',
  topOfMessage: 'Sigue el comienzo del mensaje',
  marked: 'Mensaje {0} marcado para borrar',
  reset: 'El buzón tiene {0} mensajes ({1} octetos)',
  ok: 'Aquí sigo',
  capabilities: 'Siguen las capacidades',
  goodbye: '{0} cierra la conexión',
  goodbyeDeleted: '{0} cierra la conexión; mensajes borrados: {1}',
  noSuchMessage: 'No hay mensaje {0}: el último es el {1}',
  alreadyDeleted: 'El mensaje {0} está marcado para borrar',
  unknownCommand: 'Orden desconocida',
  syntax: 'Sintaxis: {0}',
  badSequence: 'Esta orden no tiene sitio en el estado {0}',
  lineTooLong: 'Línea demasiado larga: {0} octetos como mucho',
  bareLineEnd: 'Una línea termina en CR LF, no en uno de los dos',
  tooManyErrors: 'Demasiados errores; se cierra la conexión',
};

/** The replies themselves are in English. */
const TRANSLATIONS: Readonly<Record<Language, Partial<Record<ReplyName, string>>>> = { en: {}, es: spanish };
