import { Button } from '@mantine/core';
import { useState } from 'react';
import { Key, useKeys, useWords } from '#desk/parts.ts';
import { Refused } from '../refused.tsx';
import { BeyondForm } from './beyond-form.tsx';
import styles from './known.module.css';
import { Outside } from './outside.tsx';
import { useBeyond, type Question } from './use-beyond.ts';

const lookKeys = 'mod+b';

/**
 * Beyond one's own records, from a contact that is open: the same two lines whether or not something is there. That she
 * is on the line is a reason one key gives; every other one is chosen.
 */
export function Beyond({ question }: { question: Question }) {
  const { t } = useWords();
  const [choosing, setChoosing] = useState(false);
  const looking = useBeyond(question);
  const onLine = () => looking.mutate({ reason: 'on_line', words: '' });
  useKeys(looking.data ? [] : [{ keys: lookKeys, says: t('people.desk.beyond.onLine'), run: onLine }]);
  if (looking.data) return <Outside {...looking.data} />;
  return (
    <section className={styles.beyond} aria-label={t('people.desk.beyond.title')}>
      <p className={styles.small}>{t('people.desk.beyond.text')}</p>
      {choosing ? (
        <BeyondForm looking={looking} />
      ) : (
        <>
          <Refused error={looking.error} />
          <div className={styles.answers}>
            <Button size="sm" loading={looking.isPending} onClick={onLine} rightSection={<Key k={lookKeys} />}>
              {t('people.desk.beyond.onLine')}
            </Button>
            <Button size="sm" variant="subtle" onClick={() => setChoosing(true)}>
              {t('people.desk.beyond.another')}
            </Button>
          </div>
        </>
      )}
    </section>
  );
}
