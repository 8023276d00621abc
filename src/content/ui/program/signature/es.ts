/** Lo que un programa de correo dice de una firma, y por qué. */
import type { signature as english } from './en.ts';

export const signature: typeof english = {
  kinds: { smime: 'S/MIME', openpgp: 'OpenPGP' },
  verdicts: {
    good: (kind) => `Firma válida (${kind})`,
    bad: (kind) => `Firma no válida (${kind})`,
    unknown: (kind) => `Firma sin verificar (${kind})`,
  },
  reasons: {
    holds: (signer) => `Es de ${signer}, y no ha cambiado ni un octeto de lo firmado.`,
    changed: (signer) =>
      signer === ''
        ? 'Lo que se firmó no es lo que ha llegado: algo cambió por el camino. A la vista, las palabras pueden ser las mismas.'
        : `${signer} firmó octetos distintos de los que han llegado: algo cambió por el camino. A la vista, las palabras pueden ser las mismas.`,
    forged: (signer) => `No se hizo con la clave de ${signer}.`,
    author: (signer) => `Es de ${signer}, que no es quien figura en From.`,
    untrusted: (signer) => `Dice ser de ${signer}, pero el certificado no lo ha emitido nadie en quien confíe este programa.`,
    expired: (signer) => `El certificado o la clave de ${signer} no valía cuando se abrió la carta.`,
    noKey: () => 'Este programa no tiene la clave de quien firmó. Cualquiera puede hacerse una clave con cualquier nombre.',
    unreadable: () => 'La firma misma está dañada, o es de una clase que este programa no sabe leer.',
    noCrypto: () => 'El navegador solo deja a una página calcular firmas por https o en este mismo equipo.',
  },
  who: 'Quién responde de la clave',
  authority: (name) => `la autoridad «${name}», en la que confía este programa, con un certificado`,
  claimed: (name) => `figura como emisora «${name}»`,
  inKeyring: (owner, fingerprint) => `solo ${owner}, que entregó en mano su clave: ${fingerprint}`,
  keyId: (id) => `nadie; nombra la clave ${id}`,
  when: 'Firmada',
  hash: 'SHA-256',
  hashes: (signed, came) => `se firmó ${signed}…, llegó ${came}…`,
  covers: 'Abarca',
  range: (first, last) =>
    `los octetos ${first} a ${last}: la primera parte con su propia cabecera. Quedan fuera From, To, Date y Subject, que cualquiera podría cambiar por el camino.`,
  octets: 'Ver los octetos firmados',
  alone: 'Lo ha comprobado el programa por su cuenta: ningún servidor lo sabe.',
};
