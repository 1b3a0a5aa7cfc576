import { Button } from '@mantine/core';
import { IconId } from '@tabler/icons-react';
import { useState } from 'react';
import { Ic, useWords } from '#desk/parts.ts';
import { CardOf } from '#people/desk/index.ts';
import styles from './page.module.css';

/** What to do if she rings: her duty card, opened from the case and kept current here. Opening it is a reading. */
export function CardHere({ person, called }: { person: string; called: string }) {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <section className={styles.card}>
      <Button
        size="xs"
        leftSection={<Ic of={IconId} size={15} />}
        aria-expanded={open}
        aria-label={t('cases.card.of', { who: called })}
        onClick={() => setOpen(!open)}
      >
        {t('cases.card')}
      </Button>
      {open && <CardOf person={person} />}
    </section>
  );
}
