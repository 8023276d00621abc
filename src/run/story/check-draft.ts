/** Can the letter of a story be sent? */
import { checkDraft } from '../../mail/checkDraft.ts';
import type { MailDraft } from '../../mail/compose.ts';
import { error, type Trouble } from './fault.ts';

/** The keys are those of problems with a letter that somebody wrote in the page. */
export function draftTroubles(draft: MailDraft, path: string): Trouble[] {
  const types = draft.attachments.flatMap(({ type }, place) =>
    /^[\w!#$&^.+-]+\/[\w!#$&^.+-]+$/.test(type) ? [] : [error(`${path}.attachments.${place}.type`, 'mediaType', { type })],
  );
  return [...checkDraft(draft).map(({ key, values }) => error(`${path}.${values.field}`, key, values)), ...types];
}
