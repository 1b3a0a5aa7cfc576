import { Button } from '@mantine/core';
import { useState } from 'react';
import { Chip } from '../parts/chip.tsx';
import { HitWhy } from '../parts/hit-why.tsx';
import { SafeContact } from '../parts/safe-contact.tsx';
import { Sealed } from '../parts/sealed.tsx';
import { Pane } from '../parts/surface.tsx';
import { useWords } from '../words.tsx';
import styles from './gallery.module.css';

/** A rule of safe contact; the number opens when it is read. */
export function SampleSafe({ later = false }: { later?: boolean }) {
  const { t, rich } = useWords();
  const [read, setRead] = useState(later);
  const kinds = ['may', 'never', 'check', 'other'] as const;
  return (
    <SafeContact
      rules={kinds.map((kind) => ({ kind, text: rich(`gallery.safe.${kind}`) }))}
      number={{ masked: '060 ••• ••28', full: read ? '060 000 0128' : undefined }}
      onRead={() => setRead(true)}
      call={later ? { kind: 'later', next: t('gallery.safe.next'), onRemind: () => {}, onOverride: () => {} } : { kind: 'now', onCall: () => {}, keys: 'P' }}
      confirmed={t('gallery.safe.confirmed')}
    />
  );
}

/** A possible earlier record and why it was found. */
export function SampleHit() {
  const { t } = useWords();
  return (
    <Pane title={t('gallery.hit.title')} aside={<Chip tone="sealed">{t('gallery.hit.count')}</Chip>}>
      <p className={styles.name}>
        <Sealed inline>{t('gallery.name.person')}</Sealed>
      </p>
      <HitWhy
        rows={[
          { sign: 'same', field: t('gallery.hit.number'), text: <>{t('gallery.hit.same')} <Sealed inline>060 ••• ••28</Sealed></> },
          { sign: 'alike', field: t('gallery.hit.name'), text: <>{t('gallery.hit.script')} <Sealed inline>Andjelija</Sealed></> },
          { sign: 'differs', field: t('gallery.hit.year'), text: t('gallery.hit.years') },
          { sign: 'unknown', field: t('gallery.hit.place'), text: t('gallery.hit.none') },
        ]}
      />
      <div className={styles.acts}>
        <Button size="sm">{t('gallery.hit.yes')}</Button>
        <Button size="sm">{t('gallery.hit.no')}</Button>
        <Button size="sm">{t('gallery.hit.later')}</Button>
      </div>
    </Pane>
  );
}
