/** Path of a Chromium to test in. */
export function chromium(): Promise<string>;
