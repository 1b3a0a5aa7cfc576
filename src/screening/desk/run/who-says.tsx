import { Button, TextInput } from '@mantine/core';
import { useState } from 'react';
import { Choice, Dialog, Field, useTimes, useWords } from '#desk/parts.ts';
import { whose, type RunItem } from '../../shared.ts';
import { isAnswered } from '../../run-value.ts';
import { useToday } from '../queries.ts';
import { useChecking } from './checking.ts';
import styles from './run.module.css';
import { valueOf } from './saving.ts';

/** Whose words an answer is, and on which day where that was not today; a press changes both. */
export function WhoSays({ item, said }: { item: RunItem; said: string }) {
  const { t } = useWords();
  const { held, shortDate } = useTimes();
  const { now, saving, writable } = useChecking();
  const today = useToday();
  const [open, setOpen] = useState(false);
  const value = valueOf(now, item.code);
  if (!isAnswered(value) || value.whose === null) return <span />;
  const day = value.day ? `, ${shortDate(`${value.day}T12:00:00Z`)}` : '';
  const text = `${t(`screening.code.whose.${value.whose}`)}${day}`;
  if (!writable) return <span className={styles.whose}>{text}</span>;
  const options = whose.map((each) => ({ value: each, label: t(`screening.code.whose.${each}`) }));
  return (
    <>
      <button
        type="button"
        className={styles.whose}
        aria-label={`${t('screening.desk.whose.of', { indicator: said })}: ${text}`}
        onClick={() => setOpen(true)}
      >
        {text}
      </button>
      <Dialog
        open={open}
        onClose={() => setOpen(false)}
        label={t('screening.desk.whose.of', { indicator: said })}
        className={styles.dialog}
      >
        <div className={styles.inside}>
          <h2>{said}</h2>
          <Field label={t('screening.desk.col.whose')}>
            {(ties) => (
              <Choice
                {...ties}
                options={options}
                value={value.whose}
                onChange={(chosen) => chosen && saving.write(item.code, { ...value, whose: chosen })}
              />
            )}
          </Field>
          <Field label={t('screening.desk.whose.day')} hint={held(value.day) ?? t('screening.desk.whose.dayHint')}>
            {(ties) => (
              <TextInput
                {...ties}
                type="date"
                max={today}
                value={value.day ?? ''}
                onChange={(event) => saving.write(item.code, { ...value, day: event.currentTarget.value || null })}
              />
            )}
          </Field>
          <div className={styles.acts}>
            <Button onClick={() => setOpen(false)}>{t('screening.desk.close')}</Button>
          </div>
        </div>
      </Dialog>
    </>
  );
}
