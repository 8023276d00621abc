import type { Wordings } from '../words.ts';

/** TCP y DNS. */
export const network: Record<string, Wordings> = {
  open: {
    story: ['{from} llama a {to}, al puerto {port}.', 'Detrás de cada puerto se habla un idioma distinto; aquí, {protocol}.'],
    protocol: [
      '{from} abre una conexión TCP con `{serverAddress}`: SYN, SYN-ACK, ACK.',
      'Solo cuando los dos han confirmado puede viajar el primer octeto de {protocol}. El puerto de quien llama, `{clientAddress}`, se elige para esta única llamada.',
    ],
    octet: [
      'Tres segmentos sin datos levantan la conexión.',
      'Cada lado anuncia desde qué número contará sus octetos; en esta página las dos cuentas empiezan en 0.',
    ],
  },
  'segment.SYN': {
    story: ['{from} llama a la puerta.', 'Un primer paquete pequeño pregunta: ¿podemos hablar?'],
    protocol: [
      'SYN: {from} propone una conexión y dice su número de secuencia inicial.',
      'Del protocolo de correo no se ha dicho aún nada (RFC 9293 §3.5).',
    ],
    octet: [
      'Un segmento con el bit SYN y sin datos; número de secuencia {seq}.',
      'El propio SYN cuenta como un octeto, así que el primero de verdad llevará el número siguiente.',
    ],
  },
  'segment.SYN,ACK': {
    story: ['{from} contesta: *sí, te oigo; ¿me oyes tú?*', 'Los dos sentidos tienen que funcionar antes de confiarles nada.'],
    protocol: [
      'SYN y ACK en un mismo segmento: el servidor acepta y dice su propio número inicial.',
      'Dos sentidos, dos cuentas de octetos, y cada una la confirma el otro lado.',
    ],
  },
  'segment.ACK': {
    story: ['{from} confirma lo que ha recibido.', 'Lo que no se confirme se volverá a enviar.'],
    protocol: ['ACK: {from} espera ahora el octeto {ack}.', 'Todos los anteriores han llegado, en orden y sin huecos.'],
  },
  'segment.PSH,ACK': {
    story: ['Un paquete va de {from} a {to}.', 'TCP trocea lo que se dice y, al otro lado, lo recompone en su orden.'],
    protocol: [
      'Un segmento con datos desde el octeto {seq}, que además confirma todo lo anterior al {ack}.',
      'PSH pide al receptor que pase los octetos al programa sin esperar.',
    ],
    octet: [
      'Número de secuencia {seq}, confirmación {ack}, banderas PSH y ACK.',
      'El protocolo de correo no ve estas fronteras: una línea puede repartirse en varios segmentos, o varias ir en uno.',
    ],
  },
  'segment.FIN,ACK': {
    story: ['{from} ya ha dicho todo lo que tenía que decir.', 'Cada sentido se cierra por su cuenta.'],
    protocol: [
      'FIN: ya no saldrán más octetos de {from}.',
      'Como SYN, cuenta por un octeto y hay que confirmarlo; después el otro lado cierra su sentido.',
    ],
  },
  'segment.RST': {
    story: ['{from} corta en seco.', 'Aquí no escucha nadie, o la conversación se ha vuelto imposible.'],
    protocol: ['RST: la conexión no existe, o ha dejado de existir.', 'Lo que estuviera en camino se tira y no hay confirmación.'],
  },
  segment: {
    story: ['Un paquete viaja de {from} a {to}.', 'Sus banderas son {label}.'],
    octet: [
      'Banderas {label}, número de secuencia {seq}, confirmación {ack}.',
      'Se cuentan desde el inicio de la conexión; en la red la cuenta parte de un número al azar.',
    ],
  },
  'close.quit': {
    story: ['La línea entre {client} y {server} se cierra en buen orden.', 'Los dos han dicho lo que querían y no queda nada pendiente.'],
    protocol: [
      'Tras la despedida de {protocol}, los dos sentidos se cerraron con FIN.',
      'El orden importa: primero la última respuesta, luego el final de la conexión.',
    ],
  },
  'close.refused': {
    story: [
      'La llamada a {server} se rechaza.',
      'En ese puerto no escucha nadie, o alguien por el camino no deja llegar a él; {client} tendrá que buscar otra salida.',
    ],
    protocol: [
      'Al SYN se contestó con RST.',
      'Un rechazo es una respuesta rápida y clara: se puede probar enseguida otra dirección u otro MX.',
    ],
  },
  'close.timeout': {
    story: [
      'No contesta nadie y {client} se cansa de esperar.',
      'El silencio es la más lenta de las respuestas: solo un reloj puede ponerle fin.',
    ],
    protocol: [
      'No llegó respuesta en el tiempo permitido.',
      'La RFC 5321 §4.5.3.2 fija un mínimo para cada paso: cinco minutos para el saludo, MAIL o RCPT, diez para el final del texto.',
    ],
  },
  'close.reset': {
    story: [
      'La línea entre {client} y {server} se interrumpe.',
      'Uno de los dos ha tirado la conversación; lo que no estaba confirmado es como si no hubiera ocurrido.',
    ],
  },
  'close.lost': {
    story: [
      'La línea entre {client} y {server} se corta.',
      'Nadie se ha despedido: cada uno debe actuar como si lo último sin contestar no se hubiera dicho.',
    ],
    protocol: [
      'La conexión se pierde sin FIN.',
      'Vale la última respuesta que llegó: una transacción sin su 250 final se repite y una sesión POP3 sin QUIT no borra nada.',
    ],
  },
  'close.unanswered': {
    story: [
      'No contesta nadie, y {client} se cansa de esperar a {server}.',
      'El silencio es la más lenta de las respuestas: solo un reloj puede ponerle fin.',
    ],
    protocol: [
      'El SYN se envió una y otra vez sin que llegara respuesta.',
      'Una máquina inalcanzable no rechaza: calla. Por eso la siguiente dirección o el siguiente MX no se prueban hasta que se agota el tiempo.',
    ],
  },
  'close.end': { story: ['{from} cierra la línea.', 'Lo que se confirmó queda en pie; lo demás, como si no hubiera ocurrido.'] },
  close: { story: ['La línea entre {client} y {server} se cierra.', 'Lo que se confirmó antes queda en pie.'] },
  'question.MX': {
    story: [
      '{from} pregunta a {to}: *¿quién recibe el correo de {name}?*',
      'La dirección `…@{name}` nombra un dominio, no una máquina, y qué máquinas lo atienden solo lo sabe el DNS.',
    ],
    protocol: [
      'Una consulta por los registros MX de `{name}`.',
      'RFC 5321 §5.1: primero MX; la dirección del propio dominio solo cuenta si no hay ningún MX.',
    ],
  },
  'question.A': {
    story: [
      '{from} pregunta a {to}: *¿qué dirección tiene {name}?*',
      'Los nombres son para las personas; para conectarse hace falta un número.',
    ],
    protocol: [
      'Una consulta por el registro A de `{name}`: su dirección IPv4.',
      'Un registro MX nombra una máquina, y esa máquina hay que buscarla a su vez.',
    ],
  },
  question: {
    story: ['{from} pregunta a {to} por `{label}`.', 'Al DNS se le pregunta por un tipo de registro cada vez.'],
    protocol: [
      'Una consulta DNS por UDP, puerto 53: `{label}`.',
      'Un paquete de ida y otro de vuelta; quien no oye nada vuelve a preguntar a los pocos segundos.',
    ],
    octet: [
      '{octets} octetos: doce de cabecera y después la pregunta: nombre, tipo y clase.',
      'En el nombre no hay puntos: delante de cada parte va su longitud, y un octeto cero lo termina (RFC 1035 §4.1.2).',
    ],
  },
  'question@resolver': {
    story: [
      '{from} no lo sabe y sigue preguntando: a {to}.',
      'Por lo que sabe, este servidor es responsable de una zona en la que cae el nombre: debería responder *con autoridad* o decir quién puede hacerlo. El resolutor pregunta por encargo y luego recuerda.',
    ],
  },
  'lost.question': {
    story: [
      'La pregunta no llega nunca.',
      'Una consulta al DNS es un solo paquete sin confirmación; quien preguntó lo notará por el silencio.',
    ],
  },
  'answer.NOERROR/MX': {
    story: [
      '{from} responde: el correo de {name} va a `{records}`.',
      'El número es una preferencia: se prueba antes el *menor*, y los demás están por si falla.',
    ],
    protocol: [
      'En la respuesta hay registros MX: `{records}`.',
      'Primero la preferencia y luego el nombre de una máquina; entre preferencias iguales se elige al azar, para repartir el trabajo.',
    ],
  },
  'answer.NOERROR/A': {
    story: ['{from} responde con una dirección: `{records}`.', 'Ahora {to} ya sabe a quién llamar.'],
    protocol: ['Registro A: `{records}`.', 'Cuatro octetos. La respuesta se puede guardar el tiempo que diga su TTL.'],
  },
  'answer.NOERROR': {
    story: ['{from} responde: `{records}`.', 'La propia respuesta dice durante cuánto tiempo se puede recordar.'],
  },
  'answer.NODATA': {
    story: [
      '{from} responde: el nombre existe, pero no tiene ese registro.',
      'Para el correo significa que no hay MX, y se probaría con la dirección del propio dominio.',
    ],
  },
  'answer.NXDOMAIN': {
    story: [
      '{from} responde: *ese nombre no existe*.',
      'Es un no rotundo: nadie recibe su correo, y preguntar otra vez no serviría de nada.',
    ],
    protocol: [
      'NXDOMAIN, código de respuesta 3: el nombre no existe.',
      'Para el correo es un fallo permanente; también un «no» se puede recordar, el tiempo que permita el registro SOA.',
    ],
  },
  'answer.SERVFAIL': {
    story: ['{from} no ha podido averiguarlo.', 'No es lo mismo que un «no»: quizá luego sí, y la carta espera.'],
    protocol: ['SERVFAIL, código de respuesta 2.', 'Para el correo es un fallo pasajero: el mensaje se queda en la cola (RFC 5321 §5.1).'],
  },
  answer: {
    story: ['{from} responde a {to}: {label}.', '{records}'],
    protocol: [
      'La respuesta repite la pregunta y su número, para poder emparejarlas; código de respuesta {label}.',
      'Cada registro trae su tiempo de vida: hasta entonces cualquiera puede contestar de memoria.',
    ],
    octet: [
      '{octets} octetos: la cabecera, otra vez la pregunta y después los registros.',
      'Un nombre que ya ha salido se sustituye por dos octetos que apuntan hacia atrás; sus dos primeros bits son unos.',
    ],
  },
  cached: {
    story: ['{from} recuerda la respuesta sobre `{label}`.', 'Si le preguntan lo mismo antes de {span}, no tendrá que consultar a nadie.'],
    protocol: [
      '`{label}` se guarda con su tiempo de vida: {span}.',
      'La memoria hace llevadero el DNS, y es la causa de que los cambios tarden en verse.',
    ],
    octet: [
      'TTL: una cuenta de segundos, de 32 bits, en cada registro.',
      'En la memoria va hacia atrás; al llegar a cero, el registro se olvida.',
    ],
  },
};
