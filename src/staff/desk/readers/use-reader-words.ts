import { useWords } from '#desk/parts.ts';
import type { RecordPage, TeamName } from '../../shared.ts';
import { useColleagues } from '../people/colleagues.tsx';
import { useLines } from '../people/use-lines.ts';

/** How somebody comes to read: the code of the grant, the team that holds it, the page a link leads through. */
export type Way = { why: string; team: TeamName | null; page: RecordPage | null };

export type ReaderWords = {
  /** A colleague by her name; somebody who is not known (yet) is "a colleague". */
  nameOf: (id: string) => string;
  firstOf: (id: string) => string;
  teamName: (team: TeamName) => string;
  /** The reason in words: why, and for a link through what. */
  wayOf: (way: Way) => string;
  pageName: (page: RecordPage) => string;
};

/** Says readers: who, which team, through what. */
export function useReaderWords(): ReaderWords {
  const { t, has } = useWords();
  const lines = useLines();
  const colleagues = useColleagues().data?.colleagues ?? [];
  const nameOf = (id: string) => colleagues.find((each) => each.id === id)?.name ?? t('staff.readers.somebody');
  const pageName = ({ kind, number }: RecordPage) => number ?? t(`staff.record.${kind}`);
  const through = (page: RecordPage | null) => {
    if (!page) return t('staff.readers.through.unseen');
    return t(`staff.readers.through.${page.kind}`, { number: page.number ?? '' });
  };
  const why = (code: string) =>
    t(has(`staff.readers.why.${code}`) ? `staff.readers.why.${code}` : 'staff.readers.why.other');
  return {
    nameOf,
    firstOf: (id) => nameOf(id).split(' ')[0] ?? '',
    teamName: ({ kind, line }) =>
      t(`staff.readers.team.${kind}`, {
        line: lines.find(({ id }) => id === line)?.name ?? t('staff.team.some-line'),
      }),
    wayOf: (way) => (way.why === 'link' ? through(way.page) : why(way.why)),
    pageName,
  };
}
