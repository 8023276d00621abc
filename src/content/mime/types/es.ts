/** Para qué sirven los tipos de MIME, en español: por tipo y subtipo, por tipo, y para los demás. */
import type { partTypes as english } from './en.ts';

export const partTypes: typeof english = {
  'multipart/mixed': 'Partes que se leen una tras otra, en este orden: un texto y sus adjuntos. Un multipart desconocido cuenta como este.',
  'multipart/alternative':
    'Un contenido en varias versiones, la más sencilla primero y la mejor al final. Un programa muestra solo una: la última que sabe.',
  'multipart/related': 'Partes que juntas son una cosa: una página y sus imágenes, a las que llama con cid: y Content-ID.',
  'multipart/digest': 'Una colección de cartas. Aquí una parte sin tipo es message/rfc822, no text/plain.',
  'multipart/parallel': 'Partes que se muestran a la vez, como una imagen y su sonido. Los programas la toman por mixed.',
  'multipart/report': 'Un informe en tres partes: palabras para personas, líneas para programas, y la carta o su cabecera.',
  'multipart/signed':
    'Exactamente dos partes: lo firmado, cabecera incluida y hasta el último octeto, y la firma. Nadie puede cambiar una línea.',
  'multipart/encrypted':
    'Exactamente dos partes: lo que hace falta para descifrar, y el contenido cifrado, que guarda las partes de verdad con su cabecera (RFC 3156 §4). El asunto y las direcciones quedan fuera.',
  'multipart/form-data': 'Lo que envía un navegador al rellenar un formulario: una parte por campo, con su nombre en Content-Disposition.',
  'multipart/byteranges': 'Varios tramos de un archivo, como los entrega HTTP; Content-Range dice cuáles.',
  'multipart/x-mixed-replace': 'Cada parte sustituye a la anterior, como las imágenes de una cámara. Solo la conocen los navegadores.',
  'message/rfc822': 'Una carta entera dentro de la carta, con su propia cabecera. No puede ir en base64 ni en quoted-printable.',
  'message/partial': 'Un trozo de una carta demasiado grande: id, number y total dicen cómo juntarla. Casi ningún programa lo hace.',
  'message/external-body': 'Solo la cabecera del contenido: el contenido está en otro sitio, y access-type dice cómo traerlo.',
  'message/delivery-status': 'Qué fue de una carta, para programas: un grupo de campos del servidor y uno por destinatario.',
  'text/plain': 'Texto sin marcas. El juego de caracteres dice qué letras son los octetos; si falta, es US-ASCII.',
  'text/html': 'Una página HTML. Puede pedir imágenes de fuera, y con ellas delatar que se ha leído.',
  'text/calendar': 'Una cita que se puede pasar al calendario; method dice si es una invitación.',
  'text/rfc822-headers': 'Solo la cabecera de una carta, sin su cuerpo: para informes.',
  'application/octet-stream': 'Octetos de clase desconocida: un programa solo puede guardarlos.',
  'application/pgp-signature': 'Una firma OpenPGP sobre la parte anterior.',
  'application/pkcs7-signature':
    'Una firma S/MIME sobre la parte anterior, con el certificado de quien firma: SignedData de CMS, en base64.',
  'application/pkcs7-mime':
    'S/MIME en una sola pieza. Con smime-type=enveloped-data (RFC 8551 §3.3) el texto y los adjuntos van cifrados con una clave propia, que va al lado una vez por cada certificado de quien lee; signed-data lo puede leer cualquiera.',
  'application/pgp-encrypted': 'Dice que se usó OpenPGP («Version: 1»); el contenido cifrado está en la parte siguiente (RFC 3156 §4).',
  multipart: 'Un multipart de clase desconocida: cuenta como mixed.',
  message: 'Un message de clase desconocida: cuenta como archivo.',
  text: 'Un texto; si el programa no conoce su clase, lo muestra como texto sin marcas.',
  image: 'Una imagen.',
  audio: 'Un sonido.',
  video: 'Un vídeo.',
  font: 'Una tipografía.',
  application: 'Un archivo para otro programa.',
  other: 'Un tipo que casi nadie conoce: un archivo que se guarda.',
};
