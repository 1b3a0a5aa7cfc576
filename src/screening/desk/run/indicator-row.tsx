import { Conflict, FiveAnswers, useTimes, useWords, type FiveAnswer } from '#desk/parts.ts';
import type { Given, RunItem, RunValue, Strength } from '../../shared.ts';
import { isAnswered } from '../../run-value.ts';
import { useColleague } from '../queries.ts';
import { useLabels } from '../use-labels.ts';
import { useChecking } from './checking.ts';
import styles from './run.module.css';
import { valueOf } from './saving.ts';
import { withGiven } from './use-row-at.ts';
import { WhoSays } from './who-says.tsx';

const ANSWERS: Record<Given, FiveAnswer> = {
  present: 'yes',
  absent: 'no',
  unknown: 'unknown',
  refused: 'refused',
  not_asked: 'not-asked',
};
const givenBy = new Map(Object.entries(ANSWERS).map(([given, answer]) => [answer, given as Given]));

type IndicatorRowProps = { item: RunItem; current: boolean; onCurrent: () => void };

/** One indicator: its words, how much it weighs, the five answers, and whose words the answer is. */
export function IndicatorRow({ item, current, onCurrent }: IndicatorRowProps) {
  const { about, now, saving, writable } = useChecking();
  const label = useLabels();
  const value = valueOf(now, item.code);
  const given = isAnswered(value) ? value.given : null;
  const said = label.indicator(item, about);
  const pick = (answer: FiveAnswer | null) => {
    const chosen = answer && givenBy.get(answer);
    if (writable) saving.write(item.code, chosen ? withGiven(value, chosen) : null);
  };
  return (
    <div className={styles.row} data-current={current || undefined} onFocus={onCurrent}>
      <code>{shortCode(item)}</code>
      <span className={styles.said} data-indicator tabIndex={-1}>
        {said}
      </span>
      {item.strength ? <Diamonds strength={item.strength} /> : <span />}
      <FiveAnswers boxes aria-label={said} value={given && ANSWERS[given]} onChange={pick} disabled={!writable} />
      <WhoSays item={item} said={said} />
      <RowConflict item={item} said={said} />
    </div>
  );
}

/** `5.01` of the weighed lists, whose dimension stands above; a local list's own codes as they are. */
export function shortCode({ code, dimension, text }: Pick<RunItem, 'code' | 'dimension' | 'text'>): string {
  if (dimension) return code.slice(1);
  return text === null ? '' : code;
}

const lit: Record<Strength, number> = { strong: 3, medium: 2, weak: 1 };

function Diamonds({ strength }: { strength: Strength }) {
  const { t } = useWords();
  return (
    <span className={styles.strength}>
      <span aria-hidden="true">
        {[1, 2, 3].map((place) => (
          <i key={place} data-lit={place <= lit[strength] || undefined} />
        ))}
      </span>
      {t(`screening.strength.${strength}`)}
    </span>
  );
}

function RowConflict({ item, said }: { item: RunItem; said: string }) {
  const { now, saving } = useChecking();
  const nameOf = useColleague();
  const text = useValueText();
  const [theirs, mine] = [now.clashes[item.code], now.written[item.code]];
  if (!theirs || !mine) return null;
  const { name, gender } = nameOf(theirs.by);
  return (
    <div className={styles.clash}>
      <Conflict
        field={said}
        gender={gender}
        mine={{ at: mine.at, text: text(mine.value) }}
        theirs={{ at: theirs.at, text: text(theirs.value), by: name }}
        onKeepMine={() => saving.decide(item.code, mine.value)}
        onTakeTheirs={() => saving.decide(item.code, theirs.value)}
        onWriteThird={() => saving.decide(item.code, theirs.value)}
      />
    </div>
  );
}

/** An answer in words: what, whose, on which day. */
export function useValueText(): (value: RunValue) => string {
  const { t } = useWords();
  const { shortDate } = useTimes();
  return (value) => {
    if (!isAnswered(value)) return t('screening.desk.clash.none');
    const parts = [t(`screening.code.given.${value.given}`), value.whose && t(`screening.code.whose.${value.whose}`)];
    return [...parts, value.day && shortDate(`${value.day}T12:00:00Z`)].filter(Boolean).join(', ');
  };
}
