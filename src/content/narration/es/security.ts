import type { Wordings } from '../words.ts';

/** Quién lo mandó de verdad: SPF, DKIM, DMARC, y lo que hace con ello la casa que recibe. */
export const security: Record<string, Wordings> = {
  'note.signed.smime': {
    story: [
      '{from} firma la carta con la clave de *quien escribe* antes de que nadie la vea. Ningún servidor se entera ni hace falta.',
      'Quien la reciba encontrará dentro un certificado: en él, una autoridad afirma que esa clave es de esa dirección.',
    ],
    protocol: [
      'S/MIME: `multipart/signed` con `smime.p7s` (RFC 8551 §3.5.3), como `{detail}`.',
      'Solo se firma la primera parte, con su propia cabecera. From, To y Subject quedan fuera: un servidor puede cambiarlos sin que se note.',
    ],
    octet: [
      'SignedData (RFC 5652): el resumen SHA-256 de la parte y el momento, firmados con RSA. El certificado va al lado.',
      'La parte tiene que llegar octeto por octeto, con sus finales de línea; por eso la RFC 8551 §3.1.3 la quiere en siete bits.',
    ],
  },
  'note.signed.openpgp': {
    story: [
      '{from} firma la carta con la clave de *quien escribe* antes de que nadie la vea. Ningún servidor se entera ni hace falta.',
      'Ninguna autoridad responde por la clave: quien quiera comprobarla tiene que haberla recibido antes de quien la usa.',
    ],
    protocol: [
      'OpenPGP: `multipart/signed` con `signature.asc` (RFC 3156 §5), como `{detail}`.',
      'Solo se firma la primera parte, con su propia cabecera. From, To y Subject quedan fuera: un servidor puede cambiarlos sin que se note.',
    ],
    octet: [
      'Un paquete de firma (RFC 9580 §5.2) con armadura: Ed25519 sobre el SHA-256 de la parte y de cuándo y con qué clave se firmó.',
      'La parte tiene que llegar octeto por octeto; por eso la RFC 3156 §3 prohíbe en ella los ocho bits.',
    ],
  },
  'trace.ARC-Seal': {
    story: [
      '{from} ha sellado la carta: qué comprobó al recibirla y cómo la reenvía.',
      'Su lista cambia la carta, y el sello del autor se rompe. Quien se fíe de esa lista puede saber aún que antes estaba intacto.',
    ],
    protocol: [
      'Un juego de ARC (RFC 8617 §4.1): `ARC-Authentication-Results` repite lo comprobado, `ARC-Message-Signature` cubre la carta cambiada, `ARC-Seal` cubre ambos.',
      '`i=` numera el juego; `cv=` dice si los sellos anteriores valían; el primero no tiene ninguno delante.',
    ],
    octet: [
      '{octets} octetos delante. La firma del mensaje se hace como la de DKIM; el sello solo cubre campos de ARC.',
      'Cada sello nuevo cubre todos los juegos anteriores: no se puede quitar ninguno sin que se note.',
    ],
  },
  'note.arc.pass': {
    story: [
      '{from} ha comprobado los sellos puestos por el camino: están intactos.',
      'Eso solo prueba quién selló. Si merece crédito lo decide {from}.',
    ],
    protocol: [
      'ARC: *pass*, sellada por `{detail}` (RFC 8617 §5.2).',
      'Valen la última firma del mensaje y todos los sellos. También un spammer puede sellar: la cadena cuenta solo si sus selladores son de fiar (§7.2).',
    ],
  },
  'note.arc.fail': {
    story: [
      '{from} ha comprobado los sellos puestos por el camino: la cadena está rota.',
      'No se cree nada de lo que dice, y la carta se juzga como si nadie la hubiera sellado.',
    ],
    protocol: ['ARC da *fail*: `{detail}` (RFC 8617 §5.2).', 'Quien cambia una carta ya sellada tiene que volver a sellarla.'],
  },
  'note.arc.none': {
    story: ['{from} ha buscado sellos: nadie ha puesto ninguno.', 'Es lo normal en una carta que viene directa del servidor de su autor.'],
    protocol: ['ARC da *none* (RFC 8617 §5.2).', 'No hay campo `ARC-Seal:`; el primero que cambie la carta puede empezar una cadena.'],
  },
  'note.dmarc.overruled': {
    story: [
      '{from} deja entrar la carta aunque falla DMARC: un servidor del que se fía ha sellado que era auténtica.',
      'La lista tiene fama de honrada; el mismo sello de un extraño no habría servido.',
    ],
    protocol: [
      'La política local prevalece sobre DMARC (RFC 8617 §7.2, RFC 7489 §6.7): `{detail}`.',
      'El primer juego dice `dmarc=pass` para el dominio de From, y todos los selladores están en la lista de este servidor.',
    ],
  },
  'note.dnsbl.listed': {
    story: [
      '{from} ha preguntado por el cliente a una lista negra: figura en ella.',
      'De ahí ya no se acepta nada, lo escriba quien lo escriba. Su dueño tiene que cerrar el agujero y pedir después que lo quiten.',
    ],
    protocol: [
      'DNSBL (RFC 5782 §2.1): la dirección al revés, bajo la zona de la lista, tiene un registro A de 127.0.0.0/8; TXT dice por qué: `{detail}`.',
      'Las listas las llevan otros: quien pregunta a una deja en sus manos quién puede escribirle.',
    ],
  },
  'note.dnsbl.unlisted': {
    story: [
      '{from} ha preguntado por el cliente a una lista negra: no figura en ella.',
      'Eso no habla bien de él; solo dice que nadie se ha quejado.',
    ],
    protocol: [
      'DNSBL (RFC 5782 §2.1): `{detail}` no existe, así que la dirección no figura.',
      'Una lista que no contesta no tiene a nadie: si no, su avería pararía todo el correo.',
    ],
  },
  'note.spf.pass': {
    story: [
      '{from} lo ha consultado: esta máquina puede enviar en nombre del dominio.',
      'La lista de sus máquinas la lleva el propio dominio, en el DNS, donde nadie más puede escribir.',
    ],
    protocol: [
      'Resultado de SPF: *pass*, por el término de `{detail}` (RFC 7208 §2.6.3).',
      'Se compara la dirección del cliente con el registro del dominio del *sobre*; el campo From que ve el lector no interviene.',
    ],
  },
  'note.spf.fail': {
    story: [
      '{from} lo ha consultado: esta máquina *no* puede enviar en nombre del dominio.',
      'O alguien miente sobre quién es, o la carta la reenvía un tercero, que tampoco figura en la lista.',
    ],
    protocol: [
      'Resultado de SPF: *fail*, por el término de `{detail}` (RFC 7208 §2.6.4).',
      'El signo menos lo pone el propio dominio: lo que venga de otro sitio no es mío. Rechazarlo o no es cosa del que recibe (§8.4).',
    ],
  },
  'note.spf.softfail': {
    story: [
      '{from} lo ha consultado: probablemente no es una máquina del dominio.',
      'Así habla un dominio que aún no se fía de su propia lista; casi nadie rechaza por eso.',
    ],
    protocol: [
      'Resultado de SPF: *softfail*, por el término de `{detail}` (RFC 7208 §2.6.5).',
      'La virgulilla queda entre neutral y fail: conviene desconfiar, pero no rechazar solo por esto.',
    ],
  },
  'note.spf.neutral': {
    story: ['{from} lo ha consultado: el dominio no se pronuncia.', 'Vale lo mismo que no haber dicho nada.'],
    protocol: ['Resultado de SPF: *neutral* (RFC 7208 §2.6.2): `{detail}`.', 'Ha de tratarse exactamente igual que *none*.'],
  },
  'note.spf.none': {
    story: [
      '{from} ha buscado la lista de máquinas del dominio, y no existe.',
      'Así cualquiera puede poner ese nombre en un sobre, y nadie lo nota.',
    ],
    protocol: [
      'Resultado de SPF: *none* (RFC 7208 §2.6.1): `{detail}`.',
      'No hay registro TXT que empiece por `v=spf1`. A un dominio sin correo le convendría publicar `v=spf1 -all`.',
    ],
  },
  'note.spf.temperror': {
    story: [
      '{from} no ha podido preguntar: el DNS no contesta.',
      'Lo que ahora no se sabe quizá se sepa dentro de una hora; el cliente ha de volver.',
    ],
    protocol: [
      'Resultado de SPF: *temperror* (RFC 7208 §2.6.6): `{detail}`.',
      'Quien aplica SPF contesta 451 con 4.7.24, y nunca toma el silencio por un no.',
    ],
  },
  'note.spf.permerror': {
    story: ['{from} no entiende lo que el dominio ha escrito sobre sí mismo.', 'Solo puede arreglarlo la gente de ese dominio.'],
    protocol: [
      'Resultado de SPF: *permerror* (RFC 7208 §2.6.7): `{detail}`.',
      'Varios registros, un término ilegible, o más de diez términos que preguntan al DNS (§4.6.4).',
    ],
  },
  'note.dkim.signed': {
    story: [
      '{from} ha sellado la carta en nombre de su dominio.',
      'El sello lo puede comprobar cualquiera y no lo puede hacer nadie más: la clave para comprobarlo está en el DNS.',
    ],
    protocol: [
      'DKIM: firmado para `{detail}` (RFC 6376 §5).',
      'Dominio, selector y algoritmo. El selector dice cuál de las claves del dominio se usó, y así se pueden cambiar.',
    ],
  },
  'trace.DKIM-Signature': {
    story: [
      '{from} pone un sello al principio de la carta.',
      'Abarca el texto y los campos que ve el lector; quien cambie uno de ellos lo rompe.',
    ],
    protocol: [
      'Un campo `DKIM-Signature:`; `h=` enumera los campos que abarca, `bh=` es el resumen del cuerpo y `b=`, la firma.',
      'From figura dos veces en `h=` aunque solo hay uno: un segundo From, añadido después, rompería el sello (RFC 6376 §8.15).',
    ],
    octet: [
      '{octets} octetos. Lo que se resume no es del todo lo que se envía: antes, espacios y finales de línea toman una forma única.',
      'Cuál, lo dice `c=relaxed/relaxed` (RFC 6376 §3.4); si no, cualquier retoque inocente de un servidor parecería una falsificación.',
    ],
  },
  'note.dkim.pass': {
    story: [
      '{from} ha comprobado el sello con la clave del DNS: está intacto.',
      'El dominio que selló la carta responde de ella, y lo sellado sigue como estaba, la haya llevado quien la haya llevado.',
    ],
    protocol: [
      'Resultado de DKIM: *pass* para `{detail}` (RFC 6376 §6).',
      'Dice qué dominio firmó; no que el autor sea honrado ni que el nombre de From sea suyo: eso lo pregunta DMARC.',
    ],
  },
  'note.dkim.fail': {
    story: [
      '{from} ha comprobado el sello: está roto.',
      'Alguien ha cambiado la carta después de sellada. No hace falta un enemigo: basta un servidor que escriba las mismas palabras de otra manera.',
    ],
    protocol: [
      'Resultado de DKIM: *fail*: `{detail}` (RFC 6376 §6.1.3).',
      'Una firma que falla se trata como si no la hubiera (§6.3): la carta aún puede ser auténtica.',
    ],
  },
  'note.dkim.none': {
    story: [
      '{from} no ve ningún sello en la carta.',
      'Hoy casi todos los proveedores serios sellan lo que envían, pero nadie está obligado.',
    ],
    protocol: [
      'Resultado de DKIM: *none*: el mensaje no trae campo `DKIM-Signature:`.',
      'Solo por eso no hay motivo para rechazarlo (RFC 6376 §6.3).',
    ],
  },
  'note.dkim.policy': {
    story: ['{from} podría comprobar el sello, pero no se fía de sellos así.', 'Una clave demasiado pequeña la pueden copiar otros.'],
    protocol: [
      'Resultado de DKIM: *policy*: `{detail}`.',
      'Las claves RSA de menos de 1024 bits no deben darse por válidas (RFC 8301 §3.2).',
    ],
  },
  'note.dkim.neutral': {
    story: ['{from} encuentra un sello que no sabe leer.', 'No vale ni más ni menos que ninguno.'],
    protocol: [
      'Resultado de DKIM: *neutral*: `{detail}`.',
      'El campo no sigue la gramática de RFC 6376 §3.5, o su dominio solo está probando DKIM (`t=y`).',
    ],
  },
  'note.dkim.temperror': {
    story: ['{from} no puede comprobar ahora el sello: el DNS no le da la clave.', 'Más tarde quizá sí.'],
    protocol: ['Resultado de DKIM: *temperror*: `{detail}`.', 'No hubo respuesta sobre el registro de la clave (RFC 6376 §6.1.2).'],
  },
  'note.dkim.permerror': {
    story: ['{from} no puede comprobar el sello, ni ahora ni después.', 'No hay clave para él, se retiró, o no es la que corresponde.'],
    protocol: [
      'Resultado de DKIM: *permerror*: `{detail}`.',
      'Una clave se retira publicándola con nada detrás de `p=` (RFC 6376 §3.6.1).',
    ],
  },
  'note.dmarc.pass': {
    story: [
      'Lo que ha averiguado {from} corresponde al nombre que ve el lector.',
      'El sobre o el sello son del mismo dominio que figura en From.',
    ],
    protocol: [
      'Resultado de DMARC: *pass*: `{detail}` (RFC 7489 §4.2).',
      'Basta uno de los dos, SPF o DKIM, con tal de que su dominio concuerde con el del campo From.',
    ],
  },
  'note.dmarc.fail': {
    story: [
      'Nada de lo que ha averiguado {from} corresponde al nombre que ve el lector.',
      'Quien responde de esta carta no es el dominio de From, y ese dominio ha dicho qué hacer con cartas así.',
    ],
    protocol: [
      'Resultado de DMARC: *fail*: `{detail}` (RFC 7489 §6.6.2).',
      'Ni SPF ni DKIM valieron para un dominio que concuerde con From. `p=none`, `quarantine` o `reject` es el deseo del dominio (§6.3).',
    ],
  },
  'note.dmarc.none': {
    story: ['El dominio de From no ha dicho qué hacer con las falsificaciones.', 'Así que {from} puede apuntar lo que ve, y nada más.'],
    protocol: [
      'Resultado de DMARC: *none*: `{detail}`.',
      'No hay registro en `_dmarc` del dominio del autor ni en el de su organización (RFC 7489 §6.6.3).',
    ],
  },
  'note.dmarc.temperror': {
    story: ['{from} no puede saber ahora si el autor es auténtico: el DNS calla.', 'Más vale que traigan la carta otra vez más tarde.'],
    protocol: ['Resultado de DMARC: *temperror*: `{detail}`.', 'Quien aplica DMARC contesta 4yz (RFC 7489 §6.6.2).'],
  },
  'note.dmarc.permerror': {
    story: ['{from} no entiende lo que pide el dominio del autor.', 'Se hace como si no hubiera pedido nada.'],
    protocol: ['Resultado de DMARC: *permerror*: `{detail}`.', 'El registro no trae una política legible (RFC 7489 §6.6.3).'],
  },
  'trace.Authentication-Results': {
    story: [
      '{from} escribe al principio lo que ha averiguado del remitente.',
      'Los programas de sus lectores pueden creerlo: lo que otros hubieran escrito en nombre de este servidor se ha quitado.',
    ],
    protocol: [
      'Un campo `Authentication-Results:`, por encima de Received (RFC 8601 §4): de cada método, el resultado y sobre qué versaba.',
      'Empieza por el nombre de la máquina que lo escribe. Si el mensaje ya traía uno con ese nombre, era falso, y se quita (§5).',
    ],
  },
  'note.junk.filed': {
    story: [
      '{from} aparta la carta con el correo no deseado.',
      'Así lo ha pedido el dominio del autor. El lector aún puede mirarla, y recuperarla.',
    ],
    protocol: [
      '`p=quarantine` (RFC 7489 §6.3): el mensaje se acepta con 250 y se guarda en Junk: `{detail}`.',
      'Por POP3 no se verá allí.',
    ],
  },
};
