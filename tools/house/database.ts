import type { Import } from './imports.ts';
import { databaseDoor, databasePackages, databaseRooms, databaseTypes } from './rules.ts';
import { isStore, isTest, roomOf } from './rooms.ts';
import { problemAt, type Problem, type Source, type Tree } from './tree.ts';

/** Only stores reach the database; everybody else passes the transaction on as a type (rule 4). */
export function checkDatabase(tree: Tree): Problem[] {
  return [...tree.sources.values()]
    .filter(isBound)
    .flatMap((source) =>
      source.imports
        .filter((edge) => opensDatabase(edge) && !namesTransaction(edge))
        .map((edge) =>
          problemAt(source, edge.offset, 'database', `${edge.specifier} is for store.ts and files in store/`),
        ),
    );
}

function isBound(source: Source): boolean {
  const { path } = source;
  return path.startsWith('src/') && !isTest(path) && !isStore(path) && !databaseRooms.includes(roomOf(path));
}

function opensDatabase(edge: Import): boolean {
  return edge.target === databaseDoor || databasePackages.includes(edge.package ?? '');
}

function namesTransaction(edge: Import): boolean {
  if (edge.target !== databaseDoor || edge.kind === 'dynamic' || edge.names.length === 0) return false;
  return edge.kind === 'type' && edge.names.every((name) => databaseTypes.includes(name));
}
