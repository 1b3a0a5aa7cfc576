/** Minutes of a day as this house writes them: `510` is `8.30`. */
export function clockTime(minutes: number): string {
  return `${Math.floor(minutes / 60)}.${String(minutes % 60).padStart(2, '0')}`;
}
