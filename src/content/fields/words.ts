/** What a field of the octet view is called, and what it means. Keyed by `OctetField.key`. */
export interface FieldText {
  name: string;
  means: string;
}
export type FieldWords = Record<string, FieldText>;
