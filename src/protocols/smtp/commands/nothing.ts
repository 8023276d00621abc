/** `undefined` unless nothing follows the verb. */
export function parseNothing(rest: string): Record<never, never> | undefined {
  return rest.trim() === '' ? {} : undefined;
}
