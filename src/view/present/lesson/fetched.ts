/** The lesson that an address names. */
import type { MailscopeWorker } from '../../../worker/api.ts';
import { OWN } from '../../lessons/address.ts';
import { lessons, type LessonCard } from '../../lessons/catalogue.ts';
import { cardOf, writtenFrom } from '../../lessons/own/written.ts';

/** One of the course, or what `own` holds; `null` if there is none. */
export async function cardAt(worker: MailscopeWorker, { page, own }: { page: string; own: string }): Promise<LessonCard | null> {
  if (page !== OWN) return lessons.find(({ id }) => id === page) ?? null;
  const known = lessons.flatMap((each) => each.en.terms.map(({ key }) => key));
  return cardOf(await worker.readLesson(writtenFrom(own), known));
}
