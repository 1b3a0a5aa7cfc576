import { Button } from '@mantine/core';
import { ErrorState, useWords } from '#desk/parts.ts';
import type { BrokenContact, RingRow } from '../../ring/answers.ts';
import peek from '../peek/peek.module.css';
import { useOpenMissed } from './use-missed-acts.ts';

/** Writes a call down: in a new contact, or in the one that broke off shortly before. */
export function OpenMissed({ ring, again }: { ring: RingRow; again: BrokenContact | null }) {
  const { t } = useWords();
  const opening = useOpenMissed(ring);
  if (!ring.can.take) return null;
  return (
    <footer className={peek.acts}>
      <Button
        variant={ring.since ? 'default' : 'filled'}
        loading={opening.isPending}
        onClick={() => opening.mutate({})}
      >
        {t('hotline.missed.open')}
      </Button>
      {again && (
        <Button disabled={opening.isPending} onClick={() => opening.mutate({ again: again.id })}>
          {t('hotline.ring.again', { number: again.number })}
        </Button>
      )}
      {opening.error && <ErrorState error={opening.error} />}
    </footer>
  );
}
