import { isOptionsGroup, Select, type OptionsFilter } from '@mantine/core';
import { useMergedRef } from '@mantine/hooks';
import { useEffect, useRef, type KeyboardEvent, type Ref } from 'react';
import { matches } from '#kernel/fold.ts';
import { useWords } from '../words.tsx';
import type { FieldTies } from './field.tsx';
import { markFirst, takeMarked } from './marked-option.ts';

type FindOption = { value: string; label: string };
type FindGroup = { group: string; items: FindOption[] };

type FindSelectProps = (FieldTies | { 'aria-label': string }) & {
  options: readonly (FindOption | FindGroup)[];
  value: string | null;
  onChange: (value: string | null) => void;
  /** The list is on its way: Enter is kept, and takes the first one found when it has come. */
  loading?: boolean;
  /** The name of a button that takes the choice back; without it there is none. */
  clear?: string;
  /** What stands there where nothing is found. */
  none?: string;
  placeholder?: string;
  disabled?: boolean;
  /** Who is chosen and who is in the list lies on sealed paper: F9 blurs it. */
  sealed?: boolean;
  /** Inside a dialog the list has to be drawn there too. */
  inside?: boolean;
  ref?: Ref<HTMLInputElement>;
};

/**
 * One of a list, found by the beginnings of its words, in either script. The first one found is marked, and Enter takes
 * the one that is marked, whatever the list did meanwhile: came late, was sorted anew, lost somebody.
 */
export function FindSelect({
  options,
  loading = false,
  clear,
  none,
  inside,
  sealed = false,
  ref,
  ...rest
}: FindSelectProps) {
  const { t } = useWords();
  const { onKeyDownCapture, onSearch, own } = useSureEnter(loading);
  return (
    <Select
      {...rest}
      data={[...options]}
      ref={useMergedRef(own, ref)}
      searchable
      selectFirstOptionOnChange
      allowDeselect={false}
      clearable={clear !== undefined}
      clearButtonProps={{ 'aria-label': clear }}
      filter={findAmong}
      nothingFoundMessage={loading ? t('desk.find.loading') : (none ?? t('desk.chips.none'))}
      maxDropdownHeight={280}
      classNames={sealed ? { input: 'sealed-text', option: 'sealed-text' } : {}}
      comboboxProps={{ withinPortal: !inside }}
      // Typing replaces what was chosen, however the field was reached.
      onFocus={({ currentTarget }) => currentTarget.select()}
      onSearchChange={onSearch}
      onKeyDownCapture={onKeyDownCapture}
    />
  );
}

/** Enter goes by the mark on the screen, not by a place counted before the list was drawn anew. */
function useSureEnter(loading: boolean) {
  const own = useRef<HTMLInputElement>(null);
  const owed = useRef(false);
  useEffect(() => {
    const input = own.current;
    if (loading || !input || input !== document.activeElement) return;
    markFirst(input);
    if (owed.current) takeMarked(input);
    owed.current = false;
  });
  const onKeyDownCapture = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
    const typedIntoNothing = loading && event.currentTarget.value !== '';
    if (!typedIntoNothing && !takeMarked(event.currentTarget)) return;
    owed.current = typedIntoNothing;
    event.preventDefault();
    event.stopPropagation();
  };
  const onSearch = () => {
    owed.current = false;
  };
  return { own, onKeyDownCapture, onSearch };
}

const findAmong: OptionsFilter = ({ options, search }) =>
  options
    .map((option) =>
      isOptionsGroup(option)
        ? { ...option, items: option.items.filter(({ label }) => matches(search, label)) }
        : option,
    )
    .filter((option) => (isOptionsGroup(option) ? option.items.length > 0 : matches(search, option.label)));
