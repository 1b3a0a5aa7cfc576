import { useNavigate } from '@tanstack/react-router';
import {
  IconClockPause,
  IconLock,
  IconMessages,
  IconNotes,
  IconShieldLock,
  IconUser,
  IconUsersGroup,
} from '@tabler/icons-react';
import { useState } from 'react';
import {
  ApiError,
  call,
  useCommands,
  useCommandSource,
  useMe,
  useSentence,
  useTimes,
  useWords,
  type Command,
} from '#desk/parts.ts';
import type { Hit, SearchAnswer } from '../../shared.ts';
import { useHitName } from '../known/hit-card.tsx';
import { useShortReasons } from '../known/use-reasons.tsx';
import { BeyondDialog } from './beyond-dialog.tsx';

const locked = ['not-in-search-team', 'search-waits', 'search-opens', 'search-fell'];

/** People and contacts by name or number in the command bar, for those who may search. The query stays in the body. */
export function PeopleSource() {
  const { data: me } = useMe();
  return me?.may.includes('people.search') ? <Source /> : null;
}

function Source() {
  const rowOf = useRow();
  const beyondRow = useBeyondRow();
  const [beyond, setBeyond] = useState<string | null>(null);
  const lockedRow = useLockedRow();
  const limitRow = useLimitRow();
  useCommandSource({
    group: 'people',
    async find(query) {
      try {
        const answer = await call<SearchAnswer>('POST', '/desk/api/search', { query });
        return [
          ...answer.hits.map(rowOf),
          ...(answer.againAt === null ? [] : [limitRow(answer.againAt)]),
          ...(answer.beyond ? [beyondRow(() => setBeyond(query))] : []),
        ];
      } catch (error) {
        if (error instanceof ApiError && locked.includes(error.code)) return [lockedRow(error)];
        throw error;
      }
    },
  });
  usePairsCommand();
  useOverridesCommand();
  useNotesCommand();
  return <BeyondDialog query={beyond} onClose={() => setBeyond(null)} />;
}

function usePairsCommand(): void {
  const { t } = useWords();
  const go = useNavigate();
  const row = { id: 'people-pairs', group: 'actions', icon: IconUsersGroup } as const;
  useCommands([{ ...row, title: t('people.desk.pairs.title'), run: () => void go({ to: '/duplicates' }) }]);
}

/** The way of whoever reviews numbers shown against their rule. */
function useOverridesCommand(): void {
  const { t } = useWords();
  const go = useNavigate();
  const reviews = useMe().data?.may.includes('people.override.review') ?? false;
  const row = { id: 'people-overrides', group: 'actions', icon: IconShieldLock } as const;
  const run = () => void go({ to: '/overrides' });
  useCommands(reviews ? [{ ...row, title: t('people.desk.overrides.title'), run }] : []);
}

/** The way of whoever reviews the notes on numbers. */
function useNotesCommand(): void {
  const { t } = useWords();
  const go = useNavigate();
  const reviews = useMe().data?.may.includes('people.note.review') ?? false;
  const row = { id: 'number-notes', group: 'actions', icon: IconNotes } as const;
  const run = () => void go({ to: '/number-notes' });
  useCommands(reviews ? [{ ...row, title: t('people.desk.note.list.title'), run }] : []);
}

function useRow(): (hit: Hit) => Command {
  const { t } = useWords();
  const { date } = useTimes();
  const go = useNavigate();
  const nameOf = useHitName();
  const reasons = useShortReasons();
  return (hit) => {
    const name = nameOf(hit);
    const row = {
      id: hit.id,
      group: 'people',
      title: name ?? t('people.desk.known.unnamed'),
      sealed: name !== null,
      reasons: reasons(hit.reasons),
    } as const;
    if (hit.kind === 'contact') {
      const note = t('people.desk.known.contact', { number: hit.number, date: date(hit.day) });
      return { ...row, icon: IconMessages, note, run: () => void go({ to: '/contacts/$id', params: { id: hit.id } }) };
    }
    const last = hit.earlier[0];
    const note = last
      ? t('people.desk.found.last', { count: hit.earlier.length, date: date(last.day) })
      : t('people.desk.known.before', { count: 0 });
    return { ...row, icon: IconUser, note, run: () => void go({ to: '/people/$id', params: { id: hit.id } }) };
  };
}

/** The way beyond one's own records, the same whether or not something is there: it asks why first. */
function useBeyondRow(): (look: () => void) => Command {
  const { t } = useWords();
  return (look) => ({
    id: 'people-beyond',
    group: 'people',
    icon: IconLock,
    title: t('people.desk.beyond.title'),
    note: t('people.desk.beyond.row'),
    closed: true,
    verb: t('people.desk.beyond.verb'),
    run: look,
  });
}

/** That the end of a number was not looked for, and until when. */
function useLimitRow(): (againAt: string) => Command {
  const { t } = useWords();
  const { time } = useTimes();
  return (againAt) => ({
    ...{ id: 'search-limit', group: 'people', icon: IconClockPause, closed: true, verb: '', run: () => {} },
    title: t('people.desk.end.limit', { time: time(againAt) }),
    note: t('people.desk.end.else'),
  });
}

function useLockedRow(): (error: unknown) => Command {
  const { t } = useWords();
  const sentence = useSentence();
  return (error) => ({
    id: 'search-locked',
    group: 'people',
    icon: IconLock,
    title: t('people.desk.search.locked'),
    note: sentence(error),
    closed: true,
    verb: '',
    run: () => {},
  });
}
