import { Combobox, useCombobox } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
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
  /** Inside a dialog the list has to be drawn there too. */
  inside?: boolean;
};

/** Several codes of one list as chips; the dashed one adds, by a list that can be searched in either script. */
export function Chips({ options, value, onChange, inside = false, ...named }: ChipsProps) {
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
        inside={inside}
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

type AddProps = { options: readonly ChipsOption[]; onAdd: (value: string) => void; inside: boolean };

function Add({ options, onAdd, inside }: AddProps) {
  const { t } = useWords();
  const [query, setQuery] = useState('');
  const own = useRef<HTMLSpanElement>(null);
  const closed = () => {
    setQuery('');
    // The field of the list goes with it: the keyboard returns to the button that opened it.
    if (document.activeElement === list.searchRef.current) own.current?.querySelector('button')?.focus();
  };
  const list = useCombobox({ onDropdownClose: closed, onDropdownOpen: () => list.focusSearchInput() });
  const found = options.filter((option) => matches(query, option.label));
  // The first one found is marked, and Enter takes it.
  useEffect(() => {
    if (query === '') list.resetSelectedOption();
    else list.selectFirstOption();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- only what is typed moves the mark; the store is new each time
  }, [query]);
  const add = (value: string) => {
    onAdd(value);
    list.closeDropdown();
  };
  if (options.length === 0) return null;
  return (
    <Combobox store={list} onOptionSubmit={add} width={260} position="bottom-start" withinPortal={!inside}>
      <Combobox.DropdownTarget>
        <span ref={own}>
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
