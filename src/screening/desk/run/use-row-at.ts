import { useEffect, useRef, useState } from 'react';
import { useKeys, useWords } from '#desk/parts.ts';
import { givens, whose, type RunItem, type RunValue } from '../../shared.ts';
import { useChecking } from './checking.ts';
import { isAnswered } from '../../run-value.ts';
import { pagesOf, rowsOf } from './pages.ts';
import { valueOf } from './saving.ts';

/** The current row of a page: J and K walk, on past its end to the next page; 1 to 5 answer, 6 says whose words. */
export function useRowAt(rows: readonly RunItem[]) {
  const { t } = useWords();
  const { run, now, saving, writable, page, setPage } = useChecking();
  const [wanted, setAt] = useState(0);
  const moved = useRef(false);
  const at = Math.min(wanted, Math.max(0, rows.length - 1));
  const pages = pagesOf(run);
  const step = (by: 1 | -1) => {
    moved.current = true;
    const next = at + by;
    const other = pages[pages.indexOf(page) + by];
    if (next >= 0 && next < rows.length) setAt(next);
    else if (other) {
      setPage(other);
      setAt(by === 1 ? 0 : rowsOf(run, other).length - 1);
    }
  };
  const turn = (by: 1 | -1) => {
    const other = pages[pages.indexOf(page) + by];
    if (!other) return;
    moved.current = true;
    setPage(other);
    setAt(0);
  };
  useEffect(() => {
    if (!moved.current) return;
    moved.current = false;
    document.querySelectorAll<HTMLElement>('[data-indicator]')[at]?.focus();
  });
  const code = rows[at]?.code ?? '';
  const value = valueOf(now, code);
  const write = (next: RunValue) => code !== '' && saving.write(code, next);
  const answerKeys = givens.map((given, place) => ({
    keys: String(place + 1),
    says: t('screening.desk.key.answer', { answer: t(`screening.code.given.${given}`) }),
    run: () => write(withGiven(value, given)),
  }));
  const who = {
    keys: '6',
    says: t('screening.desk.key.whose'),
    run: () => write(withNextWhose(value)),
    foot: true,
  };
  useKeys([
    { keys: 'j', says: t('screening.desk.key.next'), run: () => step(1) },
    { keys: 'k', says: t('screening.desk.key.before'), run: () => step(-1) },
    { keys: 'n', says: t('screening.desk.key.page'), run: () => turn(1) },
    { keys: 'p', says: t('screening.desk.key.pageBefore'), run: () => turn(-1) },
    ...(writable ? [...answerKeys, who] : []),
  ]);
  return { at, setAt };
}

/** The same row with another answer; whose words it was stays, and at first they are the person's own. */
export function withGiven(value: RunValue, given: (typeof givens)[number]): RunValue {
  if (given === 'not_asked') return { given, whose: null, day: null };
  const before = isAnswered(value) ? value : null;
  return { given, whose: before?.whose ?? 'client', day: before?.day ?? null };
}

function withNextWhose(value: RunValue): RunValue {
  if (!isAnswered(value) || value.whose === null) return value;
  return { ...value, whose: whose[(whose.indexOf(value.whose) + 1) % whose.length] ?? 'client' };
}
