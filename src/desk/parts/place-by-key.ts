/** What a key means in a row of answers: 1 to 9 a place (from 0), Delete and Backspace null (take it back), else nothing. */
export function placeByKey(key: string, count: number): number | null | undefined {
  if (key === 'Delete' || key === 'Backspace') return null;
  const place = /^[1-9]$/.test(key) ? Number(key) - 1 : count;
  return place < count ? place : undefined;
}
