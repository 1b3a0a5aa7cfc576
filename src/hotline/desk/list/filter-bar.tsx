import { Button, TextInput } from '@mantine/core';
import { useId, useState, type ReactNode } from 'react';
import { IconAdjustmentsHorizontal } from '@tabler/icons-react';
import { FindSelect, Ic, NumberFilter, useWords } from '#desk/parts.ts';
import { channels, outcomes, type ContactFilter } from '../../shared.ts';
import { useColleagues, useContactForm, useLines } from '../queries.ts';
import { numberPart, type FilterName } from './filter.ts';
import styles from './list.module.css';

export type FilterBarProps = { filter: ContactFilter; onSet: (name: FilterName, value: string | null) => void };

const outcomesOrOpen = ['open', ...outcomes] as const;

/** What the list can be narrowed by: number, line, how it came, why, risk, how it ended, since when, who. */
export function FilterBar({ filter, onSet }: FilterBarProps) {
  const { t } = useWords();
  const { data: lines = [] } = useLines();
  const { data: colleagues = [] } = useColleagues();
  const lists = useContactForm().data?.lists ?? {};
  const coded = (list: string, codes: readonly string[] = lists[list] ?? []) =>
    codes.map((value) => ({ value, label: t(`hotline.code.${list}.${value}`) }));
  const ends = outcomesOrOpen.map((value) => ({
    value,
    label: value === 'open' ? t('hotline.desk.open') : t(`hotline.code.outcome.${value}`),
  }));
  const picks: [FilterName, { value: string; label: string }[]][] = [
    ['line', lines.map(({ id, name }) => ({ value: id, label: name }))],
    ['channel', coded('channel', channels)],
    ['callType', coded('call_type')],
    ['risk', coded('risk')],
    ['outcome', ends],
    ['by', colleagues.map(({ id, name }) => ({ value: id, label: name }))],
  ];
  return (
    <search className={styles.filter} aria-label={t('hotline.desk.contacts.narrow')}>
      <NumberFilter
        value={filter.number ?? ''}
        label={t('hotline.desk.contacts.filter')}
        placeholder={t('hotline.desk.contacts.by.number')}
        numberPart={numberPart}
        onChange={(typed) => onSet('number', typed)}
      />
      <Folded chosen={Object.keys(filter).filter((name) => name !== 'number').length}>
        {picks.map(([name, data]) => (
          <FindSelect
            key={name}
            options={data}
            value={filter[name] ?? null}
            onChange={(value) => onSet(name, value)}
            aria-label={t(`hotline.desk.contacts.by.${name}`)}
            placeholder={t(`hotline.desk.contacts.by.${name}`)}
            clear={t('hotline.desk.fact.clear')}
          />
        ))}
        <label className={styles.since}>
          <span>{t('hotline.desk.contacts.by.since')}</span>
          <TextInput
            type="date"
            value={filter.since ?? ''}
            onChange={(event) => onSet('since', event.currentTarget.value)}
          />
        </label>
      </Folded>
    </search>
  );
}

/** All but the number: in the row where there is room for it, behind one button on a telephone. */
function Folded({ chosen, children }: { chosen: number; children: ReactNode }) {
  const { t } = useWords();
  const id = useId();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        className={styles.unfold}
        leftSection={<Ic of={IconAdjustmentsHorizontal} size={17} />}
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpen(!open)}
      >
        {chosen === 0 ? t('hotline.desk.contacts.narrow.button') : t('hotline.desk.contacts.narrow.by', { n: chosen })}
      </Button>
      <div id={id} className={styles.folded} data-open={open || undefined}>
        {children}
      </div>
    </>
  );
}
