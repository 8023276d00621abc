/** Which of the things said in SMTP nobody may read in a log. */
import { secretsIn } from '../command.ts';
import { commandNamed } from './commands/index.ts';

export const { hasSecret, withoutSecret } = secretsIn(commandNamed);
