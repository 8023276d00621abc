/** LOGIN: PLAIN in two questions. Never standardised (draft-murchison-sasl-login-00), and still spoken everywhere. */
import { ascii, decodeUtf8, utf8 } from '../../mail/octets.ts';
import { judged, refusedSyntax, type ClientMechanism, type SaslHouse, type Secret, type ServerMechanism } from './mechanism.ts';

export function loginServer(house: SaslHouse): ServerMechanism {
  let user: string | undefined;
  return {
    next(response) {
      if (response === undefined) return { kind: 'challenge', octets: ascii('Username:') };
      const said = decodeUtf8(response);
      if (said === undefined) return refusedSyntax;
      if (user !== undefined) return judged(house, user, said);
      user = said;
      return { kind: 'challenge', octets: ascii('Password:') };
    },
  };
}

export function loginClient({ user, password }: Secret): ClientMechanism {
  const answers = [user, password];
  return {
    first: undefined,
    respond() {
      const answer = answers.shift();
      return answer === undefined ? undefined : utf8(answer);
    },
  };
}
