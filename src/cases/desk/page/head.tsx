import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { Ic, PageTitle, RiskChip, Sealed, StateChip, useShared, useTimes, useWords } from '#desk/parts.ts';
import { Presence, useReaders } from '#staff/desk/index.ts';
import type { ReaderAnswer } from '#staff/shared.ts';
import type { CaseAnswer } from '../../shared.ts';
import { AddMenu, type Begun } from '../add/add-menu.tsx';
import { isUnsaved } from '../note/draft.ts';
import { drafts } from '../note/drafts.ts';
import { Owner } from '../owner.tsx';
import { PrintCase } from '../print/print-case.tsx';
import { stateOf } from '../case-state.ts';
import { useTeamName } from '../use-team-name.ts';
import styles from './page.module.css';

type HeadProps = { one: CaseAnswer; onAccess: () => void; onBegin: (what: Begun) => void };

/** The header: number, risk, status, who (sealed), who has charge of it, and how many can read it. */
export function Head(props: HeadProps) {
  const { one } = props;
  const { t } = useWords();
  const { date } = useTimes();
  return (
    <PageTitle beside={<Beside one={one} />} actions={<Acts {...props} />}>
      {one.number}
      {one.practiceUntil !== null && (
        <span className={styles.practice}>{t('cases.practice.until', { date: date(one.practiceUntil) })}</span>
      )}
    </PageTitle>
  );
}

function Beside({ one }: { one: CaseAnswer }) {
  const { t } = useWords();
  const first = one.people.find(({ role }) => role === 'person_of_concern');
  const who = first && (first.name ?? first.called);
  return (
    <>
      <RiskChip level={one.risk} />
      <StateChip state={stateOf(one.status)}>{t(`cases.code.status.${one.status}`)}</StateChip>
      {who && <Sealed inline>{who}</Sealed>}
    </>
  );
}

function Acts({ one, onAccess, onBegin }: HeadProps) {
  const { t } = useWords();
  const teamName = useTeamName();
  const readers = useReaders('cases', one.id);
  const writing = useShared(drafts).some((draft) => draft.case === one.id && isUnsaved(draft));
  return (
    <>
      <Presence of="cases" id={one.id} writing={writing} />
      <span className={styles.owner}>
        <Owner of={one} team={teamName(one.team)} />
      </span>
      <Button leftSection={<Ic of={IconKey} size={16} />} onClick={onAccess}>
        {readers.data ? t('cases.readers', { n: countOf(readers.data) }) : t('cases.readers.who')}
      </Button>
      <PrintCase one={one} />
      {one.can.write && <AddMenu one={one} onBegin={onBegin} />}
    </>
  );
}

/** How many people that is: everybody once, members of teams too. */
function countOf(readers: readonly ReaderAnswer[]): number {
  return new Set(readers.flatMap(({ team, principal }) => team?.members ?? [principal])).size;
}
