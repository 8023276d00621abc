/** What the page says of a scenario, keyed by its id. */
export interface ScenarioText {
  title: string;
  description: string;
}
