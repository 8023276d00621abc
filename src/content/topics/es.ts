/** The topics under which stories are offered. */
export const topics: Record<string, string> = {
  journey: 'El viaje y sus percances',
  arrangements: 'Otras formas de organizarlo',
  connection: 'En la línea: TLS, contraseñas, paquetes',
  dns: 'Preguntar al DNS',
  queue: 'Colas, informes, rodeos',
  delivery: 'Entrega: almacenes, listas, reglas',
  reading: 'Leer: POP3 e IMAP',
  web: 'Correo web',
  security: 'Falsificar y demostrar: SPF, DKIM, DMARC',
  harms: 'Spam, fraudes y otros daños',
  history: 'Historia',
};
