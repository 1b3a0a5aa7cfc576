import type { z } from 'zod';

type Def = {
  type: string;
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  innerType?: z.ZodType;
  in?: z.ZodType;
  options?: z.ZodType[];
  items?: z.ZodType[];
  entries?: Record<string, string>;
  values?: unknown[];
};

/** Texts of which one fits any field we have; a field that none fits must be given its own here. */
const TEXTS = [
  'proba',
  'duga proba za nekoga',
  crypto.randomUUID(),
  'osoba@primer.example',
  '123 456',
  '2026-11-23T20:17:00.000Z',
  '2026-11-23',
  '2026-11',
  'sr',
  '011 000 0000',
  'Europe/Belgrade',
  'caller_name',
  'K-2026-0001',
  'C-2026-0001',
  '21.14',
  'A'.repeat(43),
  'RS',
];

/** An input its schema accepts, made from the schema alone; throws where it does not know how. */
export function sampleOf(schema: z.ZodType): unknown {
  for (const candidate of candidates(schema)) if (schema.safeParse(candidate).success) return candidate;
  const { type, shape } = schema._zod.def as unknown as Def;
  throw new Error(`no sample fits: ${type} ${Object.keys(shape ?? {}).join()}`);
}

function candidates(schema: z.ZodType): unknown[] {
  const def = schema._zod.def as unknown as Def;
  switch (def.type) {
    case 'object':
      return objects(mapValues(def.shape ?? {}, sampleOf));
    case 'array':
      return [1, 0, 2, 3, 7].map((length) => Array.from({ length }, () => def.element && sampleOf(def.element)));
    case 'tuple':
      return [(def.items ?? []).map(sampleOf), [0, 1440]];
    case 'union':
      return (def.options ?? []).flatMap(candidates);
    case 'enum':
      return Object.values(def.entries ?? {});
    case 'literal':
      return def.values ?? [];
    case 'number':
      return [1, 0, 60, 2000];
    case 'boolean':
      return [true];
    case 'null':
      return [null];
    case 'string':
      return TEXTS;
    case 'pipe':
      return def.in ? [...candidates(def.in), ...TEXTS] : TEXTS;
    default:
      return def.innerType ? candidates(def.innerType) : [null];
  }
}

/** As it is; with its numbers rising, for a span from one to the other; with one field left out, for this or that. */
function objects(sample: Record<string, unknown>): Record<string, unknown>[] {
  let number = 0;
  const rising = mapValues(sample, (value) => (typeof value === 'number' ? (number += 60) : value));
  const without = Object.keys(sample).map((left) =>
    Object.fromEntries(Object.entries(sample).filter(([key]) => key !== left)),
  );
  return [sample, rising, ...without.toReversed()];
}

function mapValues<T, R>(record: Record<string, T>, each: (value: T) => R): Record<string, R> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, each(value)]));
}

type Path = (string | number)[];

/** Every place in a value, its own root apart: `['changes', 0, 'field']`. */
export function placesIn(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [path];
  const inside = Object.entries(value).flatMap(([key, child]) =>
    placesIn(child, [...path, Array.isArray(value) ? Number(key) : key]),
  );
  return path.length === 0 ? inside : [path, ...inside];
}

/** What stands at a place. */
export function at(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((inner, key) => (inner as Record<string | number, unknown>)[key], value);
}

/** A copy with something else at one place. */
export function withAt(value: unknown, path: Path, other: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return other;
  const copy = structuredClone(value) as Record<string | number, unknown>;
  copy[key] = withAt(copy[key], rest, other);
  return copy;
}
