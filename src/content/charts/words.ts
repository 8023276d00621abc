/** Names of machines and of their states. A state is named by the last part of its path where the whole path has no name of its own. */
export interface ChartWords {
  machines: Record<string, string>;
  states: Record<string, string>;
}
