import { Button } from '@mantine/core';
import { IconCalendarDue } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { Banner, useMe, useTimes, useWords } from '#desk/parts.ts';
import type { NearClock } from '../../shared.ts';
import { noon } from './noon.ts';
import styles from './clocks.module.css';
import { useNearClocks } from './use-clocks.ts';

/** Ten, five and one day before a legal clock of a record one reads runs out; until one has marked it as read. */
export function NearClocks() {
  const { t } = useWords();
  const { data: me } = useMe();
  const { near, seen } = useNearClocks(me?.may.includes('rights.clock.read') ?? false);
  if (near.length === 0) return null;
  return (
    <section className={styles.near} aria-label={t('rights.near.title')}>
      {near.map((clock) => (
        <Near key={clock.clock} clock={clock} onSeen={() => seen.mutate(clock)} />
      ))}
    </section>
  );
}

function Near({ clock: { kind, left, ends, page }, onSeen }: { clock: NearClock; onSeen: () => void }) {
  const { t } = useWords();
  const { shortDate } = useTimes();
  const go = useNavigate();
  const passed = left < 0 ? t('rights.clock.passed', { ends: shortDate(noon(ends)) }) : null;
  const when = passed ?? (left === 0 ? t('rights.clock.last') : t('rights.clock.left', { left }));
  return (
    <Banner
      tone="warn"
      icon={IconCalendarDue}
      title={t('rights.near.title')}
      action={
        <span className={styles.buttons}>
          {page?.number && (
            <Button size="xs" onClick={() => void go({ to: placeOf(page) })}>
              {t('rights.near.open', { number: page.number })}
            </Button>
          )}
          <Button size="xs" variant="subtle" onClick={onSeen}>
            {t('rights.near.seen')}
          </Button>
        </span>
      }
    >
      {t('rights.near.one', { what: t(`rights.clock.${kind}`), when })}
    </Banner>
  );
}

/** Pages of records are at the plural of their kind. */
const placeOf = ({ kind, id }: NonNullable<NearClock['page']>) => `/${kind}s/${id}`;
