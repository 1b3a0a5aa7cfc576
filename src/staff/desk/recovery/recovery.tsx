import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { Choice, useTitle, useWords } from '#desk/parts.ts';
import { Door } from '../sign-in/door.tsx';
import { ActForm } from './act-form.tsx';
import { AskForm } from './ask-form.tsx';
import { StopForm } from './stop-form.tsx';

type Act = 'ask' | 'act' | 'stop';

/** `/recovery`: when passphrase and sheet are both lost. Two trustees' sheets, an announcement, 48 hours, one act. */
export function Recovery() {
  const { t } = useWords();
  useTitle(t('staff.recovery.title'));
  const [act, setAct] = useState<Act>('ask');
  const options = (['ask', 'act', 'stop'] as const).map((value) => ({ value, label: t(`staff.recovery.do.${value}`) }));
  return (
    <Door
      title={t('staff.recovery.title')}
      below={
        <Anchor component={Link} to="/">
          {t('staff.recovery.back')}
        </Anchor>
      }
    >
      <Choice
        aria-label={t('staff.recovery.title')}
        options={options}
        value={act}
        onChange={(next) => setAct(next ?? act)}
      />
      {act === 'ask' && <AskForm />}
      {act === 'act' && <ActForm />}
      {act === 'stop' && <StopForm />}
    </Door>
  );
}
