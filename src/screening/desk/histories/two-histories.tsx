import { Button } from '@mantine/core';
import { IconArrowsSplit2, IconPlus } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Chip, ErrorState, Ic, LoadingState, Sealed, useLive, useTimes, useWords } from '#desk/parts.ts';
import type { HistoriesAnswer, StatusEntry } from '../../shared.ts';
import { keys, useColleague, useHistories } from '../queries.ts';
import styles from './histories.module.css';
import { StatusForm } from './status-form.tsx';

export type Which = 'assessment' | 'identification';

/** Our assessment and the state's identification, side by side and never one field. For a contact and a case. */
export function TwoHistories({ dossier }: { dossier: string }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const histories = useHistories(dossier);
  useLive(['screening.changed'], ({ id }) => {
    if (id === dossier) void queries.invalidateQueries({ queryKey: keys.histories(dossier) });
  });
  return (
    <section aria-labelledby="histories" className={styles.histories}>
      <h2 id="histories">
        <Ic of={IconArrowsSplit2} size={17} />
        {t('screening.histories.title')}
      </h2>
      {histories.isPending && <LoadingState />}
      {histories.isError && <ErrorState error={histories.error} onRetry={() => void histories.refetch()} />}
      {histories.data && (
        <div className={styles.two}>
          <History dossier={dossier} which="assessment" histories={histories.data} />
          <History dossier={dossier} which="identification" histories={histories.data} />
        </div>
      )}
    </section>
  );
}

type HistoryProps = { dossier: string; which: Which; histories: HistoriesAnswer };

function History({ dossier, which, histories }: HistoryProps) {
  const { t } = useWords();
  const [adding, setAdding] = useState(false);
  const entries = histories[which];
  const pending = which === 'identification' ? histories.pendingDays : null;
  return (
    <section aria-labelledby={which} className={styles.history}>
      <h3 id={which}>{t(which === 'assessment' ? 'screening.histories.ours' : 'screening.histories.state')}</h3>
      {entries.length === 0 && <p className={styles.quiet}>{t('screening.histories.none')}</p>}
      {pending !== null && <Chip tone="clock">{t('screening.histories.pending', { n: pending })}</Chip>}
      <ol>
        {entries.map((entry, at) => (
          <li key={entry.id} data-newest={at === 0 || undefined}>
            <Entry which={which} entry={entry} />
          </li>
        ))}
      </ol>
      {histories.can.write && !adding && (
        <Button
          size="xs"
          className={styles.add ?? ''}
          leftSection={<Ic of={IconPlus} size={14} />}
          onClick={() => setAdding(true)}
        >
          {t(which === 'assessment' ? 'screening.histories.add' : 'screening.histories.addState')}
        </Button>
      )}
      {adding && (
        <StatusForm dossier={dossier} which={which} basedOn={entries[0]?.id ?? null} onClose={() => setAdding(false)} />
      )}
    </section>
  );
}

function Entry({ which, entry }: { which: Which; entry: StatusEntry }) {
  const { t } = useWords();
  const { date } = useTimes();
  const nameOf = useColleague();
  const decider = t(`screening.code.decider.${entry.decider}`);
  return (
    <>
      <b>{t(`screening.code.${which}.${entry.status}`)}</b>
      <span>{t('screening.histories.by', { decider, day: date(`${entry.day}T12:00:00Z`) })}</span>
      {entry.nextStep && (
        <span>
          {t('screening.histories.next')}: {t(`screening.code.next_step.${entry.nextStep}`)}
        </span>
      )}
      {(entry.reasons !== '' || entry.document !== '') && (
        <Sealed>
          {entry.reasons}
          {entry.document !== '' && (
            <p>
              {t('screening.histories.document')}: {entry.document}
            </p>
          )}
        </Sealed>
      )}
      <span>{t('screening.histories.wrote', { who: nameOf(entry.by).name, day: date(entry.at) })}</span>
    </>
  );
}
