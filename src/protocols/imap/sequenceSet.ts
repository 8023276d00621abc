/** Sequence sets: RFC 3501 §9, `1:3,7,*`. The star is the largest number there is, so a set means something only to a mailbox. */

interface Span {
  first: number;
  last: number;
}

/** The spans of a written set in ascending order, none touching another. `largest` stands for `*`; 0 if the mailbox is empty. */
export function spans(written: string, largest: number): Span[] {
  const all = written.split(',').map((part) => {
    const [a, b] = part.split(':').map((end) => (end === '*' ? largest : Number(end)));
    const other = b ?? a!;
    return { first: Math.min(a!, other), last: Math.max(a!, other) };
  });
  return merged(all.sort((a, b) => a.first - b.first));
}

function merged(sorted: Span[]): Span[] {
  const result: Span[] = [];
  for (const span of sorted) {
    const last = result[result.length - 1];
    if (last && span.first <= last.last + 1) last.last = Math.max(last.last, span.last);
    else result.push({ ...span });
  }
  return result;
}

/** Whether `number` is in one of the spans. */
export function inSpans(number: number, all: readonly Span[]): boolean {
  return all.some(({ first, last }) => number >= first && number <= last);
}

/** The members of the ascending list `numbers` that lie in the spans, by index: linear in both. */
export function indexesIn(numbers: readonly number[], all: readonly Span[]): number[] {
  const indexes: number[] = [];
  let span = 0;
  for (let index = 0; index < numbers.length && span < all.length;) {
    const number = numbers[index]!;
    if (number > all[span]!.last) span++;
    else {
      if (number >= all[span]!.first) indexes.push(index);
      index++;
    }
  }
  return indexes;
}

/** Numbers as a short set, neighbours joined where they stand beside each other: '1:3,7'; their order is kept (RFC 4315 §3). */
export function formatSet(numbers: readonly number[]): string {
  const runs: Span[] = [];
  for (const number of numbers) {
    const last = runs[runs.length - 1];
    if (last && number === last.last + 1) last.last = number;
    else runs.push({ first: number, last: number });
  }
  return runs.map(({ first, last }) => (first === last ? String(first) : `${first}:${last}`)).join(',');
}
