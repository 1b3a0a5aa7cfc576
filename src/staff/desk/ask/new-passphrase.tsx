import { IconCheck, IconDots } from '@tabler/icons-react';
import { Ic, useWords } from '#desk/parts.ts';
import { missingCharacters, passphraseAdvice } from './passphrase-advice.ts';
import { SecretField } from './secret-field.tsx';
import styles from './ask.module.css';

export type NewPassphraseProps = {
  value: string;
  onChange: (value: string) => void;
  /** Her name, address, organisation: what anybody would try first. */
  personal: readonly string[];
  error?: string | undefined;
  /** Where the old one is asked for beside it. */
  label?: string;
};

/** Choosing a passphrase, with what can honestly be said of it while she types. */
export function NewPassphrase({ value, onChange, personal, error, label }: NewPassphraseProps) {
  const { t } = useWords();
  const advice = passphraseAdvice(value, personal);
  const good = advice === 'long-enough';
  return (
    <div className={styles.secret}>
      <SecretField
        label={label ?? t('staff.passphrase.label')}
        value={value}
        onChange={onChange}
        kind="new-password"
        error={error}
      />
      <p className={styles.advice} data-good={good || undefined} aria-live="polite">
        <Ic of={good ? IconCheck : IconDots} size={16} />
        {t(`staff.passphrase.${advice}`, { n: missingCharacters(value) })}
      </p>
      <p className={styles.small}>{t('staff.passphrase.nobody')}</p>
    </div>
  );
}
