import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { Field } from '#desk/parts.ts';

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
};

/** One line of text with its label. Nothing is remembered by the browser unless `autoComplete` says so. */
export function TextField({ label, hint, error, value, onChange, ...rest }: TextFieldProps) {
  return (
    <Field label={label} hint={hint} error={error}>
      {(ties) => (
        <TextInput
          autoComplete="off"
          {...rest}
          {...ties}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}
