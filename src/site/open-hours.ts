import type { Say } from './page.ts';

type Day = readonly (readonly [number, number])[];

const clock = (minutes: number) => `${Math.floor(minutes / 60)}.${String(minutes % 60).padStart(2, '0')}`;
const spans = (day: Day) => day.map(([from, to]) => `${clock(from)}–${clock(to)}`).join(', ');
const isAlways = (day: Day) => day.length === 1 && day[0]?.[0] === 0 && day[0]?.[1] === 1440;

/** Opening hours in one sentence: always, or days with the same hours put together. `hours` begins on Monday. */
export function openHours(say: Say, hours: readonly Day[]): string {
  if (hours.every(isAlways)) return say('site.home.open-always');
  if (hours.every((day) => day.length === 0)) return say('site.home.closed');
  if (new Set(hours.map(spans)).size === 1)
    return say('site.home.open-hours', { days: say('site.home.every-day'), spans: spans(hours[0] ?? []) });
  return runs(hours)
    .map(({ from, to, text }) => {
      const name = (day: number) => say(`site.home.day-${day + 1}`);
      return say('site.home.open-hours', { days: from === to ? name(from) : `${name(from)}–${name(to)}`, spans: text });
    })
    .join('; ');
}

/** Neighbouring days with the same hours, closed ones left out. */
function runs(hours: readonly Day[]): { from: number; to: number; text: string }[] {
  const found: { from: number; to: number; text: string }[] = [];
  for (const [day, text] of hours.map(spans).entries()) {
    const last = found.at(-1);
    if (last && last.to === day - 1 && last.text === text) last.to = day;
    else if (text !== '') found.push({ from: day, to: day, text });
  }
  return found;
}
