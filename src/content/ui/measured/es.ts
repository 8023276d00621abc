import type { measured as en } from './en.ts';

export const measured: typeof en = {
  title: 'POP3, IMAP o correo web, con medidas',
  open: 'POP3 e IMAP, con medidas',
  hint: 'Un buzón, una mañana, dos aparatos y tres maneras: una tabla contada a partir de las ejecuciones',
  leave: 'Volver al escenario',
  story:
    'En el buzón de Bea hay 30 cartas, una de 5 MB. Al desayunar lee tres en el portátil y contesta una; en el autobús lee dos en el teléfono; a mediodía Ana le manda 2 MB. En el servidor caben 6 MB. Las tres mañanas se ejecutan ahora mismo, y de ellas salen todas las cifras.',
  playing: 'Se están ejecutando las tres mañanas…',
  failed: 'No se han podido ejecutar las mañanas. Recarga la página y prueba otra vez.',
  ways: { pop3: 'POP3, sin dejar nada en el servidor', imap: 'IMAP', web: 'Correo web' },
  short: { pop3: 'POP3', imap: 'IMAP', web: 'Correo web' },
  clock: {
    title: 'Cuándo esperó respuesta cada aparato',
    how: (most) => `Cada barra son las idas y vueltas de dos minutos; la más alta tiene ${most}, y las alturas van por la raíz cuadrada.`,
    told: (count, first, last) =>
      count === 1 ? `una ida y vuelta, a las ${first}` : `${count} idas y vueltas, de las ${first} a las ${last}`,
    none: 'ninguna ida y vuelta',
  },
  what: 'Qué se ha contado',
  host: { 'bea-laptop': 'Portátil', 'bea-telephone': 'Teléfono' },
  rows: {
    octets: 'Octetos por la línea',
    turns: 'Idas y vueltas',
    connectedMs: 'Tiempo de conexión',
    connections: 'Conexiones',
    offline: 'Se puede leer sin red',
    failed: 'Clics que no sirvieron de nada',
    server: 'Queda en el servidor',
    lost: 'Se pierde con el portátil',
    noon: 'Los 2 MB de mediodía, con sitio para 6 MB',
  },
  heap: (letters, size) => (letters === 0 ? 'nada' : letters === 1 ? `una carta, ${size}` : `${letters} cartas, ${size}`),
  noon: { taken: 'admitidos', refused: 'rechazados: el buzón está lleno' },
  entries: (count) => `Contado en un registro de ${count} entradas.`,
  why: {
    octets: 'POP3 lo trajo todo una vez, también los 5 MB. IMAP y el correo web trajeron lo que se abrió.',
    failed: 'Cuando el portátil vació el buzón por POP3, el teléfono no encontró nada que abrir.',
    lost: 'Lo que POP3 sacó del servidor existe una sola vez. La única copia sería la de seguridad del portátil.',
    noon: 'Con POP3 el servidor ya estaba vacío. Un buzón que lo guarda todo se llena.',
  },
};
