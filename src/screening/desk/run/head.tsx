import { Button } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Banner, call, Choice, Chip, ErrorState, Key, PageTitle, SaveState, useKeys, useWords } from '#desk/parts.ts';
import { PracticeMark } from '#staff/desk/index.ts';
import { ABOUT, type About } from '../../shared.ts';
import { ageOptions, kindOptions } from '../checks/new-check.tsx';
import { keys } from '../queries.ts';
import { Unverified } from '../unverified.tsx';
import { useLabels } from '../use-labels.ts';
import { useChecking } from './checking.ts';
import { PrintRun } from './print-run.tsx';
import styles from './run.module.css';
import { savingOf } from './use-run-saving.ts';

/** The header: whose check, which list and what is known of it, where the answers are, and keeping the finding. */
export function Head() {
  const { t, has } = useWords();
  const { run, now } = useChecking();
  const refused = now.refused !== null && has(`errors.${now.refused}`) ? t(`errors.${now.refused}`) : '';
  return (
    <div className={styles.head}>
      <PageTitle beside={<Beside />} actions={<Acts />}>
        {t('screening.desk.title')}
        <PracticeMark number={run.page?.number ?? null} />
      </PageTitle>
      {now.failures > 0 && (
        <Banner tone="warn" live>
          {t('screening.desk.save.trouble')}
        </Banner>
      )}
      {now.refused !== null && run.finding === null && (
        <Banner tone="stop" live>
          {refused}
        </Banner>
      )}
    </div>
  );
}

function Beside() {
  const { t } = useWords();
  const { run, now, about } = useChecking();
  const label = useLabels();
  const saving = savingOf(now, run);
  return (
    <>
      <Back />
      {about ? <AboutChoice about={about} /> : <span>{label.list(run.list)}</span>}
      {run.list.verified ? (
        <span className={styles.small}>{t('screening.desk.version', { version: run.list.version })}</span>
      ) : (
        <Unverified list={run.list} />
      )}
      {!run.can.write && <Chip tone="line">{t('screening.desk.readOnly')}</Chip>}
      {saving && run.finding === null && <SaveState state={saving} />}
    </>
  );
}

/** The record the check belongs to. */
function Back() {
  const { t } = useWords();
  const { page } = useChecking().run;
  const to = page && pagesOfRecords[page.kind];
  if (!page || !to) return null;
  return (
    <Link to={to} params={{ id: page.id }} aria-label={t('screening.desk.back', { number: page.number ?? '' })}>
      {page.number}
    </Link>
  );
}

// A person has no number: her page says who she is, and a check is not made on it.
const pagesOfRecords: Partial<Record<string, string>> = { contact: '/contacts/$id', case: '/cases/$id' };

function AboutChoice({ about }: { about: About }) {
  const { t } = useWords();
  const { saving, writable } = useChecking();
  const write = (change: Partial<About>) => saving.write(ABOUT, { ...about, ...change });
  return (
    <>
      <Choice
        aria-label={t('screening.desk.new.age')}
        options={ageOptions(t)}
        value={about.age}
        disabled={!writable}
        onChange={(age) => age && write({ age })}
      />
      <Choice
        aria-label={t('screening.desk.new.kind')}
        options={kindOptions(t)}
        value={about.kind}
        disabled={!writable}
        onChange={(kind) => kind && write({ kind })}
      />
    </>
  );
}

function Acts() {
  const { t } = useWords();
  const { run, saving, now, writable } = useChecking();
  const queries = useQueryClient();
  const finish = useMutation({
    mutationFn: async () => {
      await saving.flush();
      // What could not be saved is not in the finding: then it is not kept yet.
      if (Object.keys(saving.now().written).length > 0) return;
      await call('POST', `/desk/api/dossiers/${run.dossier}/screening/${run.id}/finish`, {});
    },
    onSettled: async () => {
      await queries.invalidateQueries({ queryKey: keys.run(run.id) });
      void queries.invalidateQueries({ queryKey: keys.checks(run.dossier) });
    },
  });
  const ready = writable && Object.keys(now.clashes).length === 0 && !finish.isPending;
  const keep = () => ready && finish.mutate();
  useKeys(writable ? [{ keys: 'mod+s', says: t('screening.desk.save'), run: keep, foot: true }] : []);
  return (
    <>
      {finish.error && <ErrorState error={finish.error} />}
      <PrintRun />
      {writable && (
        <Button
          variant="filled"
          rightSection={<Key k="mod+S" />}
          disabled={!ready}
          loading={finish.isPending}
          onClick={keep}
        >
          {t('screening.desk.save')}
        </Button>
      )}
    </>
  );
}
