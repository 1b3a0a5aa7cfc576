import { useState } from 'react';
import { Choice, Dialog, useWords } from '#desk/parts.ts';
import { AttachForm } from './attach-form.tsx';
import type { ContactToOpen } from './contact-to-open.ts';
import { OpenForm } from './open-form.tsx';
import styles from './open.module.css';

/** A contact becomes a case on one small sheet, or part of a case that is there. */
export function OpenCase({ contact, open, onClose }: { contact: ContactToOpen; open: boolean; onClose: () => void }) {
  const { t } = useWords();
  return (
    <Dialog open={open} onClose={onClose} label={t('cases.open.title')} className={styles.dialog}>
      <Sheet contact={contact} onClose={onClose} />
    </Dialog>
  );
}

function Sheet({ contact, onClose }: { contact: ContactToOpen; onClose: () => void }) {
  const { t } = useWords();
  const [way, setWay] = useState<'new' | 'there'>('new');
  const ways = (['new', 'there'] as const).map((value) => ({ value, label: t(`cases.open.${value}`) }));
  return (
    <div className={styles.sheet}>
      <h2>{t('cases.open.from', { number: contact.number })}</h2>
      <Choice aria-label={t('cases.open.title')} options={ways} value={way} onChange={(next) => setWay(next ?? way)} />
      {way === 'new' ? (
        <OpenForm contact={contact} onClose={onClose} />
      ) : (
        <AttachForm contact={contact} onClose={onClose} />
      )}
    </div>
  );
}
