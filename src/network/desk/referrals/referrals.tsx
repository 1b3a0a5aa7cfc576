import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ChipButton, ErrorState, Ic, LoadingState, useWords } from '#desk/parts.ts';
import { useDirectory, useReferrals } from '../queries.ts';
import { CheckPage } from './check-page.tsx';
import { ReferralCard } from './referral-card.tsx';
import styles from './referrals.module.css';

export type ReferralsProps = {
  /** The record: a contact's or a case's id. */
  dossier: string;
  writable: boolean;
  /** The heading's place under what stands above it. */
  heading?: 'h2' | 'h3';
};

/** To whom she was sent on: what left under which consent, and what came of it. */
export function Referrals({ dossier, writable, heading: Heading = 'h3' }: ReferralsProps) {
  const { t } = useWords();
  const referrals = useReferrals(dossier);
  const { data: directory } = useDirectory();
  const [sending, setSending] = useState(false);
  if (referrals.isError) return <ErrorState error={referrals.error} onRetry={() => void referrals.refetch()} />;
  if (referrals.isPending) return <LoadingState />;
  const may = writable && referrals.data.can.write;
  const rows = referrals.data.referrals;
  const there = directory?.organisations.some(({ retiredOn }) => retiredOn === null) ?? false;
  return (
    <section className={styles.referrals} aria-label={t('network.referrals')}>
      <header className={styles.head}>
        <Heading>{t('network.referrals')}</Heading>
        {may && there && !sending && (
          <ChipButton dashed glyph={<Ic of={IconPlus} size={13} />} onPress={() => setSending(true)}>
            {t('network.refer')}
          </ChipButton>
        )}
      </header>
      {sending && <CheckPage dossier={dossier} onDone={() => setSending(false)} />}
      {rows.length === 0 && !sending && <p className={styles.quiet}>{t('network.referrals.none')}</p>}
      <ul className={styles.rows}>
        {rows.map((row) => (
          <ReferralCard key={row.id} dossier={dossier} referral={row} writable={may} />
        ))}
      </ul>
    </section>
  );
}
