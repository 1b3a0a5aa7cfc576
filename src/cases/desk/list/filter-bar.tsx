import { Select } from '@mantine/core';
import { findOptions, NumberFilter, useWords } from '#desk/parts.ts';
import { risks, statuses, type CaseFilter } from '../../shared.ts';
import { numberPart, statusOf, type FilterName } from './filter.ts';
import styles from './list.module.css';

export type FilterBarProps = { filter: CaseFilter; onSet: (name: FilterName, value: string | null) => void };

const whose = ['mine', 'teams', 'nobodys'] as const;
const stands = ['running', 'any', ...statuses] as const;

/** What the list can be narrowed by: number, whose, how grave, where it stands. */
export function FilterBar({ filter, onSet }: FilterBarProps) {
  const { t } = useWords();
  const coded = (list: string, codes: readonly string[]) =>
    codes.map((value) => ({ value, label: t(`cases.code.${list}.${value}`) }));
  const picks = [
    ['whose', coded('whose', whose)],
    ['risk', coded('risk', risks)],
    ['status', coded('status', stands)],
  ] as const;
  return (
    <search className={styles.filter} aria-label={t('cases.list.narrow')}>
      <NumberFilter
        value={filter.number ?? ''}
        label={t('cases.list.filter')}
        placeholder={t('cases.list.by.number')}
        numberPart={numberPart}
        onChange={(typed) => onSet('number', typed)}
      />
      {picks.map(([name, data]) => (
        <Select
          key={name}
          data={data}
          value={filter[name] ?? (name === 'status' ? statusOf(filter) : null)}
          onChange={(value) => onSet(name, value)}
          aria-label={t(`cases.list.by.${name}`)}
          placeholder={t(`cases.list.by.${name}`)}
          searchable
          clearable={name !== 'status' || filter.status !== undefined}
          selectFirstOptionOnChange
          filter={findOptions}
          nothingFoundMessage={t('desk.chips.none')}
          clearButtonProps={{ 'aria-label': t('cases.list.any') }}
          data-chosen={filter[name] !== undefined || undefined}
        />
      ))}
    </search>
  );
}
