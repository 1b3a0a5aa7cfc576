/** A line as the server keeps it: seven days from Monday, spans in minutes of the organisation's day. */
export type SetLine = {
  kind: 'sos' | 'missing';
  name: string;
  number: string;
  languages: string[];
  hours: [number, number][][];
};

/** One span as it is typed: `8` or `8.30`, up to `24`. */
export type SpanDraft = { from: string; to: string };
export type LineDraft = Omit<SetLine, 'hours'> & { id: string; always: boolean; days: SpanDraft[][] };

const DAY = 1440;
const DAYS = 7;
const WORKDAYS = 5;

/** Minutes of a typed time (`8`, `8.30`, `08:30`, `24`); null when it is none. */
export function minutesOf(text: string): number | null {
  const [, hours, minutes] = /^\s*(\d{1,2})(?:\s*[.:,h]\s*(\d{2}))?\s*$/.exec(text) ?? [];
  if (hours === undefined) return null;
  const total = Number(hours) * 60 + Number(minutes ?? 0);
  return Number(minutes ?? 0) < 60 && total <= DAY ? total : null;
}

/** Minutes of the day as they are written here: `8.30`. */
export function timeOf(minutes: number): string {
  return `${Math.floor(minutes / 60)}.${String(minutes % 60).padStart(2, '0')}`;
}

/** What is wrong with one day's spans: a time that is none, an end before its beginning, or two that overlap. */
export function dayProblem(spans: readonly SpanDraft[]): 'time' | 'order' | 'overlap' | null {
  const read = spans.map((span): [number | null, number | null] => [minutesOf(span.from), minutesOf(span.to)]);
  if (read.some(([from, to]) => from === null || to === null)) return 'time';
  const known = (read as [number, number][]).toSorted(([one], [other]) => one - other);
  if (known.some(([from, to]) => from >= to)) return 'order';
  return known.some(([from], at) => from < (known[at - 1]?.[1] ?? 0)) ? 'overlap' : null;
}

/** The lines most begin with. The number of the SOS line is the organisation's own and nobody else's to guess. */
export function firstDrafts(names: { sos: string; missing: string }): LineDraft[] {
  return [
    { ...blank('sos', 'first-sos'), name: names.sos },
    { ...blank('missing', 'first-missing'), name: names.missing, number: '116 000' },
  ];
}

/** An empty line; working days from 9 to 17 wait in case it is not always open. */
export function blank(kind: LineDraft['kind'], id: string): LineDraft {
  const days = Array.from({ length: DAYS }, (_, day) => (day < WORKDAYS ? [{ from: '9.00', to: '17.00' }] : []));
  return { id, kind, name: '', number: '', languages: ['sr'], always: true, days };
}

/** A draft as the server wants it; only for drafts without a `dayProblem`. */
export function lineOf({ kind, name, number, languages, always, days }: LineDraft): SetLine {
  const spans = (day: SpanDraft[]) =>
    day.map((span): [number, number] => [minutesOf(span.from) ?? 0, minutesOf(span.to) ?? 0]);
  const hours = days.map((day): [number, number][] => (always ? [[0, DAY]] : spans(day)));
  return { kind, name, number, languages, hours };
}

/** A kept line as a draft again, for going back a step. */
export function draftOf(line: SetLine & { id?: string }): LineDraft {
  const always = line.hours.every((day) => day.length === 1 && day[0]?.[0] === 0 && day[0][1] === DAY);
  const fresh = blank(line.kind, line.id ?? line.name);
  const { kind, name, number, languages } = line;
  const days = line.hours.map((day) => day.map(([from, to]) => ({ from: timeOf(from), to: timeOf(to) })));
  return { id: fresh.id, kind, name, number, languages, always, days: always ? fresh.days : days };
}
