/** The form of a story as JSON Schema (2020-12), which editors understand: what may stand where, and what it is for. */
import { toJsonSchema } from '@valibot/to-json-schema';
import { forms } from '../schema/interventions.ts';
import { PARTS, story } from './form.ts';

/** As much of JSON Schema as there is in the form of a story. */
export interface JsonSchema {
  $ref?: string;
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  description?: string;
  pattern?: string;
  default?: unknown;
}

/** The whole: `$defs` has the parts by name. */
export interface StorySchema extends JsonSchema {
  $schema: string;
  title: string;
  $defs: Record<string, JsonSchema>;
}

/** `describe`: what a key of a part is for; '' for nothing. */
export function storySchema(describe: (part: string, key: string) => string): StorySchema {
  const { story: _, ...definitions } = PARTS;
  const made = toJsonSchema(story, {
    definitions,
    target: 'draft-2020-12',
    typeMode: 'input',
    // what is checked besides is told by Mailscope itself
    ignoreActions: ['check', 'raw_transform', 'finite', 'safe_integer', 'gt_value'],
    overrideSchema: ({ valibotSchema, jsonSchema }) => {
      if (valibotSchema.type === 'instance') return { not: {} };
      if (valibotSchema.type === 'loose_object') return { anyOf: Object.keys(forms).map((kind) => ({ $ref: `#/$defs/fault-${kind}` })) };
      return jsonSchema;
    },
  }) as unknown as StorySchema;
  const { $schema, $defs, ...rest } = pruned(made) as StorySchema;
  const described = Object.entries($defs).map(([part, form]) => [part, withWords(form, (key) => describe(part, key))] as const);
  return { $schema, title: 'Mailscope story', ...withWords(rest, (key) => describe('story', key)), $defs: Object.fromEntries(described) };
}

function withWords(form: JsonSchema, describe: (key: string) => string): JsonSchema {
  if (!form.properties) return form;
  const properties = Object.entries(form.properties).map(([key, value]) => {
    const description = describe(key);
    return [key, description === '' ? value : { ...value, description }] as const;
  });
  return { ...form, properties: Object.fromEntries(properties) };
}

/** Without alternatives that nobody can write. */
function pruned(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter((each) => !isImpossible(each)).map(pruned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, pruned(member)]));
}

const isImpossible = (value: unknown): boolean => typeof value === 'object' && value !== null && 'not' in value;
