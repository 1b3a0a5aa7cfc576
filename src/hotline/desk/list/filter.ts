/** The rows whose number holds what was typed: `417`, `2026-04`, `k-2026-0417`. */
export function withNumber<Row extends { number: string }>(rows: readonly Row[], asked: string): Row[] {
  const wanted = asked.trim().toLowerCase();
  return rows.filter(({ number }) => number.toLowerCase().includes(wanted));
}
