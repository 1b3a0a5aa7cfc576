import { Anchor, Button, Textarea } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState, type FormEvent } from 'react';
import { call, Field, useWords } from '#desk/parts.ts';
import { NewPassphrase } from '../ask/new-passphrase.tsx';
import { passphraseAdvice } from '../ask/passphrase-advice.ts';
import { Refused } from '../ask/refused.tsx';
import { TextField } from '../ask/text-field.tsx';
import { useWait } from '../ask/use-wait.ts';
import { Door } from './door.tsx';
import styles from './door.module.css';
import { countWords, WORDS } from './sheet-words.ts';

/** A forgotten passphrase: the printed sheet opens, a new passphrase is set, and the code is still asked afterwards. */
export function Forgotten({ onPassed, onBack }: { onPassed: () => void; onBack: () => void }) {
  const { t } = useWords();
  const [address, setAddress] = useState('');
  const [words, setWords] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const opening = useMutation({
    mutationFn: () => call('POST', '/desk/api/passphrase/forgotten', { address: address.trim(), words, passphrase }),
    onSuccess: onPassed,
  });
  const wait = useWait(opening.error);
  const count = countWords(words);
  const good = passphraseAdvice(passphrase, [address]) === 'long-enough';
  const whole = address.includes('@') && count === WORDS && good;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (whole && wait === 0) opening.mutate();
  };
  return (
    <Door title={t('staff.forgotten.title')}>
      <p className={styles.text}>{t('staff.forgotten.text')}</p>
      <form className={styles.form} onSubmit={submit}>
        <TextField
          label={t('staff.person.address')}
          type="email"
          inputMode="email"
          autoComplete="username"
          value={address}
          onChange={setAddress}
        />
        <Field label={t('staff.forgotten.words')} hint={t('staff.forgotten.count', { n: count, all: WORDS })}>
          {(ties) => (
            <Textarea
              {...ties}
              value={words}
              onChange={(event) => setWords(event.currentTarget.value)}
              rows={5}
              autoComplete="off"
              autoCapitalize="none"
              spellCheck={false}
            />
          )}
        </Field>
        <NewPassphrase value={passphrase} onChange={setPassphrase} personal={[address]} />
        <Refused error={opening.error} wait={wait} />
        <div className={styles.row}>
          <Button type="submit" variant="filled" loading={opening.isPending} disabled={!whole || wait > 0}>
            {t('staff.forgotten.act')}
          </Button>
          <Button variant="subtle" onClick={onBack}>
            {t('staff.first.back')}
          </Button>
        </div>
      </form>
      <p className={styles.text}>{t('staff.forgotten.none')}</p>
      <Anchor component={Link} to="/recovery">
        {t('staff.forgotten.recovery')}
      </Anchor>
    </Door>
  );
}
