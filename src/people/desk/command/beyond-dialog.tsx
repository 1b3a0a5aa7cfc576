import { Button } from '@mantine/core';
import { Dialog, useWords } from '#desk/parts.ts';
import { BeyondForm } from '../known/beyond-form.tsx';
import { Outside } from '../known/outside.tsx';
import { useBeyond } from '../known/use-beyond.ts';
import styles from '../known/known.module.css';

/** The command bar's way beyond one's own records: why, and then that something exists and whom to ask, or nothing. */
export function BeyondDialog({ query, onClose }: { query: string | null; onClose: () => void }) {
  const { t } = useWords();
  const title = t('people.desk.beyond.title');
  return (
    <Dialog open={query !== null} onClose={onClose} label={title} className={styles.dialog}>
      <h2>{title}</h2>
      {query !== null && <Look query={query} onClose={onClose} />}
    </Dialog>
  );
}

function Look({ query, onClose }: { query: string; onClose: () => void }) {
  const { t } = useWords();
  const looking = useBeyond({ query });
  if (!looking.data)
    return (
      <>
        <p className={styles.small}>{t('people.desk.beyond.text')}</p>
        <BeyondForm looking={looking} />
      </>
    );
  return (
    <>
      <Outside {...looking.data} />
      <Button size="sm" onClick={onClose} ref={(button) => button?.focus()}>
        {t('people.desk.beyond.close')}
      </Button>
    </>
  );
}
