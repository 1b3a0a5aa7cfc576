/** Whole numbers (to 32 bits) by place, 0 where none was set; a list of JavaScript's own would weigh twice as much. */
export type Column = { get(at: number): number; set(at: number, value: number): void };

const AT_FIRST = 1_024;
/** Doubling would leave half of it empty when there are many. */
const GROWTH = 1.5;

/** An empty column; it grows as places are set. */
export function makeColumn(): Column {
  let values = new Uint32Array(AT_FIRST);
  return {
    get: (at) => values[at] ?? 0,
    set: (at, value) => {
      if (at >= values.length) values = longer(values, at + 1);
      values[at] = value;
    },
  };
}

function longer(values: Uint32Array, least: number): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(Math.max(least, Math.ceil(values.length * GROWTH)));
  grown.set(values);
  return grown;
}
