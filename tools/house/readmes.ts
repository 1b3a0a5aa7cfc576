import { rooms, roomsWithoutReadme } from './rules.ts';
import { roomOf } from './rooms.ts';
import type { Problem, Tree } from './tree.ts';

/** Every room with code has a README of one screen. */
export function checkReadmes(tree: Tree): Problem[] {
  const inhabited = new Set([...tree.sources.keys()].map(roomOf));
  return rooms
    .filter((room) => inhabited.has(room) && !roomsWithoutReadme.includes(room))
    .filter((room) => !tree.plain.some((file) => file.path === `src/${room}/README.md` && file.text.trim() !== ''))
    .map((room) => ({ file: `src/${room}`, line: 0, rule: 'readme', message: 'README.md is missing or empty' }));
}
