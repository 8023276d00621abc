/** The values of a problem: `Problem.values` of mail/problem.ts, by name. */
export type Values = Record<string, string | number>;
/** A sentence or two: what is wrong, where, and what to do about it. */
export type ProblemSentence = (values: Values) => string;
