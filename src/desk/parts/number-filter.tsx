import { TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useKeys } from '../keys/bindings.ts';
import { Ic } from './ic.tsx';
import { Key } from './key.tsx';

export type NumberFilterProps = {
  value: string;
  /** What it does, for `/` in the list of keys too; and what stands in it while it is empty. */
  label: string;
  placeholder: string;
  /** What of the typed text is part of a number of this kind. */
  numberPart: (typed: string) => string;
  onChange: (typed: string) => void;
};

const restMs = 250;

/** A part of a number by which a list is narrowed, asked for once the typing rests. `/` goes there. */
export function NumberFilter({ value, label, placeholder, numberPart, onChange }: NumberFilterProps) {
  const own = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState(value);
  const [seen, setSeen] = useState(value);
  // Changed from elsewhere: all filters were cleared, or somebody went back.
  if (value !== seen) {
    setSeen(value);
    setTyped(value);
  }
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => onChange(typed), restMs);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  useKeys([{ keys: '/', says: label, run: () => own.current?.focus() }]);
  return (
    <TextInput
      ref={own}
      type="search"
      value={typed}
      autoComplete="off"
      aria-label={label}
      placeholder={placeholder}
      leftSection={<Ic of={IconSearch} size={16} />}
      rightSection={typed === '' ? <Key k="/" /> : undefined}
      onChange={(event) => setTyped(numberPart(event.currentTarget.value))}
    />
  );
}
