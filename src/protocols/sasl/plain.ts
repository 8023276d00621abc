/** PLAIN: name and password in one message, readable by whoever listens. RFC 4616. */
import { decodeUtf8, EMPTY, utf8 } from '../../mail/octets.ts';
import {
  judged,
  refusedCredentials,
  refusedSyntax,
  type ClientMechanism,
  type SaslHouse,
  type Secret,
  type ServerMechanism,
} from './mechanism.ts';

export function plainServer(house: SaslHouse): ServerMechanism {
  return {
    next(response) {
      if (response === undefined) return { kind: 'challenge', octets: EMPTY };
      const parts = decodeUtf8(response)?.split('\0');
      if (parts?.length !== 3) return refusedSyntax;
      const [authorization, user, password] = parts as [string, string, string];
      // RFC 4616 §2: nobody acts for others here
      return authorization !== '' && authorization !== user ? refusedCredentials : judged(house, user, password);
    },
  };
}

export function plainClient({ user, password }: Secret): ClientMechanism {
  const first = utf8(`\0${user}\0${password}`);
  return { first, respond: (challenge) => (challenge.length === 0 ? first : undefined) };
}
