import { refuse } from '#kernel/errors.ts';
import { gateCodes, weighedCodes } from './lists.ts';
import { PURPOSE } from './result.ts';
import { isAbout, isAnswered } from './run-value.ts';
import { ABOUT, type RunItem, type RunValue } from './shared.ts';

/** Refuses `answer-does-not-fit` for a field a check of this list has not, or a value of another kind. */
export function checkField(list: string, items: readonly RunItem[], field: string, value: RunValue): void {
  const weighed = list !== 'local' && list !== 'ilo_11';
  const fits =
    field === ABOUT
      ? weighed && isAbout(value)
      : hasField(weighed, items, field) && (value === null || isAnswered(value));
  if (!fits) throw refuse('answer-does-not-fit', 400, { field });
}

function hasField(weighed: boolean, items: readonly RunItem[], field: string): boolean {
  if (gateCodes.has(field)) return true;
  return weighed ? field === PURPOSE || weighedCodes.has(field) : items.some(({ code }) => code === field);
}
