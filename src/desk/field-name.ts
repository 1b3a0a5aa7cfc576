/** Where the names of fields stand among the words, nearest first. */
const places = ['hotline.q', 'cases.fact', 'people.desk.field', 'people.desk.card', 'people.desk.hit.field'];
/** Fields there are many of, `talk.<id>`: all of a kind have one name. */
const kinds: Record<string, string> = {
  talk: 'hotline.desk.talk',
  name: 'people.desk.hit.field.name',
  number: 'people.desk.hit.field.number',
  safe: 'desk.safe.title',
};

/** The key of a field's name in words, by the code an error carries; null where people have no word for it. */
export function fieldKey(field: string, has: (key: string) => boolean): string | null {
  const known = [...places.map((place) => `${place}.${field}`), kinds[field.split('.')[0] ?? ''] ?? ''];
  return known.find((key) => key !== '' && has(key)) ?? null;
}
