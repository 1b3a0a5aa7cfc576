import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { Panes, useLive, useWords } from '#desk/parts.ts';
import type { RunAnswer } from '../../shared.ts';
import { keys } from '../queries.ts';
import { aboutNow, CheckingProvider, worked, type RowsPage } from './checking.ts';
import { DimensionsPane } from './dimensions-pane.tsx';
import { FindingPane } from './finding-pane.tsx';
import { Head } from './head.tsx';
import { pagesOf } from './pages.ts';
import { RowsPane } from './rows-pane.tsx';
import { useRunSaving } from './use-run-saving.ts';

/** A check: its dimensions left, the rows of one, and at the right how the finding comes about. */
export function RunEditor({ run, me }: { run: RunAnswer; me: string }) {
  const { t } = useWords();
  const queries = useQueryClient();
  const { saving, now } = useRunSaving(run, me);
  const [page, setPage] = useState<RowsPage>(() => firstPage(run));
  useLive(['screening.changed'], ({ id }) => {
    if (id === run.dossier) saving.heard();
  });
  useEffect(() => saving.merge(run.fields), [saving, run.fields]);
  const about = aboutNow(now);
  const kept = JSON.stringify(now.known['about']?.value ?? null);
  const asked = JSON.stringify(run.fields['about']?.value ?? null);
  useEffect(() => {
    // Another list has other indicators and weights: they come with the check.
    if (kept !== asked) void queries.invalidateQueries({ queryKey: keys.run(run.id) });
  }, [kept, asked, queries, run.id]);
  const writable = run.can.write && run.finding === null && now.refused === null;
  return (
    <CheckingProvider value={{ run, saving, now, about, ...worked(run, now), writable, page, setPage }}>
      <Panes
        kind="screening"
        head={<Head />}
        spoken={['rows', 'finding', 'dimensions']}
        panes={[
          { id: 'dimensions', label: t('screening.desk.dimensions'), content: <DimensionsPane /> },
          { id: 'rows', label: t('screening.desk.rows'), content: <RowsPane /> },
          { id: 'finding', label: t('screening.desk.finding'), content: <FindingPane />, read: true },
        ]}
      />
    </CheckingProvider>
  );
}

// A new check begins with what must hold before questions; one that has answers, with its indicators.
function firstPage(run: RunAnswer): RowsPage {
  const answered = run.items.some(({ code }) => run.fields[code]);
  return (answered || run.finding ? pagesOf(run)[1] : undefined) ?? 'gates';
}
