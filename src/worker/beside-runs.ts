/** What the page asks that is about no run: lessons and practice, packages, stories while they are written, letters taken apart. */
import type { MailscopeWorker } from './api.ts';
import { later } from './later.ts';

type Asked =
  | 'measure'
  | 'attempt'
  | 'letterToRepair'
  | 'packed'
  | 'banked'
  | 'readLesson'
  | 'exercise'
  | 'exerciseOn'
  | 'test'
  | 'edited'
  | 'mime'
  | 'mimeChanged'
  | 'mimeSample'
  | 'storyForm';

export const besideRuns: Pick<MailscopeWorker, Asked> = {
  async measure(stories, task) {
    return (await later.lessons()).measured(stories, task, async (text, name) => (await later.recordings()).recordedIn(text, name));
  },
  async attempt(telling, task, words) {
    return (await later.lessons()).attempted(telling, task, words);
  },
  async letterToRepair(telling, task) {
    return (await later.lessons()).letterToRepair(telling, task);
  },
  async packed(packing) {
    return (await later.travelling()).packaged(packing);
  },
  async banked(name, form, asked, words) {
    const part = await later.travelling();
    await part.loadPublicSuffixes();
    return part.questionFile(name, form, asked, words);
  },
  async readLesson(written, terms) {
    const part = await later.travelling();
    await part.loadPublicSuffixes();
    return part.readWritten(written, terms);
  },
  async exercise(kind, seed, level) {
    return (await later.lessons()).drawnExercise(kind, seed, level);
  },
  async exerciseOn(idea, seed) {
    return (await later.lessons()).exerciseOn(idea, seed);
  },
  async test(seed, askable, length) {
    return (await later.lessons()).drawnTest(seed, askable, length);
  },
  async edited(editing) {
    return (await later.story()).edited(editing);
  },
  async mime(octets, path, isFile = false) {
    const { fileTakenApart, takenApart } = await later.mime();
    return (isFile ? fileTakenApart : takenApart)(octets, path);
  },
  async mimeChanged(octets, edit) {
    return (await later.mime()).changed(octets, edit);
  },
  async mimeSample(name) {
    return (await later.mime()).sampleNamed(name);
  },
  async storyForm() {
    return (await later.story()).form();
  },
};
