import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Ic, Initials, Key, useKeys, useWords } from '#desk/parts.ts';
import type { DutyLine } from '../../../shared.ts';
import { useNames } from '../../editor/people.ts';
import { useMyself } from '../../queries.ts';
import styles from './shift.module.css';
import { myLines, useDuty, useDutyActs } from './use-duty.ts';

type Here = { account: string; line: string; post: 'operator' | 'lead'; away: boolean };

/** The bottom of the desk: who is in the shift and where, the lines nobody holds, and away or back with one key. */
export function ShiftStrip({ onSheet }: { onSheet: () => void }) {
  const { t } = useWords();
  const lines = useDuty().data?.lines ?? [];
  const unheld = lines.filter(({ open, held }) => open && !held);
  const people = Map.groupBy(lines.flatMap(hereOn), ({ account }) => account);
  const next = [...new Set(lines.flatMap(({ posts }) => posts.filter(({ post }) => post === 'next')))];
  useKeys([{ keys: 's', says: t('hotline.duty.shift.open'), run: onSheet }]);
  return (
    <section className={styles.strip} aria-label={t('hotline.duty.shift.title')}>
      <b>{t('hotline.duty.shift.in')}</b>
      {[...people].map(([account, where]) => (
        <Person key={account} account={account} where={where} />
      ))}
      {unheld.map((line) => (
        <span key={line.line} className={styles.missing}>
          <Ic of={IconAlertTriangle} size={16} /> {t('hotline.duty.strip.unheld', { line: line.name })}
        </span>
      ))}
      {next.length > 0 && <Next accounts={[...new Set(next.map(({ account }) => account))]} />}
      <span className={styles.stripActs}>
        <Absence lines={lines} />
        <Button size="xs" className={styles.toSheet} onClick={onSheet} rightSection={<Key k="S" />}>
          {t('hotline.duty.shift.word')}
        </Button>
      </span>
    </section>
  );
}

function hereOn({ name, posts }: DutyLine): Here[] {
  return posts.flatMap(({ account, post, awaySince }) =>
    post === 'next' ? [] : [{ account, line: name, post, away: awaySince !== null }],
  );
}

function Person({ account, where }: { account: string; where: Here[] }) {
  const { t } = useWords();
  const me = useMyself()?.id;
  const { name, initials, gender } = useNames()(account);
  const leads = where.some(({ post }) => post === 'lead');
  const answers = where.filter(({ post }) => post === 'operator').map(({ line }) => line);
  const away = where.some((here) => here.away);
  const what = [
    ...(answers.length > 0 ? [answers.join(', ')] : []),
    ...(leads ? [t('hotline.duty.strip.leads')] : []),
    ...(away ? [t('hotline.duty.strip.away', { gender })] : []),
  ];
  return (
    <span className={styles.person}>
      <Initials of={initials} name={name} />
      {account === me && `${t('hotline.duty.you')}, `}
      {what.join(', ')}
    </span>
  );
}

function Next({ accounts }: { accounts: string[] }) {
  const { t } = useWords();
  const nameOf = useNames();
  const names = accounts.map((account) => nameOf(account).first).join(', ');
  return <span className={styles.next}>{t('hotline.duty.strip.next', { names })}</span>;
}

function Absence({ lines }: { lines: readonly DutyLine[] }) {
  const { t } = useWords();
  const acts = useDutyActs();
  const { on, away } = myLines(lines, useMyself()?.id ?? '');
  const says = away ? t('hotline.duty.back') : t('hotline.duty.away');
  const turn = () => on.forEach(({ line }) => (away ? acts.back(line) : acts.away(line)));
  useKeys(on.length > 0 ? [{ keys: 'o', says, run: turn }] : []);
  if (on.length === 0) return null;
  return (
    <Button size="xs" disabled={acts.pending} onClick={turn} rightSection={<Key k="O" />}>
      {says}
    </Button>
  );
}
