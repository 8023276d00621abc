import type { Wordings } from '../words.ts';

/** Lo que les pasa a las cartas, lo que se avería y lo que hace quien mira. */
export const mail: Record<string, Wordings> = {
  composed: {
    story: [
      '{from} convierte lo escrito en una carta: cabecera, una línea vacía y texto.',
      'Y prepara un sobre: de `{reversePath}`, para {recipients}. Viajarán juntos, pero solo el sobre decide adónde.',
    ],
    protocol: [
      'El MUA hace un mensaje de la RFC 5322: From, To, Date, Subject, Message-ID.',
      'Aparte va el sobre de la RFC 5321: camino de vuelta `{reversePath}` y caminos de ida, {recipients}. Bcc está solo en el segundo.',
    ],
    octet: [
      '{size} en líneas ASCII, cada una con su CRLF; la primera línea vacía separa cabecera y cuerpo.',
      'Lo que no es ASCII se ha codificado, porque SMTP sin extensiones solo promete llevar siete bits.',
    ],
  },
  'trace.Received': {
    story: [
      '{from} sella la carta: recibida aquí, de tal sitio, a tal hora.',
      'Cada servidor pone su sello *encima* de los anteriores, así que el camino se lee de abajo arriba.',
    ],
    protocol: [
      'Se antepone un campo `Received:` (RFC 5321 §4.4): de quién, por quién, con qué protocolo y cuándo.',
      'Nadie puede cambiar ni quitar los anteriores. Con unos cien, un servidor entiende que la carta da vueltas en círculo.',
    ],
    octet: [
      'Se ponen {octets} octetos delante del primero de la carta; lo demás no se toca.',
      'Los campos largos se pliegan: un CRLF seguido de espacio o tabulador continúa el mismo campo.',
    ],
  },
  'trace.Return-Path': {
    story: [
      '{from} copia en la carta el remitente del sobre, porque el sobre se tira aquí.',
      'Quien quiera saber después a quién se avisaba de los fallos lo encontrará en esta línea.',
    ],
    protocol: [
      '`Return-Path:` se escribe una sola vez, en el servidor de la entrega final (RFC 5321 §4.4).',
      'Hasta aquí el camino de vuelta solo existía en MAIL FROM; el From de la carta puede ser otra dirección muy distinta.',
    ],
  },
  'trace.Delivered-To': {
    story: ['{from} apunta para qué buzón es esta copia.', 'Si la misma línea volviera a aparecer, la carta estaría dando vueltas.'],
  },
  trace: {
    story: [
      '{from} añade `{label}` en lo alto de la carta.',
      'Los servidores pueden añadir líneas por el camino, pero respetan las que pusieron otros.',
    ],
    octet: ['Son {octets} octetos más, al principio.', 'Todos los de detrás quedan como estaban.'],
  },
  'queued.accepted': {
    story: [
      '{from} pone la carta en su cola, para {recipients}.',
      'El correo *guarda y reenvía*: quien acepta una carta la conserva hasta que la tiene el siguiente.',
    ],
    protocol: [
      'El mensaje está en la cola: sobre y texto, en disco antes de que salga el 250.',
      'Desde aquí se intenta hasta que se transmita, se entregue o se dé por imposible con un informe.',
    ],
  },
  'queued.deferred': {
    story: [
      '{from} devuelve la carta a su cola, para {recipients}: ahora no, luego.',
      'Quien la escribió no tiene que hacer nada. Las colas son pacientes: suelen esperar cuatro o cinco días antes de rendirse.',
    ],
    protocol: [
      'Aplazado. RFC 5321 §4.5.4.1: el primer reintento, a la media hora más o menos; después, cada vez más espaciados, durante cuatro o cinco días.',
      'Aquí esperan solo los destinatarios que fallaron de momento; los aceptados ya están.',
    ],
  },
  queued: {
    story: ['{from} conserva la carta en su cola, para {recipients}.', 'Ahí se queda hasta que otro se haya hecho responsable de ella.'],
  },
  'dequeued.relayed': {
    story: ['{from} saca la carta de su cola: ya la tiene otro.', 'La responsabilidad pasó con el último 250.'],
  },
  'dequeued.delivered': {
    story: ['{from} ha entregado la carta y la saca de su cola.', 'Está en el buzón: aquí se acaba el trabajo de SMTP.'],
  },
  'dequeued.bounced': {
    story: [
      '{from} no puede entregar la carta y la saca de su cola.',
      'Si hay que avisar al remitente del sobre, es lo siguiente que se decide.',
    ],
  },
  'dequeued.expired': {
    story: [
      '{from} lo ha intentado bastante y se rinde.',
      'A quien la envió le llegará un informe: al cabo de unos días es más honrado que seguir callando.',
    ],
  },
  dequeued: { story: ['{from} saca la carta de su cola.', 'Su papel con esta carta ha terminado.'] },
  stored: {
    story: [
      '{from} deja la carta en el buzón de {account}.',
      'Aquí esperará, quizá días, a que {person} venga a buscarla: SMTP *lleva*, nunca va a recoger.',
    ],
    protocol: [
      'Entrega final: {mailbox}, número {uid}.',
      'SMTP acaba aquí. Los aparatos usan otro protocolo, POP3 o IMAP, en sentido contrario: son ellos quienes piden.',
    ],
    octet: ['Se guardan {size}, con los campos de traza incluidos.', 'Exactamente estos octetos recibirá quien recoja la carta.'],
  },
  'stored.copy': {
    story: [
      'La carta está ahora en un buzón de {account}, en el servidor.',
      'Nadie la ha entregado ahí: la han dejado, y la verá cualquier programa de {person} que lea por IMAP.',
    ],
    protocol: ['{mailbox}, número {uid}: una copia, no una entrega.', 'No lleva Return-Path, porque no ha habido entrega final de SMTP.'],
    octet: ['Se guardan {size}.', 'Exactamente estos octetos recibirá quien recoja la carta.'],
  },
  'note.copy.kept': {
    story: [
      '{from} guarda una copia de la carta para quien la envía, antes de mandarla.',
      'Así el programa de correo no tiene que enviarla otra vez solo para tenerla en Sent.',
    ],
    protocol: [
      'El propio servidor de envío archiva lo que acaba de aceptar: `{detail}`, con `\\Seen`.',
      'Ninguna norma lo pide; Gmail lo hace. En otras partes el programa dice APPEND (RFC 9051 §6.3.12) y la carta cruza la línea dos veces.',
    ],
    octet: [
      'Para esto no viaja ningún octeto: la carta ya está en esta máquina.',
      'La copia lleva Date y Message-ID, y aún no la firma DKIM.',
    ],
  },
  'note.copy.full': {
    story: [
      '{from} no guarda copia de esta carta: el buzón de {account} está lleno.',
      'La carta sale igualmente, y a quien la envía nadie se lo dice.',
    ],
    protocol: [
      'SMTP ha aceptado la carta, y ninguna de sus respuestas habla de Sent.',
      'Un programa que dijera él mismo APPEND habría oído NO con OVERQUOTA (RFC 9208 §5.1).',
    ],
    octet: ['No se guarda nada ni viaja ningún octeto.', 'Quien busque la carta en Sent no la encontrará.'],
  },
  removed: {
    story: ['La carta desaparece del buzón de {account}.', 'La que ya se recogió sigue viva en el aparato; el servidor ya no la tiene.'],
    protocol: [
      '{mailbox}, número {uid}, se ha ido para siempre.',
      'POP3 borra con QUIT; IMAP, con EXPUNGE o CLOSE. Un UID no se da nunca dos veces.',
    ],
  },
  flagged: {
    story: [
      'La carta de {account} lleva ahora otras marcas: `{flags}`.',
      'La marca se guarda en el servidor, donde la ven todos los aparatos.',
    ],
    protocol: [
      'Marcas de {mailbox} {uid}: `{flags}`.',
      'Las que llevan barra invertida las define la norma: `\\Seen`, `\\Answered`, `\\Flagged`, `\\Deleted`, `\\Draft`.',
    ],
  },
  fetched: {
    story: ['{from} tiene la carta y {person} ya puede leerla.', 'Es la misma, octeto por octeto, que se dejó en el buzón.'],
    protocol: [
      '{from} guarda una copia para {account}.',
      'Que el original se quede en el servidor depende del cliente: los de POP3 suelen borrar; los de IMAP, no.',
    ],
    octet: [
      '{size}, idénticos a los que se entregaron.',
      'Los puntos dobles se han quitado y los literales se han contado: eran disfraces para el viaje.',
    ],
  },
  'timer.retry': {
    story: [
      '{from} pone el despertador: volverá a intentarlo dentro de {span}.',
      'No insiste sin parar: a un servidor en apuros solo le daría más trabajo.',
    ],
    protocol: ['Próximo intento dentro de {span}.', 'Los intervalos crecen para que un fallo largo cueste poco (RFC 5321 §4.5.4.1).'],
  },
  timer: { story: ['{from} deja algo para luego: {label}, dentro de {span}.', 'Con el reloj virtual no hay que esperar de verdad.'] },
  'fault.stop': { story: ['Se apaga {detail}.', 'Quien llame ahora no oirá nada y tendrá que arreglárselas.'] },
  'fault.start': { story: ['Vuelve a funcionar {detail}.', 'A quien lo estaba esperando le irá bien en el próximo intento.'] },
  'fault.cut': { story: ['Se corta una línea.', 'Lo que iba de camino se pierde; lo que se había confirmado queda en pie.'] },
  'fault.quota': {
    story: [
      'Desde ahora, en el buzón de {account} caben {size}.',
      'Si una carta no cabe, el servidor tiene que decírselo a quien la trae.',
    ],
  },
  'fault.busy': { story: ['{detail} no puede atender a nadie más.', 'A quien llame ahora le dirá 421: vuelve más tarde.'] },
  'fault.noService': {
    story: ['{detail} no admite correo, ni hoy ni nunca.', 'Lo dice con un 554 en cuanto alguien llama, para no hacer esperar a nadie.'],
  },
  'fault.usual': { story: ['{detail} vuelve a tener sitio.', 'Saluda otra vez con 220, y a quien regrese lo atenderá.'] },
  'fault.zone': {
    story: ['Desde ahora el DNS dice otra cosa: {detail}.', 'Quien recuerde la respuesta vieja seguirá con ella hasta que caduque.'],
  },
  'fault.line': {
    story: [
      'La línea {detail} ya no es lo que era.',
      'Los dos extremos no pueden saberlo: solo notan que las respuestas tardan más, o que no llegan.',
    ],
  },
  'fault.strip': {
    story: ['Desde ahora hay un extraño en la línea {detail}.', 'Deja pasar todo menos una palabra: el ofrecimiento de TLS.'],
  },
  'fault.stripped': {
    story: [
      'Por el camino un extraño tapa STARTTLS: a {to} le llegan letras distintas de las que mandó {from}.',
      'Nadie puede notarlo: la respuesta mide exactamente lo mismo. Un cliente que exige TLS lo deja; uno que solo lo usa si se lo ofrecen sigue sin cifrar.',
    ],
    protocol: [
      'La palabra se sustituye por otras tantas X.',
      'El tamaño y los números de secuencia cuadran, así que TCP no nota nada (RFC 3207 §6). Contra esto se hicieron MTA-STS y DANE (RFC 8461, RFC 7672).',
    ],
  },
  'fault.port.refused': {
    story: [
      'La llamada no pasa de la línea {detail}: quien la administra no deja llamar al puerto {port}.',
      'A {client} se le rechaza como si nadie escuchara, y {server} ni se entera. Los proveedores cierran el 25 para que los ordenadores de sus clientes no manden spam, y algunos cierran más.',
    ],
  },
  'fault.port.silent': {
    story: [
      'La llamada se pierde en la línea {detail}: quien la administra tira todos los paquetes del puerto {port}.',
      'Nadie lo dice. {client} solo puede esperar, y creerá que {server} está apagado.',
    ],
  },
  'fault.port.intercepted': {
    story: [
      'En la línea {detail} desvían la llamada: quien contesta es {server}.',
      '{client} ha llamado a `{serverAddress}`, y solo el saludo deja ver que hay otro.',
    ],
  },
  'fault.refuse': { story: ['{detail} está cerrado.', 'A quien llama ahí se le rechaza al momento, y no tiene que esperar.'] },
  'fault.slow': {
    story: ['{detail} va lento desde ahora.', 'Contesta a todo, solo que más tarde. La paciencia es un número en cada cliente.'],
  },
  'fault.disk': {
    story: ['El disco de {detail} está lleno.', 'A quien trae una carta hay que decírselo, o se perdería: 452 quiere decir «más tarde».'],
  },
  'fault.clock': { story: ['El reloj de {detail} va mal.', 'Lo que escriba en Received y en Date no cuadrará con el resto del viaje.'] },
  'fault.expire': { story: ['La contraseña de {detail} ha caducado.', 'El programa la sigue sabiendo, pero ya no abre ninguna puerta.'] },
  'fault.policy': {
    story: [
      '{detail} tiene otras normas desde ahora.',
      'Las conversaciones empezadas acaban con las de antes; quien llame después se encuentra las nuevas.',
    ],
  },
  'fault.late': {
    story: [
      '{from} tiene lista la respuesta y se la guarda {span}.',
      'Aún no pasa nada: un cliente espera lo que diga su propia paciencia.',
    ],
  },
  'fault.password': { story: ['Un aparato tiene otra contraseña: {detail}.', 'El servidor se dará cuenta.'] },
  fault: {
    story: ['Aquí se estropea algo: {label} {detail}.', 'Fíjate en quién lo nota y cómo: los protocolos se aprecian cuando algo sale mal.'],
  },
  'intervention.say': {
    story: [
      'Has intervenido: el cliente dice algo distinto de lo suyo.',
      'Desde aquí el viaje es tuyo; las máquinas lo toman como si el cliente lo hubiera querido.',
    ],
  },
  'intervention.reply': {
    story: [
      'Has intervenido: el servidor contesta otra cosa.',
      'El cliente no puede saber que has sido tú y actúa según lo que le han contestado.',
    ],
  },
  'intervention.type': {
    story: ['Has ocupado el lugar del cliente.', 'Su máquina calla desde aquí: en este extremo de la línea hablas tú.'],
  },
  'intervention.serve': {
    story: [
      'Has ocupado el lugar del servidor.',
      'El cliente no puede saberlo: oye lo que respondes y hace lo que haría con cualquier servidor.',
    ],
  },
  'intervention.deny': {
    story: ['Has intervenido en {from} ({machine}): {denial}', 'Su diagrama te toma la palabra y desde aquí sigue otro camino.'],
  },
  'intervention.act': {
    story: ['Has decidido tú en {from} ({machine}): {edge}.', 'Por sí solo, el diagrama habría seguido otro camino.'],
  },
  'intervention.choose.exchange': {
    story: ['Has elegido {detail} como siguiente servidor.', 'El MTA llama primero al de menor preferencia.'],
  },
  'intervention.choose.server': {
    story: ['Has elegido preguntar primero a {detail}.', 'El resolutor pregunta en el orden en que se los nombraron.'],
  },
  'intervention.choose.mailbox': {
    story: ['Has elegido el buzón {detail}.', 'El MDA sigue las reglas de su dueño.'],
  },
  'intervention.choose.retry': {
    story: ['Has decidido esperar {span} antes del siguiente intento.', 'El MTA tiene su propio calendario.'],
  },
  'intervention.choose.recipients': {
    story: ['Has agrupado a los destinatarios a tu manera.', 'El MTA junta a los que recibe un mismo servidor.'],
  },
  'intervention.cut': { story: ['Has cortado la línea.', 'A ver qué entiende cada lado.'] },
  'intervention.stop': { story: ['Has apagado {detail}.', 'Ya no dice nada, ni siquiera adiós.'] },
  intervention: {
    story: ['Aquí has intervenido: {detail}.', 'El viaje ha empezado de nuevo con este único cambio; hasta aquí los dos son iguales.'],
  },
  'note.mx.chosen': {
    story: [
      '{from} decide probar con {exchange} para el correo de {name}: preferencia {preference}.',
      'El número menor va primero; los demás registros quedan de reserva.',
    ],
    protocol: [
      'MX de preferencia {preference}: `{exchange}`.',
      'RFC 5321 §5.1: por orden de preferencia y, entre iguales, al azar; después se busca la dirección de esa máquina.',
    ],
  },
  'note.mx.failed': {
    story: [
      '{exchange} despide a {from} antes de que se hable de ninguna carta: {reason}.',
      'Quizá haya otro MX que probar; si no, la carta espera.',
    ],
    protocol: [
      'El intento con `{exchange}` ha fallado: {reason}.',
      'Una conexión fallida o un 4xx en el saludo llevan a la siguiente dirección o al siguiente MX; un 5xx a un destinatario, no.',
    ],
  },
  'note.bounce.made': {
    story: [
      '{from} escribe él mismo una carta: un informe que le dice al remitente que no ha podido ser.',
      'La firma *nadie*, `<>`, para que nunca se le conteste con otro informe.',
    ],
    protocol: [
      'Una notificación de estado, RFC 3464: una parte para personas, otra para programas y la carta original.',
      'Va al camino de vuelta del sobre, no al From.',
    ],
  },
  'note.fetch.failed': {
    story: ['{from} lo deja a medias: {detail}.', 'No se pierde nada. Lo que no se recogió sigue en el servidor.'],
  },
  'note.program.click': {
    story: [
      'Un clic en el programa de correo de {from}: `{detail}`.',
      'Ahora se verá qué oyen de él los servidores; de algunos clics no oyen nada.',
    ],
    protocol: [
      'Un clic no es protocolo: `{detail}` se queda dentro del programa.',
      'Solo cruzan la línea las órdenes que vengan después, si viene alguna; las normas dicen cómo se escriben, no qué hace un botón.',
    ],
  },
  'note.program.told': {
    story: [
      'El programa de correo de {from} cuenta ahora al servidor lo que se hizo sin conexión: `{detail}`.',
      'Cada cambio va por separado, y solo si la carta sigue ahí y su número significa lo mismo que antes (RFC 4549).',
    ],
  },
  'note.program.news': {
    story: [
      'El servidor ha avisado al programa de correo de {from} de que hay algo nuevo.',
      'Con IDLE (RFC 2177) nadie tiene que preguntar: el programa acaba la espera con DONE, trae lo nuevo y deja que el servidor siga avisando.',
    ],
  },
  'note.program.done': {
    story: [
      'El programa de correo de {from} espera el siguiente clic.',
      'Con IMAP la línea sigue abierta mientras tanto; con POP3 ya está cerrada.',
    ],
  },
  'note.program.failed': {
    story: ['El programa de correo de {from} no ha podido: {detail}.', 'Su dueño lo sabe al momento, y todo lo demás queda como estaba.'],
  },
  'note.submission.failed': {
    story: [
      'No han admitido la carta: {detail}.',
      '{person} lo sabe al momento, porque la negativa llegó durante la conversación y no hace falta enviar ningún informe.',
    ],
  },
  'note.bounce.suppressed': {
    story: [
      'Esta vez {from} no escribe ningún informe.',
      'La carta que falló era ya un informe, enviado por nadie: una devolución de una devolución no acabaría nunca.',
    ],
  },
  'note.lines.mended': {
    story: [
      '{from} termina en CRLF todas las líneas de la carta, porque algunas acababan de otro modo.',
      'En un archivo, cada sistema termina las líneas a su manera; en el correo solo hay una, para que nadie confunda un trozo de carta con su final.',
    ],
    protocol: [
      'Los CR o LF sueltos pasan a ser CRLF (RFC 5322 §2.3).',
      'POP3 acaba una carta con una línea que es solo un punto: un LF suelto junto a un punto, entregado tal cual, sería ese final para unos programas y para otros no.',
    ],
  },
  'note.mx.failed/no connection': {
    story: [
      'No hay manera de llegar a {exchange}, y {from} deja este camino.',
      'Quizá haya otro MX que probar; si no, la carta espera en la cola.',
    ],
  },
  'note.mx.failed/no address': {
    story: [
      '{exchange} no tiene dirección y {from} no puede llamar.',
      'El registro MX nombra una máquina que el DNS no conoce: en {name} alguien se ha equivocado.',
    ],
  },
  'note.fetch.failed/PASS': {
    story: [
      '{from} no puede entrar: la contraseña no ha valido.',
      'Un programa que insistiera por su cuenta solo conseguiría que bloqueasen la cuenta. No se pierde nada: las cartas siguen en el servidor.',
    ],
  },
  'note.fetch.failed/LOGIN': {
    story: [
      '{from} no puede entrar: la contraseña no ha valido.',
      'Un programa que insistiera por su cuenta solo conseguiría que bloqueasen la cuenta. No se pierde nada: las cartas siguen en el servidor.',
    ],
  },
  'note.fetch.failed/QUIT': {
    story: [
      '{from} no llegó a oír la respuesta a su QUIT.',
      'No puede saber si el servidor borró algo: si no oyó el QUIT, no ha borrado nada; si lo oyó, ha borrado lo marcado.',
    ],
  },
  note: { story: ['{from} decide: {detail}.', 'Lo que viene ahora se sigue de esto.'] },
  'trace.Date': {
    story: [
      'La carta no llevaba fecha: {from} la pone.',
      'Un servidor de envío puede hacerlo por la gente de su casa (RFC 6409 §8.2); uno que solo transmite, no.',
    ],
  },
  'trace.Message-ID': {
    story: [
      'La carta no llevaba Message-ID: {from} le da uno.',
      'Sin él, una respuesta no podría decir a qué contesta (RFC 6409 §8.3, RFC 5322 §3.6.4).',
    ],
  },
  'state.asked': {
    story: ['En {from} ({machine}): {event}. {guard} Sí.', 'Lo que hace ahora: {state}.'],
    protocol: [
      '`{detail}` hace avanzar en {from} a «{machine}»: {state}.',
      'El diagrama va preguntando por lo averiguado, una cosa tras otra, y toma el primer camino cuya respuesta es sí.',
    ],
    octet: [
      'Para esto no viaja ningún octeto: se decide dentro de {from}.',
      'Lo que resulte, si resulta algo, será lo próximo que {from} diga o guarde.',
    ],
  },
  'state.went': {
    story: ['En {from} ({machine}): {event}.', 'Lo que hace ahora: {state}.'],
    protocol: [
      '`{detail}` hace avanzar en {from} a «{machine}»: {state}.',
      'Desde aquí no había otro camino, o ninguna pregunta tuvo un sí.',
    ],
    octet: [
      'Para esto no viaja ningún octeto: ocurre dentro de {from}.',
      'Lo que resulte, si resulta algo, será lo próximo que {from} diga o guarde.',
    ],
  },
  state: {
    story: ['La máquina de {from} pasa a `{label}`.', 'Lo que se pueda decir después depende de dónde esté ahora.'],
    protocol: [
      '`{detail}` lleva a {from} al estado `{label}`.',
      'La arista la recorren la orden *y* su respuesta juntas: ninguna de las dos bastaría.',
    ],
    octet: [
      'Para esto no viaja ningún octeto: un estado vive en un solo lugar.',
      'Lo que el otro lado cree lo ha deducido de las mismas respuestas.',
    ],
  },
  lost: {
    story: ['Lo que {from} envió no llega nunca a {to}.', 'Solo lo delatará la respuesta que falta.'],
  },
  command: {
    story: ['{client} dice `{label}` a {server}.', 'Una pregunta, una respuesta: así avanza la conversación.'],
    octet: ['`{line}` y CRLF: {octets} octetos.', 'Las letras son ASCII, y en los verbos da igual escribirlas mayúsculas o minúsculas.'],
  },
  text: { story: ['El texto cruza la línea de {client} a {server}.', 'Su final va señalado, para que los dos sepan cuándo se acaba.'] },
  reply: {
    story: ['{server} responde a `{answered}` con {code}.', 'Según esta respuesta, el cliente decide qué decir después.'],
    octet: ['{octets} octetos, contando el CRLF.', 'El comienzo es para los programas; el resto, para las personas.'],
  },
  entry: {
    story: ['{from} trabaja: {label}.', '{detail}'],
    octet: ['En este paso no viaja ningún octeto por la línea.', 'Ocurre en un solo lugar.'],
  },
};
