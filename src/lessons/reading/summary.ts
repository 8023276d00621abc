/** What is known of a lesson before it is opened: what it promises, and what is spoken of in which of its steps. */
import type { Lesson, LessonSummary, Step, StepSummary } from '../lesson.ts';
import { spansIn } from '../spans.ts';

export function summaryOf({ title, module, minutes, needs, isOutlook, goals, terms, steps }: Lesson): LessonSummary {
  return { title, module, minutes, needs, isOutlook, goals, terms, steps: steps.map(spokenOf) };
}

function spokenOf({ title, blocks, tasks }: Step): StepSummary {
  const told = tasks.flatMap(({ cases }) => cases);
  const spans = [
    ...[...blocks, ...tasks.flatMap(({ question, after }) => [...question, ...after]), ...told.flatMap((each) => each.told)].flatMap(spansIn),
    ...told.flatMap(({ says }) => says),
    ...tasks.flatMap(({ pairs }) => pairs?.rows.flat(2) ?? []),
  ];
  const targets = spans.flatMap(({ to }) => to ?? []);
  const marks = [...targets.flatMap((to) => (to.kind === 'mark' ? [to.mark] : [])), ...told.flatMap(({ codes }) => codes)];
  return {
    title,
    tasks: tasks.map(({ name, kind, isCheck, cases }) => ({ name, kind, isCheck, ideas: once(cases.flatMap(({ ideas }) => ideas)) })),
    terms: once(targets.flatMap((to) => (to.kind === 'term' ? [to.term] : []))),
    rfcs: once(targets.flatMap((to) => (to.kind === 'rfc' ? [to.rfc] : []))),
    words: once([...spans.flatMap(({ style, text }) => (style === 'code' ? firstWord(text) : [])), ...marks.flatMap(fieldIn)]),
  };
}

/** A verb, a code, the name of a field: what comes after it belongs to one case of it. */
function firstWord(text: string): string[] {
  const word = /^[\w-]+(?:\.[\w-]+)*/.exec(text.trim())?.[0] ?? '';
  return /^([A-Z][\w.-]*|\d{3})$/.test(word) ? [word] : [];
}

/** Of a mark that is a field: of a letter's header, or of a report. */
const fieldIn = (mark: string): string[] => /^(?:header|field):([A-Z][\w-]*)/.exec(mark)?.slice(1) ?? [];

const once = <T>(values: readonly T[]): T[] => [...new Set(values)];
