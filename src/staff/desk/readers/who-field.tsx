import type { ReactNode } from 'react';
import { Field, FindSelect, useWords } from '#desk/parts.ts';
import type { ReaderAnswer } from '../../shared.ts';
import { useFirstFocus } from '../ask/use-first-focus.ts';
import { useColleagues } from '../people/colleagues.tsx';
import { useSharing } from './queries.ts';
import { useReaderWords } from './use-reader-words.ts';

type Props = {
  value: string | null;
  onChange: (value: string | null) => void;
  error: ReactNode;
  readers: readonly ReaderAnswer[];
};

/** To whom: the teams that answer for records by name, then colleagues; whoever holds it without an end is left out. */
export function WhoField({ value, onChange, error, readers }: Props) {
  const { t } = useWords();
  const { nameOf, teamName } = useReaderWords();
  const { data, isPending } = useSharing();
  const names = useColleagues();
  const input = useFirstFocus(true);
  const held = new Set(
    readers.filter((reader) => reader.why !== 'link' && !reader.until).map((reader) => reader.principal),
  );
  const free = ({ value: id }: { value: string }) => !held.has(id);
  const teams = (data?.teams ?? []).map((team) => ({ value: team.id, label: teamName(team) }));
  const people = (data?.people ?? []).map((id) => ({ value: id, label: nameOf(id) }));
  return (
    <Field label={t('staff.share.who')} error={error}>
      {(ties) => (
        <FindSelect
          {...ties}
          options={[
            { group: t('staff.share.people'), items: people.filter(free).toSorted(byLabel) },
            { group: t('staff.share.teams'), items: teams.filter(free) },
          ]}
          value={value}
          onChange={onChange}
          loading={isPending || names.isPending}
          none={t('staff.share.nobody')}
          ref={input}
        />
      )}
    </Field>
  );
}

const byLabel = (a: { label: string }, b: { label: string }) => a.label.localeCompare(b.label, 'sr-Latn');
