/** What is worth noticing in each recording of the shelf, by the sample's id, and the names of the topics they are grouped by. */
export interface ShelfWords {
  topics: Record<string, string>;
  samples: Record<string, { title: string; notice: string }>;
}
