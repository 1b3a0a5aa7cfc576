import { Anchor } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { IconBroadcast, IconHourglass, IconTimeline } from '@tabler/icons-react';
import type { Icon } from '@tabler/icons-react';
import { Banner, call, ErrorState, Ic, LoadingState, useWords } from '#desk/parts.ts';
import type { Share } from '../../shared.ts';
import { NameTrustees } from './name-trustees.tsx';
import { Pairs } from './pairs.tsx';
import { ShareCard } from './share-card.tsx';
import styles from './trustees.module.css';

/** Three people of whom any two can open: naming them, then one share after the other, each on its own paper. */
export function Trustees() {
  const { t } = useWords();
  const queries = useQueryClient();
  const quorum = useQuery({
    queryKey: ['quorum'],
    queryFn: () => call<{ shares: Share[] | null }>('GET', '/desk/api/quorum'),
  });
  const changed = () => {
    void queries.invalidateQueries({ queryKey: ['quorum'] });
    void queries.invalidateQueries({ queryKey: ['me'] });
  };
  if (quorum.isPending) return <LoadingState />;
  if (quorum.isError) return <ErrorState error={quorum.error} onRetry={() => void quorum.refetch()} />;
  const { shares } = quorum.data;
  const next = shares?.find((share) => share.state !== 'confirmed');
  return (
    <>
      {shares === null ? (
        <NameTrustees onNamed={changed} />
      ) : (
        <ul className={styles.cards}>
          {shares.map((share) => (
            <ShareCard
              key={share.number}
              share={share}
              current={share === next}
              after={next?.number}
              onChecked={changed}
            />
          ))}
        </ul>
      )}
      <div className={styles.how}>
        <section className={styles.pane} aria-labelledby="opening">
          <h2 id="opening">{t('staff.trustees.opening.title')}</h2>
          <Fact icon={IconBroadcast} says="staff.trustees.opening.told" />
          <Fact icon={IconHourglass} says="staff.trustees.opening.waits" />
          <Fact icon={IconTimeline} says="staff.trustees.opening.stays" />
        </section>
        <Pairs />
      </div>
      {next && (
        <Banner tone="warn" title={t('staff.trustees.once')}>
          {t('staff.trustees.apart')}
        </Banner>
      )}
      {shares && !next && (
        <>
          <Banner tone="ok" live title={t('staff.trustees.done')}>
            {t('staff.trustees.apart')}
          </Banner>
          <p className={styles.small}>
            {t('staff.trustees.anew')}{' '}
            <Anchor component={Link} to="/recovery" inherit underline="always">
              {t('staff.trustees.anew.where')}
            </Anchor>
          </p>
        </>
      )}
    </>
  );
}

function Fact({ icon, says }: { icon: Icon; says: string }) {
  const { rich } = useWords();
  return (
    <p className={styles.fact}>
      <Ic of={icon} size={19} />
      <span>{rich(says)}</span>
    </p>
  );
}
