import { Button } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { call, useFocusBack, useWords } from '#desk/parts.ts';
import { Refused } from '../refused.tsx';
import styles from './note.module.css';
import { useDropNote } from './use-forget-known.ts';

/** Ends a note before its day. Its words are gone then, so it is asked once more. */
export function EndNote({ id }: { id: string }) {
  const { t } = useWords();
  const drop = useDropNote();
  const [sure, setSure] = useState(false);
  const finish = useFocusBack(sure);
  const ending = useMutation({
    mutationFn: () => call('DELETE', `/desk/api/number-notes/${id}`),
    onSuccess: () => drop(id),
  });
  if (!sure)
    return (
      <Button ref={finish} size="xs" variant="subtle" onClick={() => setSure(true)}>
        {t('people.desk.note.finish')}
      </Button>
    );
  return (
    <span className={styles.sure}>
      {t('people.desk.note.finish.what')}
      <Button size="xs" variant="stop" loading={ending.isPending} onClick={() => ending.mutate()}>
        {t('people.desk.note.finish.act')}
      </Button>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- asked for with a key; the way back comes first */}
      <Button size="xs" variant="subtle" autoFocus onClick={() => setSure(false)}>
        {t('people.desk.note.cancel')}
      </Button>
      <Refused error={ending.error} />
    </span>
  );
}
