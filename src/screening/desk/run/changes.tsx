import { useState } from 'react';
import { Button } from '@mantine/core';
import { useWords } from '#desk/parts.ts';
import { PURPOSE, type Turn } from '../../shared.ts';
import { useLabels } from '../use-labels.ts';
import { useChecking } from './checking.ts';
import { shortCode } from './indicator-row.tsx';
import styles from './run.module.css';

const first = 3;

/** What would change the finding: single answers, worked out one by one. */
export function Changes() {
  const { t } = useWords();
  const { turns } = useChecking();
  const [all, setAll] = useState(false);
  const shown = all ? turns : turns.slice(0, first);
  const more = turns.length - shown.length;
  const say = useTurnText();
  return (
    <section className={styles.part} aria-labelledby="changes">
      <h3 id="changes">{t('screening.desk.change')}</h3>
      {turns.length === 0 && <p className={styles.change}>{t('screening.desk.change.none')}</p>}
      {shown.map((turn) => (
        <p key={`${turn.code} ${turn.to}`} className={styles.change}>
          {say(turn)}
        </p>
      ))}
      {more > 0 && (
        <Button size="xs" variant="subtle" onClick={() => setAll(true)}>
          {t('screening.desk.change.more', { n: more })}
        </Button>
      )}
    </section>
  );
}

/** One turn as a sentence: the answer, the dimension that turns with it, and what the finding would be. */
export function useTurnText(): (turn: Turn) => string {
  const { t } = useWords();
  const { run, about } = useChecking();
  const label = useLabels();
  return ({ code, to, dimension, result }) => {
    const item = run.items.find((each) => each.code === code) ?? { code, dimension: null, strength: null, text: null };
    const indicator = label.indicator(item, about);
    const named = code === PURPOSE ? indicator : t('screening.desk.change.named', { code: shortCode(item), indicator });
    const how = to === 'absent' ? 'off' : 'on';
    const values = { named, result: t(`screening.code.result.${result}`).toLocaleLowerCase() };
    return dimension
      ? t(`screening.desk.change.${how}Dim`, { ...values, dimension })
      : t(`screening.desk.change.${how}`, values);
  };
}
