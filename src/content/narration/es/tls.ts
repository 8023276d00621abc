import type { Wordings } from '../words.ts';

/** TLS: la negociación y lo que sella. */
export const tls: Record<string, Wordings> = {
  'tls.ClientHello': {
    story: [
      '{from} tiende la mano: *hablemos de modo que nadie más nos entienda*.',
      'Dice qué cifrados conoce y manda media clave, hecha solo para esta conversación.',
    ],
    protocol: [
      'ClientHello (RFC 8446 §4.1.2): octetos al azar, juegos de cifrado, una parte de clave en la curva X25519 y el nombre del servidor que busca (SNI).',
      'El nombre va todavía en claro: quien escuche sabrá a qué casa se llama, pero no lo que se dice dentro.',
    ],
    octet: [
      '{octets} octetos, con los cinco de la cabecera del registro: `16` es «negociación» (*handshake*), y `03 03`, un número de versión antiguo que se conserva para no asustar a los aparatos viejos.',
      'Con la parte ajena y su propio secreto, cada extremo calcula la misma clave, que no pasa nunca por la línea.',
    ],
  },
  'tls.ServerHello EncryptedExtensions Certificate CertificateVerify Finished': {
    story: [
      '{from} contesta con su media clave y con sus papeles: un certificado a su nombre.',
      'Los papeles ya van sellados. Para demostrar que son suyos, firma todo lo dicho hasta aquí.',
    ],
    protocol: [
      'ServerHello en claro, y lo demás sellado con las claves que de él salen: EncryptedExtensions, Certificate, CertificateVerify y Finished (RFC 8446 §2).',
      'Todo en un solo envío: TLS 1.3 necesita una ida y vuelta donde TLS 1.2 necesitaba dos.',
    ],
    octet: [
      '{octets} octetos de una vez; los de fuera solo pueden leer el primer registro.',
      'El cliente que comprueba compara el nombre del certificado con el que llamó, y la firma con la autoridad en la que confía.',
    ],
  },
  'tls.Finished': {
    story: [
      '{from} confirma que los dos han oído lo mismo.',
      'Desde ahora todo va sellado. Quien escuche verá que se habla, y cuánto, y nada más.',
    ],
    protocol: [
      'Finished: un resumen con clave de toda la negociación (RFC 8446 §4.4.4). Si alguien hubiera cambiado un solo octeto, no encajaría.',
      'Con él acaba la negociación y empieza el protocolo de correo: tras STARTTLS, desde el principio, porque nada de lo aprendido en claro vale ya (RFC 3207 §4.2).',
    ],
  },
  'tls.close_notify': {
    story: [
      '{from} dice, dentro de la línea sellada, que no tiene más que decir.',
      'Sin esta despedida no se podría distinguir un final de un corte.',
    ],
    protocol: [
      'La alerta `close_notify` (RFC 8446 §6.1) cierra un sentido de la conexión TLS.',
      'Protege contra los cortes: quien corta la línea no puede falsificarla.',
    ],
  },
  tls: {
    story: ['{from} interrumpe la negociación: `{label}`.', 'Sin acuerdo no se dice nada secreto, y la conexión se cierra.'],
    protocol: [
      'Una alerta de TLS: `{label}` (RFC 8446 §6.2).',
      'Salvo las que la cierran en orden, toda alerta acaba con la conexión al momento.',
    ],
    octet: [
      '{octets} octetos: la cabecera del registro y, dentro, un nivel y el número del motivo.',
      'En cuanto hay claves, las alertas van selladas como todo lo demás.',
    ],
  },
  sealed: {
    octet: [
      'Entre los dos extremos van {sealed} octetos que parecen ruido; solo ellos pueden abrirlos y leer los {octets} que aquí se ven.',
      'Cada registro añade 22: una cabecera de 5, uno para la clase de contenido y 16 con los que el otro lado comprueba que nada ha cambiado.',
    ],
  },
};
