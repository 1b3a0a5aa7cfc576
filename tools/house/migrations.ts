import { tooNew } from './postgres15.ts';
import { insideRoom, roomOf } from './rooms.ts';
import { trespasses } from './schemas.ts';
import { blankOut, statements } from './sql.ts';
import { problemAt, type Plain, type Problem, type Tree } from './tree.ts';

/** A module's migrations: numbered without gaps, in its own schema, for PostgreSQL 15, every table behind row rules. */
export function checkMigrations(tree: Tree): Problem[] {
  const files = tree.plain.filter(
    (file) => file.path.endsWith('.sql') && insideRoom(file.path).startsWith('migrations/'),
  );
  const byRoom = Map.groupBy(files, (file) => roomOf(file.path));
  return [...[...byRoom.values()].flatMap(numbering), ...files.flatMap(checkMigration)];
}

function numbering(files: Plain[]): Problem[] {
  return files
    .toSorted((a, b) => a.path.localeCompare(b.path))
    .flatMap((file, at) => {
      const expected = String(at + 1).padStart(4, '0');
      const named = /^migrations\/(\d{4})-[a-z0-9-]+\.sql$/.exec(insideRoom(file.path));
      return named?.[1] === expected ? [] : [problemAt(file, 0, 'migrations', `expected ${expected}-name.sql here`)];
    });
}

function checkMigration(file: Plain): Problem[] {
  const sql = blankOut(file.text);
  const say = (offset: number, message: string) => problemAt(file, offset, 'migrations', message);
  const foreign = statements(sql).flatMap(({ text, offset }) => trespasses(roomOf(file.path), text, offset));
  return [
    ...foreign.map(({ offset, message }) => say(offset, message)),
    ...newerThan15(sql).map(({ offset, message }) => say(offset, message)),
    ...rowSecurity(sql).map(({ offset, message }) => say(offset, message)),
  ];
}

function newerThan15(sql: string): { offset: number; message: string }[] {
  return tooNew.flatMap(({ what, since, pattern }) => {
    const match = pattern.exec(sql);
    return match ? [{ offset: match.index, message: `${what} needs PostgreSQL ${since}` }] : [];
  });
}

/** Tables ENABLE row-level security without FORCE (VAULT 6.1), and are named with their schema. */
function rowSecurity(sql: string): { offset: number; message: string }[] {
  const forced = [...sql.matchAll(/\bforce\s+row\s+level\s+security\b/gi)].filter(
    ({ index }) => !/\bno\s+$/i.test(sql.slice(0, index)),
  );
  const tables = sql.matchAll(/\bcreate\s+(?:unlogged\s+)?table\s+(?:if\s+not\s+exists\s+)?([\w.]+)/gi);
  return [
    ...forced.map(({ index }) => ({ offset: index, message: 'row level security is enabled, never forced' })),
    ...[...tables].flatMap(({ index, 1: name = '' }) => {
      if (!name.includes('.')) return [{ offset: index, message: `table ${name} needs its schema's name` }];
      const guard = new RegExp(
        `\\balter\\s+table\\s+${name.replace('.', '\\.')}\\s+enable\\s+row\\s+level\\s+security\\b`,
        'i',
      );
      return guard.test(sql.slice(index))
        ? []
        : [{ offset: index, message: `table ${name} has no row level security` }];
    }),
  ];
}
