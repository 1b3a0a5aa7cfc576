/** A row of whole numbers that grows; `done` gives what was pushed. */
export type Growing = { push(value: number): void; done(): Int32Array };

/** Makes an empty one. */
export function growing(): Growing {
  let values = new Int32Array(1 << 12);
  let size = 0;
  return {
    push: (value) => {
      if (size === values.length) values = doubled(values);
      values[size++] = value;
    },
    done: () => values.subarray(0, size),
  };
}

function doubled(values: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(values.length * 2);
  longer.set(values);
  return longer;
}
