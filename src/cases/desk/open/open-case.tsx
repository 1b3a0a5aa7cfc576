import { Button } from '@mantine/core';
import { Choice, Dialog, useMe, useWords } from '#desk/parts.ts';
import { useContactPeople } from '#people/desk/index.ts';
import { useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { isClosed, type CaseOf } from '../../shared.ts';
import { useCasesOfPersons } from '../queries.ts';
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
  const hers = useRunningOf(contact);
  const sheet = useRef<HTMLDivElement>(null);
  // The button that led there is gone then: the keyboard goes on from the way it chose.
  const attach = () => {
    flushSync(() => setWay('there'));
    sheet.current?.querySelector<HTMLElement>('input[type=radio]:checked')?.focus();
  };
  const ways = (['new', 'there'] as const).map((value) => ({ value, label: t(`cases.open.${value}`) }));
  return (
    <div ref={sheet} className={styles.sheet}>
      <h2>{t('cases.open.from', { number: contact.number })}</h2>
      <Choice aria-label={t('cases.open.title')} options={ways} value={way} onChange={(next) => setWay(next ?? way)} />
      {hers && way === 'new' && <Hers of={hers} onAttach={attach} />}
      {way === 'new' ? (
        <OpenForm contact={contact} onClose={onClose} />
      ) : (
        <AttachForm key={hers?.id} contact={contact} first={hers?.id ?? null} onClose={onClose} />
      )}
    </div>
  );
}

/** Said before a second case of one person is opened by mistake. */
function Hers({ of, onAttach }: { of: CaseOf; onAttach: () => void }) {
  const { t } = useWords();
  return (
    <output className={styles.hers}>
      {t('cases.open.hers', { number: of.number })} <Button onClick={onAttach}>{t('cases.open.hers.attach')}</Button>
    </output>
  );
}

/** A case that runs already and has in it whom the contact is about: two cases of one person are a mistake. */
function useRunningOf({ id, practice }: ContactToOpen): CaseOf | undefined {
  const may = useMe().data?.may.includes('cases.case.read') ?? false;
  const { data = [] } = useContactPeople(id);
  const cases = useCasesOfPersons(
    data.map((person) => person.id),
    may,
  );
  return cases.find((each) => !isClosed(each.status) && each.practice === practice);
}
