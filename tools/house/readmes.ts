import { rooms, roomsWithoutReadme } from './rules.ts';
import { roomOf } from './rooms.ts';
import { problemAt, type Plain, type Problem, type Tree } from './tree.ts';

/** Every room with code has a README of one screen, and names no file that is gone. */
export function checkReadmes(tree: Tree): Problem[] {
  return [
    ...missing(tree),
    ...tree.plain.filter(({ path }) => path.endsWith('README.md')).flatMap((of) => gone(tree, of)),
  ];
}

function gone(tree: Tree, readme: Plain): Problem[] {
  const files = [...tree.sources.keys()];
  return [...readme.text.matchAll(/`([\w/-]+\.tsx?)`/g)]
    .filter(([, name = '']) => !files.some((file) => file.endsWith(`/${name}`) || file === name))
    .map(({ index, 1: name = '' }) => problemAt(readme, index, 'readme', `there is no ${name}`));
}

function missing(tree: Tree): Problem[] {
  const inhabited = new Set([...tree.sources.keys()].map(roomOf));
  return rooms
    .filter((room) => inhabited.has(room) && !roomsWithoutReadme.includes(room))
    .filter((room) => !tree.plain.some((file) => file.path === `src/${room}/README.md` && file.text.trim() !== ''))
    .map((room) => ({ file: `src/${room}`, line: 0, rule: 'readme', message: 'README.md is missing or empty' }));
}
