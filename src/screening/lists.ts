import type { Tx } from '#kernel/db.ts';
import { notFound } from '#kernel/errors.ts';
import { readCodeLists, readTable } from '#kernel/lists.ts';
import { listFor, type Age, type Kind } from './result.ts';
import { dimensions, strengths, type Dimension, type Strength } from './rule.ts';
import type { Family, ListMark, RunItem } from './shared.ts';
import { findList, itemsOf, type LocalListRow } from './store.ts';

const file = (name: string) => new URL(`./lists/${name}`, import.meta.url);

/** The closed lists of screening, read once. */
export const codeLists = readCodeLists(file('codes.tsv'));

/** The lists that come with the program, and what is known of each. */
export const shippedLists: readonly ListMark[] = readTable(file('lists.tsv')).map((row) => ({
  id: row['list'] ?? '',
  family: row['family'] as Family,
  name: null,
  version: row['version'] ?? '',
  source: row['source'] ?? '',
  verified: row['verified'] === 'yes',
}));

const indicators = readTable(file('indicators.tsv'));

/** The indicators of one of the four weighed lists. A weight or dimension nobody knows is a defect, found at start. */
export function weighedItems(list: string): (RunItem & { dimension: Dimension; strength: Strength })[] {
  return indicators.flatMap((row) => {
    const strength = row[list] ?? '';
    const dimension = dimensions.find((each) => each === row['dimension']);
    if (strength === '') return [];
    const known = strengths.find((each) => each === strength);
    if (!known || !dimension) throw new Error(`indicators.tsv: ${row['code']} has "${strength}" in ${list}`);
    return [{ code: row['code'] ?? '', dimension, strength: known, text: null }];
  });
}

/** Every code any of the four lists has: answers stay where the list changes. */
export const weighedCodes: ReadonlySet<string> = new Set(indicators.map((row) => row['code'] ?? ''));

/** A list by its id, with its indicators. 404 for none. */
export async function listWithItems(tx: Tx, id: string): Promise<{ list: ListMark; items: RunItem[] }> {
  const shipped = shippedLists.find((list) => list.id === id);
  if (shipped) return { list: shipped, items: shippedItems(shipped) };
  const local = await findList(tx, id);
  if (!local) throw notFound();
  const items = (await itemsOf(tx, id)).map(({ code, text }) => plainItem(code, text));
  return { list: localMark(local), items };
}

/** What is known of a locally maintained list. */
export function localMark({ id, name, version, source, verified }: LocalListRow): ListMark {
  return { id, family: 'local', name, version: String(version), source, verified };
}

function shippedItems({ id, family }: ListMark): RunItem[] {
  return family === 'delphi' ? weighedItems(id) : (codeLists['quick'] ?? []).map((code) => plainItem(code, null));
}

function plainItem(code: string, text: string | null): RunItem {
  return { code, dimension: null, strength: null, text };
}

/** The weighed list that belongs to an age and a form. */
export function weighedList(about: { age: Age; kind: Kind }): ListMark {
  const id = listFor(about);
  const list = shippedLists.find((each) => each.id === id);
  if (!list) throw new Error(`lists.tsv has no ${id}`);
  return list;
}

/** What must hold before questions, more where the rule for a child holds. */
export function gatesFor(child: boolean): string[] {
  return [...(codeLists['gate'] ?? []), ...(child ? (codeLists['gate_child'] ?? []) : [])];
}

/** Every gate there is. */
export const gateCodes: ReadonlySet<string> = new Set(gatesFor(true));
