import { Button } from '@mantine/core';
import { IconLockOpen } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { call, EmptyState, Ic, Sealed, useTimes, useWords } from '#desk/parts.ts';
import type { Searched, SearchedAnswer } from '../../shared.ts';
import { Refused } from '../ask/refused.tsx';
import styles from './audit.module.css';
import type { Span } from './readings.tsx';

/** What was searched for is sealed to the leads: opened by a press, never by the way, and that is noted too. */
export function Searches(span: Span) {
  const { t } = useWords();
  const opening = useMutation({
    mutationFn: () => call<SearchedAnswer>('POST', '/desk/api/audit/searches', span),
  });
  const found = opening.data?.searches;
  if (!found)
    return (
      <div className={styles.closed}>
        <p>{t('staff.searches.lead')}</p>
        <Button leftSection={<Ic of={IconLockOpen} />} loading={opening.isPending} onClick={() => opening.mutate()}>
          {t('staff.searches.open')}
        </Button>
        <Refused error={opening.error} />
      </div>
    );
  if (found.length === 0)
    return <EmptyState title={t('staff.searches.none')}>{t('staff.searches.none-text')}</EmptyState>;
  return (
    <ul>
      {found.map((search) => (
        <Row key={search.id} search={search} />
      ))}
    </ul>
  );
}

function Row({ search }: { search: Searched }) {
  const { t } = useWords();
  const { shortDate, exactTime } = useTimes();
  const { at, terms, found } = search;
  return (
    <li className={styles.search}>
      <span className={styles.when}>
        {shortDate(at)} {exactTime(at)}
      </span>
      <span className={styles.terms}>{terms ? <Terms of={terms} /> : <em>{t('staff.searches.sealed')}</em>}</span>
      <span className={styles.small}>{t('staff.searches.found', { n: found })}</span>
    </li>
  );
}

function Terms({ of }: { of: NonNullable<Searched['terms']> }) {
  const { t, has } = useWords();
  const asked = [of.query, of.name, of.number, of.birthYear].filter(Boolean).join(' · ');
  const reason =
    of.reason && (has(`people.code.beyond.${of.reason}`) ? t(`people.code.beyond.${of.reason}`) : of.reason);
  return (
    <>
      <Sealed inline>{asked === '' ? t('staff.searches.empty') : asked}</Sealed>
      {of.againAt && <span className={styles.small}>{t('staff.searches.limit')}</span>}
      {(reason || of.words) && (
        <span className={styles.small}>
          {t('staff.searches.reason')} <Sealed inline>{[reason, of.words].filter(Boolean).join(': ')}</Sealed>
        </span>
      )}
    </>
  );
}
