/** Whether whoever wrote a log put something else in the place of a secret: '****', '(hidden)', '<password>'. */
export function isMasked(argument: string): boolean {
  return /\*{3,}|x{6,}|•{2,}|[([<{](?:hidden|redacted|secret|password|removed|masked|censored|pass|credentials|omitted)[^)\]>}]*[)\]>}]/i.test(
    argument,
  );
}
