/** What is wrong with a lesson: line, where, and a key that content/authoring puts into words, with the remedy. */
export interface Fault {
  line: number;
  /** From 1, once the source has been looked at again (`columns.ts`). */
  column?: number;
  /** Name of the task or title of the step that it is about; '' for the whole lesson. */
  about: string;
  key: string;
  values: Record<string, string | number>;
}

export class Faults {
  readonly all: Fault[] = [];
  about = '';

  add(line: number, key: string, values: Fault['values'] = {}): void {
    this.all.push({ line, about: this.about, key, values });
  }
}
