/** Where in the log ahead of the tables (PostgreSQL's WAL) something stands: a count of bytes from its beginning. */
export type Lsn = bigint;

/** Reads PostgreSQL's way of writing it, two numbers in hex. */
export function readLsn(text: string): Lsn {
  const [high = '', low = ''] = text.split('/');
  return (BigInt(`0x${high}`) << 32n) + BigInt(`0x${low}`);
}

/** How PostgreSQL writes it. */
export function lsnText(lsn: Lsn): string {
  return `${(lsn >> 32n).toString(16)}/${(lsn & 0xffffffffn).toString(16)}`.toUpperCase();
}

/** How the log is cut into files: its timeline, and how many bytes a file has. */
export type WalShape = { timeline: number; segment: number };

/** The files that hold the log from `from` up to `to`, with what of each belongs to it. */
export function segmentsOf({ timeline, segment }: WalShape, from: Lsn, to: Lsn) {
  const size = BigInt(segment);
  const found: { name: string; begin: Lsn; from: Lsn; to: Lsn }[] = [];
  for (let begin = from - (from % size); begin < to; begin += size)
    found.push({
      name: nameOf(timeline, begin / size, size),
      begin,
      from: from > begin ? from : begin,
      to: to < begin + size ? to : begin + size,
    });
  return found;
}

/** Of a file's 24 letters eight are the timeline, eight the upper half of the place and eight the file within it. */
function nameOf(timeline: number, number: bigint, size: bigint): string {
  const each = 0x100000000n / size;
  const hex = (value: bigint | number) => value.toString(16).toUpperCase().padStart(8, '0');
  return `${hex(timeline)}${hex(number / each)}${hex(number % each)}`;
}
