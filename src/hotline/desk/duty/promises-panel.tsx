import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ChipButton, Ic, useFocusBack, useWords } from '#desk/parts.ts';
import { NewPromise } from './promises/new-promise.tsx';
import { Promises, type PromisesProps } from './promises/promises.tsx';
import styles from './promises/promises.module.css';
import { usePromises } from './promises/use-promises.ts';

/** What was promised about a contact, under its heading, and a new promise; `making` begins with its form open. */
export function PromisesPanel({ contact, keyed, making = false }: PromisesProps & { making?: boolean }) {
  const { t } = useWords();
  const [writing, setWriting] = useState(making);
  const add = useFocusBack(writing);
  const none = usePromises(contact).data?.length === 0;
  return (
    <section className={styles.panel} aria-label={t('hotline.duty.promises')}>
      <header className={styles.head}>
        <h3>{t('hotline.duty.promises')}</h3>
        {!writing && (
          <ChipButton ref={add} dashed glyph={<Ic of={IconPlus} size={13} />} onPress={() => setWriting(true)}>
            {t('hotline.duty.promise.new')}
          </ChipButton>
        )}
      </header>
      {writing && <NewPromise contact={contact} onDone={() => setWriting(false)} />}
      {none && !writing && <p className={styles.small}>{t('hotline.duty.promises.none')}</p>}
      <Promises contact={contact} keyed={keyed} />
    </section>
  );
}
