import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { Field } from '#desk/parts.ts';
import { useFirstFocus } from './use-first-focus.ts';

export type TextFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  hint?: ReactNode;
  error?: ReactNode;
  placeholder?: string;
  type?: 'text' | 'email' | 'tel';
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'tel' | 'email';
  required?: boolean;
  focus?: boolean;
};

/** One line of text with its label. Nothing is remembered by the browser unless `autoComplete` says so. */
export function TextField({ label, hint, error, value, onChange, focus = false, ...rest }: TextFieldProps) {
  const input = useFirstFocus(focus);
  return (
    <Field label={label} hint={hint} error={error}>
      {(ties) => (
        <TextInput
          autoComplete="off"
          {...rest}
          {...ties}
          ref={input}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
