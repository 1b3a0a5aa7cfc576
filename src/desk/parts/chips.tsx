import { Combobox, useCombobox } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useState } from 'react';
import { matches } from '#kernel/fold.ts';
import { useWords } from '../words.tsx';
import { ChipButton } from './chip.tsx';
import styles from './chips.module.css';
import { groupAttributes, type Named } from './choice.tsx';
import { cx } from './cx.ts';
import { Ic } from './ic.tsx';

export type ChipsOption = { value: string; label: string };

export type ChipsProps = Named & {
  options: readonly ChipsOption[];
  value: readonly string[];
  onChange: (value: string[]) => void;
};

/** Several codes of one list as chips; the dashed one adds, by a list that can be searched in either script. */
export function Chips({ options, value, onChange, ...named }: ChipsProps) {
  const chosen = options.filter((option) => value.includes(option.value));
  return (
    <fieldset {...groupAttributes(named)} className={styles.chips}>
      {chosen.map((option) => (
        <Chosen
          key={option.value}
          label={option.label}
          onRemove={() => onChange(value.filter((kept) => kept !== option.value))}
        />
      ))}
      <Add
        options={options.filter((option) => !value.includes(option.value))}
        onAdd={(added) => onChange([...value, added])}
      />
    </fieldset>
  );
}

function Chosen({ label, onRemove }: { label: string; onRemove: () => void }) {
  const { t } = useWords();
  return (
    <span className={cx('chip', styles.chosen)}>
      {label}
      <button type="button" aria-label={t('desk.chips.remove', { what: label })} onClick={onRemove}>
        <Ic of={IconX} size={13} />
      </button>
    </span>
  );
}

function Add({ options, onAdd }: { options: readonly ChipsOption[]; onAdd: (value: string) => void }) {
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const list = useCombobox({ onDropdownClose: () => setQuery(''), onDropdownOpen: () => list.focusSearchInput() });
  const found = options.filter((option) => matches(query, option.label));
  const add = (value: string) => {
    onAdd(value);
    list.closeDropdown();
    list.focusTarget();
  };
  if (options.length === 0) return null;
  return (
    <Combobox store={list} onOptionSubmit={add} width={260} position="bottom-start" withinPortal>
      <Combobox.DropdownTarget>
        <span>
          <ChipButton dashed glyph={<Ic of={IconPlus} size={13} />} onPress={() => list.toggleDropdown()}>
            {t('desk.chips.add')}
          </ChipButton>
        </span>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown>
        <Combobox.Search
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
          aria-label={t('desk.chips.search')}
        />
        <Combobox.Options className={styles.list} aria-label={t('desk.chips.add')}>
          {found.map((option) => (
            <Combobox.Option key={option.value} value={option.value}>
              {option.label}
            </Combobox.Option>
          ))}
          {found.length === 0 && <Combobox.Empty>{t('desk.chips.none')}</Combobox.Empty>}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
