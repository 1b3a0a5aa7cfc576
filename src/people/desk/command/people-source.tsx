import { useNavigate } from '@tanstack/react-router';
import { IconClockPause, IconLock, IconMessages, IconUser, IconUsersGroup } from '@tabler/icons-react';
import { ApiError, call, useCommands, useCommandSource, useMe, useTimes, useWords, type Command } from '#desk/parts.ts';
import type { Hit, SearchAnswer } from '../../shared.ts';
import { useHitName } from '../known/hit-card.tsx';
import { useWhomToAsk } from '../known/outside.tsx';
import { useShortReasons } from '../known/use-reasons.tsx';
import { useSentence } from '../use-sentence.ts';

const locked = ['not-in-search-team', 'search-waits'];

/** People and contacts by name or number in the command bar, for those who may search. The query stays in the body. */
export function PeopleSource() {
  const { data: me } = useMe();
  return me?.may.includes('people.search') ? <Source /> : null;
}

function Source() {
  const rowOf = useRow();
  const beyond = useBeyond();
  const lockedRow = useLockedRow();
  useCommandSource({
    group: 'people',
    async find(query) {
      try {
        const answer = await call<SearchAnswer>('POST', '/desk/api/search', { query });
        return [...answer.hits.map(rowOf), ...beyond(answer)];
      } catch (error) {
        if (error instanceof ApiError && locked.includes(error.code)) return [lockedRow(error)];
        throw error;
      }
    },
  });
  usePairsCommand();
  return null;
}

function usePairsCommand(): void {
  const { t } = useWords();
  const go = useNavigate();
  const row = { id: 'people-pairs', group: 'actions', icon: IconUsersGroup } as const;
  useCommands([{ ...row, title: t('people.desk.pairs.title'), run: () => void go({ to: '/duplicates' }) }]);
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

/** Rows for what lies beyond one's own records. They open nothing. */
function useBeyond(): (answer: SearchAnswer) => Command[] {
  const { t } = useWords();
  const { time } = useTimes();
  const whom = useWhomToAsk();
  const closed = { group: 'people', closed: true, verb: '', run: () => {} } as const;
  return ({ outside, outsideAgainAt }) => [
    ...outside.map((hit, at) => ({
      ...closed,
      id: `beyond-${at}`,
      icon: IconLock,
      title: t('people.desk.outside.exists'),
      note: whom(hit),
    })),
    ...(outsideAgainAt
      ? [
          {
            ...closed,
            id: 'beyond-limit',
            icon: IconClockPause,
            title: t('people.desk.outside.limit'),
            note: t('people.desk.outside.limitUntil', { time: time(outsideAgainAt) }),
          },
        ]
      : []),
  ];
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
