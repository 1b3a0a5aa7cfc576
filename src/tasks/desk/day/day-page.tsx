import { Button } from '@mantine/core';
import { IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import { Banner, EmptyState, ErrorState, Ic, LoadingState, PageTitle, useKeys, useNow, useWords } from '#desk/parts.ts';
import type { OwedAnswer } from '../../shared.ts';
import { useDay, useMyself, useZone } from '../queries.ts';
import { useActs } from '../use-acts.ts';
import { Debriefs } from '../debrief/debriefs.tsx';
import { DayRow } from './day-row.tsx';
import styles from './day.module.css';
import { partDay, scopeOf, scopes, type Scope } from './grouping.ts';
import { PrintDay } from './print-day.tsx';
import { useDayRows } from './use-day-rows.ts';

/** What I owe today, late first, and tomorrow; behind it what nobody has taken and what colleagues owe. */
export function DayPage() {
  const { t } = useWords();
  const day = useDay();
  const me = useMyself()?.id;
  const [scope, setScope] = useState<Scope>('mine');
  const [printing, setPrinting] = useState(false);
  useKeys([
    ...scopes.map((each, at) => ({ keys: String(at + 1), says: t(`tasks.day.${each}`), run: () => setScope(each) })),
    { keys: 'mod+p', says: t('tasks.day.print'), run: () => setPrinting(true) },
  ]);
  const of = Map.groupBy(day.data?.owed ?? [], (owed) => scopeOf(owed, me));
  const shown = of.get(scope) ?? [];
  return (
    <div className={styles.page}>
      <PageTitle
        actions={
          <Button leftSection={<Ic of={IconPrinter} size={17} />} onClick={() => setPrinting(true)}>
            {t('tasks.day.print')}
          </Button>
        }
      >
        {t('tasks.day.title')}
      </PageTitle>
      <fieldset className={styles.tabs} aria-label={t('tasks.day.whose')}>
        {scopes.map((each) => (
          <button key={each} type="button" aria-pressed={each === scope} onClick={() => setScope(each)}>
            {t(`tasks.day.${each}`)} <span>{day.data && (of.get(each)?.length ?? 0)}</span>
          </button>
        ))}
      </fieldset>
      <Debriefs />
      {day.isPending && <LoadingState>{t('tasks.day.opening')}</LoadingState>}
      {day.isError && <ErrorState error={day.error} onRetry={() => void day.refetch()} />}
      {day.data && (
        <Owed rows={shown} scope={scope} waiting={of.get('nobodys')?.length ?? 0} onTeam={() => setScope('nobodys')} />
      )}
      {day.data && day.data.left > 0 && <p className={styles.small}>{t('tasks.day.left', { n: day.data.left })}</p>}
      <PrintDay rows={shown} scope={scope} open={printing} onClose={() => setPrinting(false)} />
    </div>
  );
}

type OwedProps = { rows: readonly OwedAnswer[]; scope: Scope; waiting: number; onTeam: () => void };

function Owed({ rows, scope, waiting, onTeam }: OwedProps) {
  const { t } = useWords();
  const now = useNow();
  const zone = useZone();
  const acts = useActs();
  const { current, setCurrent, moving, setMoving, opened } = useDayRows(rows, acts);
  const failed = acts.failed !== null && (
    <Banner tone="warn" live>
      {acts.failed}
    </Banner>
  );
  if (rows.length === 0)
    return (
      <>
        {failed}
        <Nothing scope={scope} waiting={waiting} onTeam={onTeam} />
      </>
    );
  return (
    <>
      {failed}
      <div className={styles.list}>
        {partDay(rows, now, zone).map(({ part, rows: inPart }) => (
          <section key={part} aria-label={t(`tasks.day.part.${part}`)}>
            <h2 className={styles.part}>
              {t(`tasks.day.part.${part}`)} <span>{inPart.length}</span>
            </h2>
            <ul>
              {inPart.map((owed) => (
                <DayRow
                  key={owed.id}
                  owed={owed}
                  acts={acts}
                  current={owed.id === current}
                  moving={owed.id === moving}
                  opened={owed.id === opened}
                  onPoint={() => setCurrent(owed.id)}
                  onMoved={() => setMoving(null)}
                />
              ))}
            </ul>
          </section>
        ))}
      </div>
    </>
  );
}

/** Nothing for me while the team's waits says so and leads there; nothing at all says only that. */
function Nothing({ scope, waiting, onTeam }: Omit<OwedProps, 'rows'>) {
  const { t } = useWords();
  const beside = scope === 'mine' && waiting > 0;
  const action = (
    <Button size="xs" onClick={onTeam}>
      {t('tasks.day.to-team')}
    </Button>
  );
  return (
    <EmptyState
      kind={beside ? 'filtered' : 'none'}
      title={t(`tasks.day.none.${scope}`)}
      action={beside ? action : undefined}
    >
      {beside ? t('tasks.day.none.beside', { n: waiting }) : t('tasks.day.none.text')}
    </EmptyState>
  );
}
