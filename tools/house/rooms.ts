import { foundation, frames, workGraph } from './rules.ts';

/** The room a path lies in: `vault` for `src/vault/seal.ts`, `tools` for the tools, '' for a file loose in `src/`. */
export function roomOf(path: string): string {
  const [top, room, ...rest] = path.split('/');
  if (top !== 'src') return top ?? '';
  return rest.length > 0 ? (room ?? '') : '';
}

/** The path inside its room: `desk/index.ts` for `src/cases/desk/index.ts`. */
export function insideRoom(path: string): string {
  return path.split('/').slice(2).join('/');
}

/** Tests, journeys and drills: they watch the house from outside and are not part of its sizes. */
export function isTest(path: string): boolean {
  return /\.(test|journey|drill|cluster)\.tsx?$/.test(path);
}

/** Code that exists for tests only. */
export function servesTests(path: string): boolean {
  return isTest(path) || ['testing', 'journeys', 'tools'].includes(roomOf(path));
}

/** A module is a room of the domain: foundation or work. */
export function isModule(room: string): boolean {
  return foundation.includes(room) || room in workGraph;
}

/** A screen of a module (`src/cases/desk/list.tsx` for `desk`), or the frame's own main. */
export function isScreenOf(path: string, frame: string): boolean {
  if (isFrameMain(path, frame)) return true;
  return isModule(roomOf(path)) && insideRoom(path).startsWith(`${frame}/`);
}

/** `desk/main.tsx` and the list of screens it mounts, `desk/screens.ts`: the only files of a frame that know work rooms. */
export function isFrameMain(path: string, frame: string): boolean {
  return new RegExp(`^src/${frame}/(main|screens)\\.tsx?$`).test(path);
}

/** A file that holds SQL: `store.ts`, or anything in `store/`. */
export function isStore(path: string): boolean {
  return /(^|\/)store(\.ts$|\/.+\.ts$)/.test(insideRoom(path));
}

/** Whether `from` may know `to` at all, by which door does not matter here (DESIGN 3 rules 2 and 3). */
export function mayKnow(from: string, to: string): boolean {
  if (from === to || from === 'server' || from === 'testing') return true;
  if (from === 'journeys') return to === 'testing';
  if (to === 'kernel') return true;
  if (from === 'kernel' || !isModule(to)) return false;
  if (foundation.includes(from)) return foundation.includes(to) && foundation.indexOf(to) < foundation.indexOf(from);
  if (frames.includes(from)) return foundation.includes(to);
  return foundation.includes(to) || (workGraph[from] ?? []).includes(to);
}
