/** Las palabras de la página para dónde se separan dos ejecuciones y cómo acaban, en español. */
import type { parting as english } from './en.ts';

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

export const parting: typeof english = {
  reply: (server, verb, before, after) => `Se separan en una respuesta: ${server} contesta ${after} a ${verb} en vez de ${before}.`,
  command: (client, before, after) => `Se separan donde ${client} dice ${after} en vez de ${before}.`,
  lost: (what) => `Se separan donde ${what} ya no llega.`,
  arrives: (what) => `Se separan donde ${what} llega ahora y antes no.`,
  onlyNow: (time) => `Se separan a las ${time}, por algo que solo pasa ahora.`,
  onlyBefore: (time) => `Se separan a las ${time}, por algo que ahora no pasa.`,
  otherwise: (time) => `Se separan a las ${time}, donde no se dice exactamente lo mismo.`,
  alike: 'Acaban igual.',
  ends: { before: (how) => `Antes: ${how}.`, after: (how) => `Ahora: ${how}.` },
  stored: (account, time) => `en el buzón de ${account} a las ${time}`,
  nobody: 'en el buzón de nadie',
  calls: (count) => plural(count, 'llamada', 'llamadas'),
  reports: (count) => plural(count, 'informe de fallo', 'informes de fallo'),
  next: 'Siguiente diferencia',
};
