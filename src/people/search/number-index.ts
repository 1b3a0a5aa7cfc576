import { makeColumn } from './column.ts';

/** Records (by their place in a row) by the end of their numbers. */
export type NumberIndex = {
  add(place: number, end: number): void;
  remove(place: number, end: number): void;
  /** Places of records some number of which may end so; rarely one too many. */
  ending(end: number): number[];
};

const LAST_DIGITS = 6;

/** The last six digits of a number as a number, a 1 before them to keep 001 and 01 apart; what is no digits as a hash. */
export function endOf(number: string): number {
  const end = number.slice(-LAST_DIGITS);
  return /^\d+$/.test(end)
    ? Number(`1${end}`)
    : [...end].reduce((hash, sign) => (hash * 31 + sign.charCodeAt(0)) >>> 0, 7);
}

/** An empty index of numbers: from each end a chain leads through the records that have it. */
export function makeNumberIndex(): NumberIndex {
  const [places, ends, next] = [makeColumn(), makeColumn(), makeColumn()];
  // Links are counted from 1: 0 ends a chain.
  let first = new Uint32Array(1_024);
  let count = 0;
  const chainOf = (end: number) => (Math.imul(end, 0x9e3779b1) >>> 0) & (first.length - 1);
  const hang = (link: number) => {
    const chain = chainOf(ends.get(link));
    next.set(link, first[chain] ?? 0);
    first[chain] = link;
  };
  const makeRoom = () => {
    first = new Uint32Array(first.length * 2);
    for (let link = 1; link <= count; link++) if (places.get(link) !== GONE) hang(link);
  };
  const linksOf = (end: number) => {
    const links: number[] = [];
    for (let link = first[chainOf(end)] ?? 0; link !== 0; link = next.get(link))
      if (ends.get(link) === end && places.get(link) !== GONE) links.push(link);
    return links;
  };
  return {
    ending: (end) => [...new Set(linksOf(end).map((link) => places.get(link)))],
    add: (place, end) => {
      count += 1;
      places.set(count, place);
      ends.set(count, end);
      if (count > first.length) makeRoom();
      else hang(count);
    },
    remove: (place, end) => {
      for (const link of linksOf(end)) if (places.get(link) === place) places.set(link, GONE);
    },
  };
}

/** Instead of a place: the link holds nothing any more, and is left out when the chains are hung anew. */
const GONE = 0xffffffff;
