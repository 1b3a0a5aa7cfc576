import { Button, Checkbox, TextInput } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Ic, useWords } from '#desk/parts.ts';
import { newId } from '#kernel/ids.ts';
import styles from './edit.module.css';
import type { HourRow } from './hours.ts';

const days = ['1', '2', '3', '4', '5', '6', '7'];
const workdays = days.slice(0, 5);

type HoursFieldProps = { rows: HourRow[]; onChange: (rows: HourRow[]) => void; wrong: boolean };

/** The hours in which she may be reached; none means at any time. */
export function HoursField({ rows, onChange, wrong }: HoursFieldProps) {
  const { t } = useWords();
  const put = (key: string, change: Partial<HourRow>) =>
    onChange(rows.map((row) => (row.key === key ? { ...row, ...change } : row)));
  const add = () => onChange([...rows, { key: newId(), days: workdays, from: '', to: '' }]);
  return (
    <fieldset className={styles.hours} aria-label={t('people.desk.safe.hours')}>
      <span className={styles.label}>{t('people.desk.safe.hours')}</span>
      {rows.length === 0 && <p>{t('people.desk.safe.noHours')}</p>}
      {rows.map((row) => (
        <div key={row.key} className={styles.span}>
          <Checkbox.Group
            aria-label={t('people.desk.safe.days')}
            value={row.days}
            onChange={(chosen) => put(row.key, { days: chosen })}
          >
            <div className={styles.days}>
              {days.map((day) => (
                <Checkbox key={day} value={day} label={t(`people.desk.day.short.${day}`)} />
              ))}
            </div>
          </Checkbox.Group>
          <div className={styles.times}>
            {(['from', 'to'] as const).map((end) => (
              <TextInput
                key={end}
                aria-label={t(`people.desk.safe.${end}`)}
                placeholder={t(`people.desk.safe.${end}`)}
                value={row[end]}
                maxLength={5}
                autoComplete="off"
                onChange={(event) => put(row.key, { [end]: event.currentTarget.value })}
              />
            ))}
            <Button size="xs" variant="subtle" onClick={() => onChange(rows.filter(({ key }) => key !== row.key))}>
              {t('people.desk.remove')}
            </Button>
          </div>
        </div>
      ))}
      {wrong && <p className={styles.error}>{t('people.desk.safe.wrongHours')}</p>}
      <Button size="xs" leftSection={<Ic of={IconPlus} size={14} />} onClick={add}>
        {t('people.desk.safe.addHours')}
      </Button>
    </fieldset>
  );
}
