/** How many months somebody typed: null where she left it empty, undefined where it is no time we keep anything for. */
export function monthsTyped(typed: string | number): number | null | undefined {
  const text = String(typed).trim();
  if (text === '') return null;
  const months = Number(text);
  return Number.isInteger(months) && months >= 1 && months <= 600 ? months : undefined;
}
