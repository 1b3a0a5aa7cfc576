import { frames, rooms } from './rules.ts';
import { isFrameMain, mayKnow, roomOf, servesTests } from './rooms.ts';
import { problemAt, type Problem, type Source, type Tree } from './tree.ts';

/** Rooms know only those before them, work rooms only along the graph, and nobody knows the server (rules 2 and 3). */
export function checkDirection(tree: Tree): Problem[] {
  const sources = [...tree.sources.values()].filter((source) => source.path.startsWith('src/'));
  return [...unknownRooms(sources), ...sources.flatMap(forbiddenKnowledge)];
}

function unknownRooms(sources: Source[]): Problem[] {
  const strays = new Map(sources.map((source) => [roomOf(source.path), source.path]));
  for (const room of rooms) strays.delete(room);
  return [...strays].map(([room, file]) => {
    const message = room
      ? `src/${room} is no room of the house: see tools/house/rules.ts`
      : 'a file lies loose in src/';
    return { file, line: 0, rule: 'direction', message };
  });
}

function forbiddenKnowledge(source: Source): Problem[] {
  const from = roomOf(source.path);
  return source.imports.flatMap((edge) => {
    const to = edge.target === null ? from : roomOf(edge.target);
    if (mayKnow(from, to) || isSeparatelyRuled(source.path, to) || opensScreen(source.path, edge.target)) return [];
    return [problemAt(source, edge.offset, 'direction', `${from} may not know ${to} (${edge.specifier})`)];
  });
}

/** Frames and `testing/` lie outside the order: who may enter them is said by their doors. */
function isSeparatelyRuled(path: string, to: string): boolean {
  if (to === 'testing') return servesTests(path);
  return frames.includes(to) && !['kernel', 'journeys'].includes(roomOf(path)) && !frames.includes(roomOf(path));
}

/** A frame's main knows every module's screens of its kind, and nothing else of work rooms. */
function opensScreen(path: string, target: string | null): boolean {
  return frames.some((frame) => isFrameMain(path, frame) && target?.endsWith(`/${frame}/index.ts`));
}
