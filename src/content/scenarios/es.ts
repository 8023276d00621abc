import type { ScenarioText } from './text.ts';

export const scenarios: Record<string, ScenarioText> = {
  journey: {
    title: 'Ana escribe a Bea',
    description:
      'Un mensaje se entrega al servidor de salida, busca su camino en el DNS, viaja, llega al buzón y se recoge por POP3 y por IMAP.',
  },
  'unknown-recipient': {
    title: 'Aquí no vive nadie con ese nombre',
    description: 'En b.com no existe ese buzón: la respuesta es 550, y el servidor de Ana tiene que contarle que no pudo ser.',
  },
  'second-mx': {
    title: 'El primer MX está apagado',
    description: 'El servidor preferido de b.com no contesta. Para días así existe su segundo registro MX.',
  },
  'mx-unresolved': {
    title: 'Un nombre de MX sin dirección',
    description: 'El registro MX nombra una máquina que no tiene dirección, y sin dirección no hay a quién llamar.',
  },
  'mailbox-full': {
    title: 'El buzón está lleno',
    description: 'Bea ha agotado su cuota: 452 quiere decir «ahora no». El mensaje espera en la cola, se reintenta y llega más tarde.',
  },
  'wrong-password': {
    title: 'Contraseña equivocada en POP3',
    description: 'El portátil de Bea presenta una contraseña que el servidor rechaza. No se recoge nada, pero tampoco se pierde nada.',
  },
  'line-cut': {
    title: 'La línea se corta antes de QUIT',
    description: 'POP3 solo borra cuando oye QUIT. Si la línea cae antes, todos los mensajes siguen en su sitio.',
  },
  'too-busy': {
    title: 'No da abasto',
    description: 'mx.b.com saluda con 421: ahora no. El servidor de Ana guarda el mensaje y vuelve a llamar media hora después.',
  },
  'no-service': {
    title: 'Aquí no se recoge correo',
    description: 'La máquina del registro MX saluda con 554: nunca. No hay nada que esperar, y a Ana le devuelven el mensaje.',
  },
  'dns-walk': {
    title: 'Desde la raíz hacia abajo',
    description: 'El resolutor no conoce a nadie más que a la raíz. De allí lo envían a com, de com a b.com, y recuerda el camino.',
  },
  'address-fallback': {
    title: 'Un dominio sin MX',
    description: 'b.com no tiene registro MX, solo una dirección. Entonces recibe su correo la máquina que lleva ese mismo nombre.',
  },
  'null-mx': {
    title: 'Un dominio que no recibe correo',
    description: 'El único registro MX no nombra más que un punto: aquí nunca hay correo. Ana lo sabe enseguida, sin que se llame a nadie.',
  },
  'dns-truncated': {
    title: 'Una respuesta que no cabe en UDP',
    description: 'b.com tiene tantos servidores de correo que no caben en un datagrama. La respuesta llega cortada y se recoge por TCP.',
  },
  'dns-silent': {
    title: 'El servidor de nombres calla',
    description: 'Nadie contesta por b.com. Eso no es un «no»: el mensaje espera en la cola, y media hora después todo va bien.',
  },
  'no-such-domain': {
    title: 'Un dominio que no existe',
    description: 'Ana se equivoca en lo que va detrás de la @. El DNS dice NXDOMAIN, y el aviso está en su buzón antes de un minuto.',
  },
};
