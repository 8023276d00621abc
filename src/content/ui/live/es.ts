/** Lo que se mira en directo. */
import { es as page } from '../../page/es.ts';
import type { live as english } from './en.ts';

export const live: typeof english = {
  ...page.live,
  follow: 'Seguir',
  followHint: 'Mostrar el paso más nuevo y seguir con lo que venga',
  following: 'En directo',
  followingHint: 'El paso más nuevo se muestra según llega. Pulsa para quedarte en este',
  ended: 'Se acabó',
  over: 'Se acabó: la orden se ha parado. Lo visto se queda aquí.',
  waiting: 'Todavía no ha pasado nada',
  connect: (host) =>
    `Conecta cualquier programa de correo a ${host}: lo que diga y lo que respondan nuestros servidores se ve aquí según pasa.`,
  relay: (door) => `Conecta el programa de correo a ${door}: lo que se digan él y su servidor se ve aquí según pasa.`,
  tryIt: (host, port) => `O a mano: telnet ${host} ${port}`,
  ports: 'Puertos',
};
