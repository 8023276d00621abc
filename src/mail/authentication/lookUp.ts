/**
 * How SPF, DKIM and DMARC ask the DNS. Each is written as a generator that yields questions and is given records, so that the
 * simulation answers it when its packets have come, and a test from a table.
 */
export type QuestionType = 'TXT' | 'A' | 'AAAA' | 'MX' | 'PTR';

interface Question {
  name: string;
  type: QuestionType;
}

/**
 * The data of the records of that type: TXT with its strings joined (RFC 7208 §3.3), MX and PTR as names, MX in order of preference.
 * Empty: there are none, or there is no such name. `undefined`: the DNS gave no answer now.
 */
export type Records = readonly string[] | undefined;

/** Somebody who finds `Result` by asking. */
export type Asking<Result> = Generator<Question, Result, Records>;

/** Puts a question and calls back with what is there, now or later. */
export type LookUp = (name: string, type: QuestionType, found: (records: Records) => void) => void;

/** Lets `asking` ask through `lookUp` until it knows. */
export function settle<Result>(asking: Asking<Result>, lookUp: LookUp, known: (result: Result) => void): void {
  const go = (step: IteratorResult<Question, Result>): void => {
    if (step.done) known(step.value);
    else lookUp(step.value.name, step.value.type, (records) => go(asking.next(records)));
  };
  go(asking.next());
}
