/** Qué le pasa a una carta y cómo se repara, en español. */
import type { repairing as english } from './en.ts';

export const repairing: typeof english = {
  findings: {
    title: 'Qué está mal',
    none: 'Nada: la carta está entera.',
    repair: 'Reparar',
    cannot: 'Solo podría repararlo quien la escribió.',
    go: (path) => `parte ${path}`,
    keys: {
      noVersion: () => 'Falta MIME-Version: en rigor, esto es un solo texto, separadores incluidos.',
      noBoundary: () => 'Un multipart sin el parámetro boundary: nadie sabe dónde empiezan sus partes.',
      boundaryUnused: ({ boundary }) => `La cabecera promete el separador «${boundary}», pero ninguna línea del cuerpo lo es.`,
      boundaryTooLong: ({ length }) => `El separador tiene ${length} caracteres; se permiten 70.`,
      notClosed: ({ boundary }) => `Falta la línea de cierre --${boundary}--: ¿es todo, o se cortó la carta?`,
      strayBoundary: ({ boundary }) =>
        `--${boundary} está en medio de un texto y lo parte: un separador no puede aparecer dentro de una parte.`,
      multipartEncoded: ({ encoding }) => `Un multipart en ${encoding}: solo se codifican sus partes, no el conjunto.`,
      messageEncoded: ({ encoding }) => `Un message/rfc822 en ${encoding}: solo se permiten 7bit, 8bit y binary.`,
      encodingUnknown: ({ encoding }) => `Nadie conoce la codificación «${encoding}»: la parte cuenta como archivo de clase desconocida.`,
      notSevenBit: () => 'Dice 7bit, pero hay octetos mayores que 127: un servidor estricto puede rechazar la carta o cambiarla.',
      looksBase64: ({ encoding }) => `Dice ${encoding}, pero parece base64: quien lee ve hileras de letras.`,
      badBase64: ({ seen }) => `Dice base64, pero no lo es; parece ${seen}. Descodificado, es basura.`,
      cutBase64: ({ letters }) => `El base64 va en grupos de cuatro, y ${letters} letras no son un número entero de grupos: falta algo.`,
      badQuotedPrintable: () => 'Un = que no empieza ni un escape =XX ni un salto de línea suave.',
      charsetUnknown: ({ charset }) => `Aquí nadie conoce el juego de caracteres «${charset}».`,
      charsetWrong: ({ charset, seen }) => `Dice ${charset}, pero los octetos parecen ${seen}: lo que no es ASCII sale mal.`,
      longLine: () => 'Una línea de más de 998 octetos: un servidor puede cortarla.',
      wordTooLong: ({ field, length }) => `Una palabra codificada de ${length} caracteres en ${field}; se permiten 75.`,
      wordInParameter: ({ parameter }) =>
        `Una palabra codificada en el parámetro ${parameter}: ahí está prohibida. RFC 2231 tiene su propia forma.`,
      eightBitName: ({ parameter }) => `Octetos mayores que 127 en el parámetro ${parameter}, y nada dice en qué juego de caracteres.`,
      twoParts: ({ count }) => `signed y encrypted tienen exactamente dos partes; aquí: ${count}.`,
    },
  },
  repairs: {
    close: 'Se ha repuesto la línea de cierre.',
    stray: 'Se ha quitado la línea intrusa; el texto vuelve a ser uno.',
    boundary: 'La cabecera nombra ahora el separador que usa el cuerpo.',
    encoding: 'La cabecera dice ahora lo que parecen los octetos.',
    charset: 'La cabecera nombra ahora el juego que parecen los octetos.',
    cut: 'Se ha quitado el grupo incompleto. Lo perdido sigue perdido.',
    version: 'Se ha repuesto MIME-Version.',
    name: 'El nombre está escrito ahora como manda la RFC 2231.',
  },
  damages: {
    close: 'Perder la línea de cierre',
    stray: 'Escribir el separador en el texto',
    boundary: 'Nombrar otro separador en la cabecera',
    encoding: 'Declarar otra codificación',
    charset: 'Declarar otro juego de caracteres',
    cut: 'Cortar el base64',
    version: 'Perder MIME-Version',
    eightBit: 'Llamarla 7bit',
  },
  refusals: {
    noPart: 'Esa parte ya no está.',
    notHere: 'Con esta parte no se puede hacer eso.',
    lastPart: 'Un multipart necesita al menos una parte (RFC 2046 §5.1). Quita el multipart entero.',
    notInCharset: 'Este texto tiene caracteres que no existen en ISO-8859-1.',
    nothingToMend: 'No hay nada que reparar.',
  },
};
