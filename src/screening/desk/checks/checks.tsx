import { Button } from '@mantine/core';
import { IconListCheck, IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Chip, ErrorState, Ic, LoadingState, useBegun, useLive, useTimes, useWords } from '#desk/parts.ts';
import type { RunSummary } from '../../shared.ts';
import { keys, useChecks } from '../queries.ts';
import { useLabels } from '../use-labels.ts';
import { Unverified } from '../unverified.tsx';
import styles from './checks.module.css';
import { NewCheck } from './new-check.tsx';

/**
 * The indicator checks of a dossier, the newest first, and the way to a new one. For a contact and a case. `begun`: how
 * often a new one was begun elsewhere on the screen.
 */
export function Checks({ dossier, begun = 0 }: { dossier: string; begun?: number }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const checks = useChecks(dossier);
  const [adding, setAdding] = useBegun(begun, true);
  useLive(['screening.changed'], ({ id }) => {
    if (id === dossier) void queries.invalidateQueries({ queryKey: keys.checks(dossier) });
  });
  return (
    <section aria-labelledby="checks" className={styles.checks}>
      <h2 id="checks">{t('screening.desk.checks')}</h2>
      {checks.isPending && <LoadingState />}
      {checks.isError && <ErrorState error={checks.error} onRetry={() => void checks.refetch()} />}
      {checks.data?.runs.length === 0 && <p className={styles.quiet}>{t('screening.desk.checks.none')}</p>}
      <ul>
        {checks.data?.runs.map((run) => (
          <li key={run.id}>
            <Check dossier={dossier} run={run} />
          </li>
        ))}
      </ul>
      {checks.data?.can.write && !adding && (
        <Button
          size="xs"
          className={styles.begin ?? ''}
          leftSection={<Ic of={IconPlus} size={14} />}
          onClick={() => setAdding(true)}
        >
          {t('screening.desk.checks.new')}
        </Button>
      )}
      {adding && <NewCheck dossier={dossier} onClose={() => setAdding(null)} />}
    </section>
  );
}

function Check({ dossier, run }: { dossier: string; run: RunSummary }) {
  const { t } = useWords();
  const { shortDate } = useTimes();
  const label = useLabels();
  const { finished } = run;
  const counted = finished && t('screening.desk.checks.count', { present: finished.present, of: finished.of });
  const said = finished?.result ? t(`screening.code.result.${finished.result}`) : counted;
  const state = said ?? t('screening.desk.checks.begun', { day: shortDate(run.day) });
  return (
    <Link to="/screening/$id/$run" params={{ id: dossier, run: run.id }} className={styles.check}>
      <Ic of={IconListCheck} size={17} />
      <span className={styles.what}>
        <b>{state}</b>
        <span>
          {label.list(run.list)}
          {finished && `, ${shortDate(finished.day)}`}
        </span>
        <Unverified list={run.list} />
        {run.decision && <Chip tone="line">{t(`screening.code.decision.${run.decision}`)}</Chip>}
      </span>
    </Link>
  );
}
