import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { Field, useWords } from '#desk/parts.ts';
import { useFirstFocus } from './use-first-focus.ts';

export type SecretFieldProps = {
  label: string;
  value: string;
  onChange: (value: string) => void;
  /** `new-password` where it is chosen, `current-password` where it is asked. */
  kind: 'new-password' | 'current-password';
  hint?: ReactNode;
  error?: ReactNode;
  focus?: boolean;
};

/** A passphrase, hidden until its owner wants to see what she typed. */
export function SecretField({ label, value, onChange, kind, hint, error, focus = false }: SecretFieldProps) {
  const { t } = useWords();
  const input = useFirstFocus(focus);
  return (
    <Field label={label} hint={hint} error={error}>
      {(ties) => (
        <PasswordInput
          {...ties}
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
          autoComplete={kind}
          required
          ref={input}
          visibilityToggleButtonProps={{ 'aria-label': t('staff.passphrase.show'), tabIndex: 0 }}
        />
      )}
    </Field>
  );
}
