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
  const { t: sample, rich: richly } = useWords();
  const [read, setRead] = useState(later);
  const kinds = ['may', 'never', 'check', 'other'] as const;
  return (
    <SafeContact
      rules={kinds.map((kind) => ({ kind, text: richly(`gallery.safe.${kind}`) }))}
      number={{ masked: '060 ••• ••28', full: read ? '060 000 0128' : undefined }}
      onRead={() => setRead(true)}
      call={
        later
          ? { kind: 'later', next: sample('gallery.safe.next'), onRemind: () => {}, onOverride: () => {} }
          : { kind: 'now', onCall: () => {}, keys: 'P' }
      }
      confirmed={sample('gallery.safe.confirmed')}
    />
  );
}

/** A possible earlier record and why it was found. */
export function SampleHit() {
  const { t: sample } = useWords();
  return (
    <Pane title={sample('gallery.hit.title')} aside={<Chip tone="sealed">{sample('gallery.hit.count')}</Chip>}>
      <p className={styles.name}>
        <Sealed inline>{sample('gallery.name.person')}</Sealed>
      </p>
      <HitWhy
        rows={[
          {
            sign: 'same',
            field: sample('gallery.hit.number'),
            text: (
              <>
                {sample('gallery.hit.same')} <Sealed inline>060 ••• ••28</Sealed>
              </>
            ),
          },
          {
            sign: 'alike',
            field: sample('gallery.hit.name'),
            text: (
              <>
                {sample('gallery.hit.script')} <Sealed inline>{sample('gallery.name.plain')}</Sealed>
              </>
            ),
          },
          { sign: 'differs', field: sample('gallery.hit.year'), text: sample('gallery.hit.years') },
          { sign: 'unknown', field: sample('gallery.hit.place'), text: sample('gallery.hit.none') },
        ]}
      />
      <div className={styles.acts}>
        <Button size="sm">{sample('gallery.hit.yes')}</Button>
        <Button size="sm">{sample('gallery.hit.no')}</Button>
        <Button size="sm">{sample('gallery.hit.later')}</Button>
      </div>
    </Pane>
  );
}
