/** What a column of a file holds; `ignore` is not compared. */
export const columnKinds = [
  'given_name',
  'surname',
  'full_name',
  'birth_date',
  'birth_year',
  'age',
  'date',
  'telephone',
  'document',
  'place',
  'street',
  'house_number',
  'post_code',
  'sex',
  'category',
  'text',
  'ignore',
] as const;
export type ColumnKind = (typeof columnKinds)[number];

/** Whether a text names a kind, as it may stand behind `--kind COLUMN=`. */
export function isColumnKind(text: string): text is ColumnKind {
  return (columnKinds as readonly string[]).includes(text);
}
