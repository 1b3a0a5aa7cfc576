/** Records (by their place in a row) by the end of their numbers. */
export type NumberIndex = {
  add(place: number, number: string): void;
  remove(place: number, number: string): void;
  /** Places of records some number of which ends as this one does, in six digits. */
  ending(number: string): readonly number[];
};

const LAST_DIGITS = 6;

/** An empty index of numbers. Most ends are one record's, and stand without a list of their own. */
export function makeNumberIndex(): NumberIndex {
  const ends = new Map<number | string, number | number[]>();
  const ending = (number: string) => [ends.get(endOf(number)) ?? []].flat();
  return {
    ending,
    add: (place, number) => {
      const places = ending(number);
      if (places.length === 0) ends.set(endOf(number), place);
      else if (!places.includes(place)) ends.set(endOf(number), [...places, place]);
    },
    remove: (place, number) => {
      const [first, ...others] = ending(number).filter((each) => each !== place);
      if (first === undefined) ends.delete(endOf(number));
      else ends.set(endOf(number), others.length === 0 ? first : [first, ...others]);
    },
  };
}

/** The last digits as a number, which weighs less than a text; a 1 before them keeps 001 and 01 apart. */
function endOf(number: string): number | string {
  const end = number.slice(-LAST_DIGITS);
  return /^\d+$/.test(end) ? Number(`1${end}`) : end;
}
