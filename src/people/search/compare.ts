import { maskNumber } from '../number.ts';
import type { CompareTokens } from './compare-words.ts';
import { fitOf, type Fit, type Pairing } from './fit.ts';
import type { Asked } from './query.ts';
import type { Grade, Reason, ReasonField } from './reasons.ts';
import type { IndexedRecord } from './record.ts';

/** Compares a record with what was asked, for the screen to say "same number; name in another script; year differs". */
export function compareRecord(asked: Asked, record: IndexedRecord, compare?: CompareTokens): Reason[] {
  const fit = fitOf(asked, record, compare);
  const reasons = [
    numberReason(asked, fit),
    ...nameReasons(fit.pairs, record),
    ...initialReasons(fit),
    yearReason(asked, record, fit),
  ];
  return reasons.filter((reason) => reason !== null);
}

function numberReason(asked: Asked, { number: { fits, on } }: Fit): Reason | null {
  if (asked.number === '') return null;
  const grades = { whole: 'equal', end: 'alike' } as const;
  const grade: Grade = fits ? grades[fits] : on === '' ? 'unknown' : 'differs';
  const how = fits === 'end' ? (['ends'] as const) : [];
  const recorded = on === '' ? '' : maskNumber(on);
  return { field: 'number', grade, how: [...how], asked: maskNumber(asked.number), recorded };
}

function nameReasons(pairs: Pairing[], record: IndexedRecord): Reason[] {
  if (pairs.length === 0) return [];
  if (record.tokens.every(({ kind }) => kind === 'place') && pairs.every(({ recorded }) => recorded === null))
    return [{ field: 'name', grade: 'unknown', how: [], asked: wordsOf(pairs), recorded: '' }];
  const reasons = pairs.map(({ asked, recorded, likeness }): Reason => {
    const field: ReasonField = recorded?.kind ?? 'name';
    const { grade, how } = likeness ?? { grade: 'differs' as const, how: [] };
    return { field, grade, how, asked: asked.written, recorded: recorded?.shown ?? '' };
  });
  return isSwapped(pairs) ? [...reasons, { ...orderReason, asked: wordsOf(pairs) }] : reasons;
}

/** An initial that begins nothing else is not spoken of: it hid nobody. */
function initialReasons({ initials }: Fit): Reason[] {
  return initials.flatMap(({ asked, recorded, likeness }) =>
    recorded && likeness
      ? [{ field: recorded.kind, grade: 'alike', how: likeness.how, asked: asked.written, recorded: recorded.shown }]
      : [],
  );
}

const orderReason = { field: 'order', grade: 'alike', how: [], recorded: '' } as const satisfies Omit<Reason, 'asked'>;

function wordsOf(pairs: Pairing[]): string {
  return pairs.map((pair) => pair.asked.written).join(' ');
}

/** Whether the words stand the other way round than on record; a nickname or a second spelling has no place. */
function isSwapped(pairs: Pairing[]): boolean {
  const places = pairs.flatMap(({ recorded }) => (recorded && recorded.place >= 0 ? [recorded.place] : []));
  return places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0));
}

function yearReason(asked: Asked, { entry }: IndexedRecord, { year }: Fit): Reason | null {
  if (year === null) return null;
  const recorded = entry.birthYear === null ? '' : String(entry.birthYear);
  return { field: 'birth_year', grade: year, how: [], asked: String(asked.birthYear), recorded };
}
