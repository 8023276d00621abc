/** Every status that our servers give, by name. RFC 9110 §15, RFC 6585. */

interface Status {
  code: number;
  reason: string;
  rfc: string;
}

export const statuses = {
  continue: { code: 100, reason: 'Continue', rfc: 'rfc9110#15.2.1' },
  ok: { code: 200, reason: 'OK', rfc: 'rfc9110#15.3.1' },
  noContent: { code: 204, reason: 'No Content', rfc: 'rfc9110#15.3.5' },
  seeOther: { code: 303, reason: 'See Other', rfc: 'rfc9110#15.4.4' },
  badRequest: { code: 400, reason: 'Bad Request', rfc: 'rfc9110#15.5.1' },
  unauthorized: { code: 401, reason: 'Unauthorized', rfc: 'rfc9110#15.5.2' },
  forbidden: { code: 403, reason: 'Forbidden', rfc: 'rfc9110#15.5.4' },
  notFound: { code: 404, reason: 'Not Found', rfc: 'rfc9110#15.5.5' },
  methodNotAllowed: { code: 405, reason: 'Method Not Allowed', rfc: 'rfc9110#15.5.6' },
  requestTimeout: { code: 408, reason: 'Request Timeout', rfc: 'rfc9110#15.5.9' },
  contentTooLarge: { code: 413, reason: 'Content Too Large', rfc: 'rfc9110#15.5.14' },
  uriTooLong: { code: 414, reason: 'URI Too Long', rfc: 'rfc9110#15.5.15' },
  unsupportedMediaType: { code: 415, reason: 'Unsupported Media Type', rfc: 'rfc9110#15.5.16' },
  expectationFailed: { code: 417, reason: 'Expectation Failed', rfc: 'rfc9110#15.5.18' },
  unprocessable: { code: 422, reason: 'Unprocessable Content', rfc: 'rfc9110#15.5.21' },
  fieldsTooLarge: { code: 431, reason: 'Request Header Fields Too Large', rfc: 'rfc6585#5' },
  internalError: { code: 500, reason: 'Internal Server Error', rfc: 'rfc9110#15.6.1' },
  notImplemented: { code: 501, reason: 'Not Implemented', rfc: 'rfc9110#15.6.2' },
  badGateway: { code: 502, reason: 'Bad Gateway', rfc: 'rfc9110#15.6.3' },
  unavailable: { code: 503, reason: 'Service Unavailable', rfc: 'rfc9110#15.6.4' },
  versionNotSupported: { code: 505, reason: 'HTTP Version Not Supported', rfc: 'rfc9110#15.6.6' },
} as const satisfies Record<string, Status>;

export type StatusName = keyof typeof statuses;
