import { doors, frames } from './rules.ts';
import { insideRoom, isModule, isScreenOf, roomOf, servesTests } from './rooms.ts';
import { problemAt, type Problem, type Source, type Tree } from './tree.ts';

/** A room is entered only by its doors; type-only imports count too (DESIGN 3 rule 1). */
export function checkDoors(tree: Tree): Problem[] {
  return [...tree.sources.values()]
    .filter((source) => source.path.startsWith('src/') && roomOf(source.path) !== 'testing')
    .flatMap(throughWalls);
}

function throughWalls(source: Source): Problem[] {
  return source.imports.flatMap((edge) => {
    const { target } = edge;
    if (target === null || roomOf(target) === roomOf(source.path)) return [];
    const wall = wrongDoor(source.path, target) ?? wrongAddress(edge.specifier);
    return wall ? [problemAt(source, edge.offset, 'doors', `${edge.specifier}: ${wall}`)] : [];
  });
}

/** Says what is wrong with entering `target` from `path`, or null when it is a door one may use. */
function wrongDoor(path: string, target: string): string | null {
  const room = roomOf(target);
  const inside = insideRoom(target);
  if (room === 'testing') return servesTests(path) ? null : 'only tests and journeys may use src/testing';
  if (room === 'kernel') return inside.includes('/') ? 'the kernel is entered by a file directly in src/kernel' : null;
  if (frames.includes(room)) return wrongFrameDoor(path, room, inside);
  if (!isModule(room)) return null;
  if (!doors.includes(inside)) return `${room} is entered by ${doors.join(', ')}`;
  return wrongScreenDoor(path, inside);
}

/** A frame is for `server/`; `parts.ts` is what it offers the modules' screens of its own kind. */
function wrongFrameDoor(path: string, frame: string, inside: string): string | null {
  if (roomOf(path) === 'server')
    return inside === 'index.ts' || inside === 'shared.ts' ? null : `use #${frame}/index.ts`;
  if (inside === 'parts.ts' && isScreenOf(path, frame)) return null;
  return `the frame ${frame} offers parts.ts to files in a module's ${frame}/, and nothing else`;
}

/** `cases/desk/index.ts` is for other modules' desk screens and the desk's main; the same for the site. */
function wrongScreenDoor(path: string, inside: string): string | null {
  const [frame = ''] = inside.split('/');
  if (!frames.includes(frame) || roomOf(path) === 'server' || isScreenOf(path, frame)) return null;
  return `a ${frame} door is for screens: files in a module's ${frame}/ and src/${frame}/main`;
}

function wrongAddress(specifier: string): string | null {
  return specifier.startsWith('#') ? null : 'other rooms are addressed as #room/door.ts';
}
