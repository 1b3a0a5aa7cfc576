import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { call, useWords } from '#desk/parts.ts';
import { NewPassphrase } from '../ask/new-passphrase.tsx';
import { passphraseAdvice } from '../ask/passphrase-advice.ts';
import { TextField } from '../ask/text-field.tsx';
import { BySheet } from './by-sheet.tsx';

/** A forgotten passphrase: the printed sheet opens, a new passphrase is set, and the code is still asked afterwards. */
export function Forgotten(props: { onPassed: () => void; onBack: () => void }) {
  const { t } = useWords();
  const [address, setAddress] = useState('');
  const [passphrase, setPassphrase] = useState('');
  const good = passphraseAdvice(passphrase, [address]) === 'long-enough';
  return (
    <BySheet
      {...props}
      lost="forgotten"
      send={(words) => call('POST', '/desk/api/passphrase/forgotten', { address: address.trim(), words, passphrase })}
      whole={address.includes('@') && good}
      before={
        <TextField
          label={t('staff.person.address')}
          type="email"
          inputMode="email"
          autoComplete="username"
          value={address}
          onChange={setAddress}
        />
      }
      after={<NewPassphrase value={passphrase} onChange={setPassphrase} personal={[address]} />}
      otherwise={
        <Anchor component={Link} to="/recovery">
          {t('staff.forgotten.recovery')}
        </Anchor>
      }
    />
  );
}
