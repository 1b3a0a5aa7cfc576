import { useEffect } from 'react';
import { initialsOf, PrintSheet, useMe, useTimes, useWords } from '#desk/parts.ts';
import { now } from '#kernel/clock.ts';
import { useConsents } from '#rights/desk/index.ts';
import { useReaderWords } from '#staff/desk/index.ts';
import type { Me } from '#staff/shared.ts';
import { useKindWord, useTasks } from '#tasks/desk/index.ts';
import type { CaseAnswer, CasePerson, TimelineLine } from '../../shared.ts';
import { keptApart } from '../page/kept-apart.ts';
import { useLineTitle } from '../page/line-title.tsx';
import { useTeamName } from '../use-team-name.ts';
import type { PaperChoices } from './choices.ts';
import { useHistoryRows, useLegalClocks } from './legal-rows.ts';
import { said, type PaperRow as Row } from './paper-row.ts';
import styles from './print.module.css';

type CasePaperProps = {
  one: CaseAnswer;
  chosen: PaperChoices;
  /** The course, where it was chosen. */
  lines: readonly TimelineLine[];
  /** Whether everything that goes on it has come. */
  onReady: (ready: boolean) => void;
};

/**
 * A case on paper: where it stands, how the risk came to be, who is in it, what is open, what she agreed to, which legal
 * clocks run, what we and what the state hold.
 */
export function CasePaper({ one, chosen, lines, onReady }: CasePaperProps) {
  const { t } = useWords();
  const { date, time } = useTimes();
  const me = useMe().data as Me | undefined;
  const standing = useStanding(one);
  const { others, apart } = keptApart(one);
  const rowsOf = usePeople(chosen);
  const risks = useRisks(one, chosen);
  const tasks = useOpenTasks(one.id, chosen);
  const consents = useAgreed(one.id, chosen);
  const clocks = useLegalClocks(one.id);
  const histories = useHistoryRows(one.id, chosen);
  const titleOf = useLineTitle();
  const ready = [tasks, consents, clocks, histories].every((part) => part !== null);
  useEffect(() => onReady(ready), [ready, onReady]);
  const course = lines.map((line): Row => {
    const label = `${date(line.at)} ${time(line.at)}`;
    const note = line.note && <p>{line.note.text}</p>;
    return { key: line.id, label, value: [titleOf(line), note].map((each, at) => <div key={at}>{each}</div>) };
  });
  return (
    <div className={styles.paper}>
      <PrintSheet
        title={t('cases.print.title', { number: one.number })}
        classification={t('cases.print.classified')}
        rows={standing}
        printedBy={me?.name ?? ''}
        printedAt={now()}
      >
        <Part title={t('cases.people')} rows={rowsOf(others)} />
        {apart.length > 0 && <Part title={t('cases.people.apart')} rows={rowsOf(apart)} />}
        <Part title={t('cases.print.risks')} rows={risks} />
        <Part title={t('cases.print.tasks')} rows={tasks ?? []} />
        <Part title={t('cases.part.consents')} rows={consents ?? []} />
        <Part title={t('rights.clocks')} rows={clocks ?? []} />
        <Part title={t('screening.histories.ours')} rows={histories?.assessment ?? []} />
        <Part title={t('screening.histories.state')} rows={histories?.identification ?? []} />
        {chosen.course && <Part title={t('cases.part.course')} rows={course} />}
        {!(chosen.names && chosen.words && chosen.course) && <p>{t('cases.print.without')}</p>}
      </PrintSheet>
    </div>
  );
}

function Part({ title, rows }: { title: string; rows: readonly Row[] }) {
  const { t } = useWords();
  return (
    <section className={styles.part}>
      <h3>{title}</h3>
      {rows.length === 0 && <p>{t('cases.print.none')}</p>}
      <ul>
        {rows.map(({ key, label, value }) => (
          <li key={key}>
            <span>{label}</span>
            <div>{value}</div>
          </li>
        ))}
      </ul>
    </section>
  );
}

function useStanding(one: CaseAnswer) {
  const { t } = useWords();
  const { date } = useTimes();
  const { nameOf } = useReaderWords();
  const teamName = useTeamName();
  const practice = one.practice && t('cases.practice');
  const left = one.ownerLeft && t('cases.owner.left', { who: nameOf(one.ownerLeft) });
  const gone = left && said(t('cases.owner.nobody-more'), left);
  return [
    { label: t('cases.print.opened'), value: said(date(one.openedAt), practice) },
    { label: t('cases.open.risk'), value: t(`cases.code.risk.${one.risk}`) },
    { label: t('cases.status'), value: t(`cases.code.status.${one.status}`) },
    { label: t('cases.open.owner'), value: one.owner ? nameOf(one.owner) : (gone ?? t('cases.owner.nobody')) },
    { label: t('cases.open.team'), value: teamName(one.team) },
  ];
}

function usePeople({ names }: PaperChoices): (people: readonly CasePerson[]) => Row[] {
  const { t } = useWords();
  return (people) =>
    people.map(({ id, role, name, called }) => {
      const known = name ?? called;
      const shown = names ? known : initialsOf(known);
      return { key: id, label: t(`cases.code.role.${role}`), value: known === '' ? t('cases.people.unnamed') : shown };
    });
}

function useRisks({ risks }: CaseAnswer, { words }: PaperChoices): Row[] {
  const { t } = useWords();
  const { date } = useTimes();
  const { nameOf } = useReaderWords();
  return risks.map(({ version, level, by, at, reason }) => {
    const value = said(t(`cases.code.risk.${level}`), nameOf(by), words && reason);
    return { key: String(version), label: date(at), value };
  });
}

/** Null until they have come. */
function useOpenTasks(id: string, { words }: PaperChoices): Row[] | null {
  const { t } = useWords();
  const { date, time } = useTimes();
  const kindWord = useKindWord();
  const { data, isError } = useTasks(id);
  if (isError) return [{ key: 'unread', label: '', value: t('cases.print.unread') }];
  if (!data) return null;
  return data.tasks
    .filter(({ ending }) => ending === null)
    .map(({ id: key, due, kind, level, text }) => {
      const label = due ? `${date(due)} ${time(due)}` : t('tasks.by-agreement');
      return { key, label, value: said(kindWord({ sort: 'task', kind, level }), words && text) };
    });
}

/** Null until they have come. */
function useAgreed(id: string, { names }: PaperChoices): Row[] | null {
  const { t } = useWords();
  const { date } = useTimes();
  const { data, isError } = useConsents(id);
  if (isError) return [{ key: 'unread', label: '', value: t('cases.print.unread') }];
  if (!data) return null;
  return data.consents.map(({ id: key, purpose, recipient, over, until, state, at }) => {
    const ended = over && until ? `${until}T12:00:00Z` : at;
    const standing = t(`rights.state.${over ? 'over' : state}`, { date: date(ended) });
    return { key, label: t(`rights.purpose.${purpose}`), value: said(standing, names && recipient?.name) };
  });
}
