import { foundation, rooms, workGraph } from './rules.ts';
import { mayKnow } from './rooms.ts';
import { words, type Word } from './sql.ts';

export type Trespass = { offset: number; message: string };

const schemas = new Set([...rooms, 'public']);
/** Words before a bracketed name that make it a thing being made or changed, not a function being called. */
const notCalls = [
  'into',
  'table',
  'function',
  'procedure',
  'view',
  'type',
  'exists',
  'only',
  'copy',
  'truncate',
  'update',
];

/**
 * Names of other rooms' schemas in one SQL statement of a room. A reference (foreign key) and the call of a function
 * are allowed where the room may know the other; everything else belongs to its own room.
 */
export function trespasses(room: string, statement: string, offset: number): Trespass[] {
  const all = words(statement, offset);
  return all.flatMap((word, at) => {
    const schema = namedSchema(word, all[at - 1], all[at + 1]);
    if (schema === null || schema === room) return [];
    if (isPublished(room, word)) return [];
    if (mayKnow(room, schema) && isAllowedUse(all, at)) return [];
    return [
      { offset: word.offset, message: `${room} touches ${schema}${word.schema ? `.${word.text}` : ' (schema)'}` },
    ];
  });
}

/** Research reads what other rooms publish for counting, and nothing else of them (DESIGN 3 rule 3). */
function isPublished(room: string, word: Word): boolean {
  return room === 'research' && word.text.startsWith('published_');
}

/** The schema a word names: of a qualified name, or after the word `schema`. */
function namedSchema(word: Word, before: Word | undefined, after: Word | undefined): string | null {
  if (word.schema) return schemas.has(word.schema) ? word.schema : null;
  const isName = before?.text === 'schema' || (before?.text === 'exists' && after === undefined);
  return isName && schemas.has(word.text) ? word.text : null;
}

function isAllowedUse(all: Word[], at: number): boolean {
  const before = all[at - 1]?.text ?? '';
  if (all[at]?.schema === null) return false;
  if (before === 'references') return true;
  if (all[at + 1]?.text !== '(') return false;
  // A trigger runs a function; granting or dropping one is the business of its owner.
  if (before === 'function') return all[at - 2]?.text === 'execute';
  return !notCalls.includes(before) && !(before === 'on' && all.slice(0, 4).some((word) => word.text === 'index'));
}

/** Rooms that own a schema of the database. */
export function ownsSchema(room: string): boolean {
  return room === 'kernel' || foundation.includes(room) || room in workGraph;
}
