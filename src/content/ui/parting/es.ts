/** Las palabras de la página para dónde se separan dos ejecuciones y cómo acaban, en español. */
import type { parting as english } from './en.ts';

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const parting: typeof english = {
  reply: (server, verb, before, after) => `Se separan en una respuesta: ${server} contesta ${after} a ${verb} en vez de ${before}.`,
  command: (client, before, after) => `Se separan donde ${client} dice ${after} en vez de ${before}.`,
  lost: (what, where) => `Se separan donde ${what} se pierde, ${where}.`,
  alone: (time, what, where) => `Se separan a las ${time}: ${what}, ${where}.`,
  otherwise: (time, what) => `Se separan a las ${time}: «${what}» no es igual en las dos.`,
  says: (who, what) => `${who} dice ${what}`,
  alike: 'Acaban igual.',
  runs: {
    changed: { titles: ['Antes', 'Ahora'], only: ['solo antes', 'solo ahora'] },
    beside: { titles: ['Al lado', 'En el escenario'], only: ['solo al lado', 'solo en el escenario'] },
  },
  stored: (account, time) => `en el buzón de ${account} a las ${time}`,
  nobody: 'en el buzón de nadie',
  calls: (count) => plural(count, 'llamada', 'llamadas'),
  accepted: (count) => (count === 0 ? 'ningún mensaje aceptado' : plural(count, 'mensaje aceptado', 'mensajes aceptados')),
  reports: (count) => plural(count, 'informe de fallo', 'informes de fallo'),
  next: 'Siguiente diferencia',
};
