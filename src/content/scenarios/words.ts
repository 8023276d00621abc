/** What the page says of a scenario, keyed by its id. */
export interface ScenarioWords {
  title: string;
  description: string;
}
