/** Lo que un programa de correo dice de una carta con el contenido cifrado. */
import type { encrypted as english } from './en.ts';

export const encrypted: typeof english = {
  kinds: { smime: 'S/MIME', openpgp: 'OpenPGP' },
  opened: (kind) => `Cifrada, y abierta aquí (${kind})`,
  closed: (kind) => `Cifrada, y cerrada aquí (${kind})`,
  reasons: {
    opened: (owner) =>
      `Este aparato tiene la clave privada de ${owner}. El texto y los adjuntos han viajado cifrados desde el programa de quien escribe hasta este.`,
    noKey: (owner) =>
      `La clave privada de ${owner} no está en este aparato. El buzón se abre desde cualquier sitio; la carta, solo donde está la clave.`,
    noKeyWeb: (owner) =>
      `El correo web no tiene la clave privada de ${owner}: está solo en su aparato. Si la tuviera, también podría abrir la carta quien lleva el servidor.`,
    notForUs: (owner) => `Se cifró para otras personas: ninguna de las claves que lleva es para ${owner}.`,
    damaged: () => 'La clave correcta no la abre: algo cambió por el camino en los octetos cifrados, o son de una clase desconocida.',
    otherKind: () => 'Este programa solo abre S/MIME. Para OpenPGP harían falta otro programa y otra clave.',
    noCrypto: () => 'El navegador solo deja descifrar a una página por https o en este mismo equipo.',
  },
  keys: 'Claves que lleva',
  keysFor: (count) =>
    count === 1
      ? 'la clave del contenido, cifrada para un certificado:'
      : `la clave del contenido, cifrada ${count} veces, una para cada certificado:`,
  cipher: 'Contenido',
  sealed: 'Cifrado',
  sealedOctets: (octets) => `${octets} en base64: el texto, los adjuntos y su Content-Type`,
  everybody: 'Lo que pudo leer cada servidor del camino',
  size: 'Tamaño',
  web: 'El servidor web guarda estos octetos y los muestra; ni él ni el navegador tienen una clave para abrirlos.',
  alone: 'El programa la ha abierto, o no, por su cuenta: ningún servidor conoce la clave ni sabe si encajó.',
};
