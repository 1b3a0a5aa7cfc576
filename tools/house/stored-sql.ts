import { Visitor } from 'oxc-parser';
import { tooNew } from './postgres15.ts';
import { isTest, roomOf } from './rooms.ts';
import { ownsSchema, trespasses } from './schemas.ts';
import { blankOut } from './sql.ts';
import { problemAt, type Problem, type Source, type Tree } from './tree.ts';

/** The SQL of a store keeps to its own schema as its migrations do: another room's tables are no door. */
export function checkStoredSql(tree: Tree): Problem[] {
  return [...tree.sources.values()]
    .filter((source) => source.path.startsWith('src/') && ownsSchema(roomOf(source.path)) && !isTest(source.path))
    .flatMap(storedSql);
}

function storedSql(source: Source): Problem[] {
  const problems: Problem[] = [];
  new Visitor({
    TaggedTemplateExpression: ({ tag, quasi }) => {
      if (tag.type !== 'Identifier' || tag.name !== 'sql') return;
      const sql = blankOut(source.text.slice(quasi.start + 1, quasi.end - 1).replaceAll(/\$\{[^}]*\}/g, blank));
      const foreign = trespasses(roomOf(source.path), sql, quasi.start + 1);
      problems.push(...foreign.map(({ offset, message }) => problemAt(source, offset, 'stored-sql', message)));
      const newer = tooNew.filter(({ pattern }) => pattern.test(sql));
      problems.push(
        ...newer.map(({ what, since }) =>
          problemAt(source, quasi.start, 'stored-sql', `${what} needs PostgreSQL ${since}`),
        ),
      );
    },
  }).visit(source.program);
  return problems;
}

/** A value put into the template stands as a word of the same length, so that offsets stay true. */
function blank(value: string): string {
  return '_'.repeat(value.length);
}
