/** A schema as it stands in the OpenAPI document. */
export type JsonSchema = {
  type?: string | string[];
  const?: unknown;
  enum?: unknown[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  prefixItems?: JsonSchema[];
  format?: string;
  pattern?: string;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  minimum?: number;
  maximum?: number;
};

/** Where values are drawn from: chance, and ids seen in earlier answers by what they were called there. */
export type Draw = { random: () => number; idFor: (name: string) => string };

/** Texts of which one mostly fits a pattern of ours. */
const FITTING = [
  'proba',
  'duga proba za nekoga',
  'osoba@primer.example',
  '060 000 0555',
  '2026-11-23T20:17:00.000Z',
  '2026-11-23',
  '2026-11',
  '20:15',
  '21.14',
  'RS',
  'sr',
  'Europe/Belgrade',
  'A'.repeat(43),
];

/** A value the schema would mostly let through. `name`: what it is called where it stands. */
export function valueFor(schema: JsonSchema, draw: Draw, name = ''): unknown {
  if ('const' in schema) return schema.const;
  if (schema.enum) return pick(schema.enum, draw);
  const joined = schema.anyOf ?? schema.oneOf;
  if (joined) return valueFor(pick(joined, draw) ?? {}, draw, name);
  if (schema.allOf) return Object.assign({}, ...schema.allOf.map((part) => valueFor(part, draw, name)));
  const type = Array.isArray(schema.type) ? pick(schema.type, draw) : schema.type;
  if (type === 'object') return objectFor(schema, draw);
  if (type === 'array') return arrayFor(schema, draw, name);
  if (type === 'string') return textFor(schema, draw, name);
  if (type === 'integer' || type === 'number') return numberFor(schema, draw);
  if (type === 'boolean') return draw.random() < 0.5;
  return type === 'null' ? null : 'proba';
}

/** Half of what may be left out is left out. */
function objectFor({ properties = {}, required = [] }: JsonSchema, draw: Draw): unknown {
  const kept = Object.entries(properties).filter(([name]) => required.includes(name) || draw.random() < 0.5);
  return Object.fromEntries(kept.map(([name, part]) => [name, valueFor(part, draw, name)]));
}

function arrayFor(
  { items = {}, prefixItems, minItems = 0, maxItems = 3 }: JsonSchema,
  draw: Draw,
  name: string,
): unknown {
  if (prefixItems) return prefixItems.map((part) => valueFor(part, draw, name));
  const length = Math.max(minItems, Math.min(maxItems, 1 + Math.floor(draw.random() * 2)));
  return Array.from({ length }, () => valueFor(items, draw, name));
}

function textFor({ format, pattern, minLength = 0, maxLength = 200 }: JsonSchema, draw: Draw, name: string): string {
  if (format === 'uuid') return draw.idFor(name);
  const matches = pattern === undefined ? () => true : (text: string) => new RegExp(pattern, 'u').test(text);
  const fitting = FITTING.filter((text) => text.length >= minLength && text.length <= maxLength && matches(text));
  return pick(fitting, draw) ?? 'x'.repeat(Math.max(1, minLength));
}

function numberFor({ type, minimum = 0, maximum = 100 }: JsonSchema, draw: Draw): number {
  const between = minimum + draw.random() * (Math.min(maximum, minimum + 10_000) - minimum);
  return type === 'integer' ? Math.floor(between) : between;
}

const pick = <T>(list: readonly T[], { random }: Draw): T | undefined => list[Math.floor(random() * list.length)];
