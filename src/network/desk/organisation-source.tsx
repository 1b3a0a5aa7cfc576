import { useQueryClient } from '@tanstack/react-query';
import { IconBuilding } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { call, useCommandSource, useLateEitherWords, useMe, type Command } from '#desk/parts.ts';
import type { DirectoryAnswer, OrganisationAnswer } from '../shared.ts';
import { keys } from './queries.ts';
import { organisationsLike } from './search.ts';

/** Organisations in the command bar, looked for in memory. */
export function OrganisationSource() {
  const { data: me } = useMe();
  return me?.may.includes('network.directory.read') ? <Source /> : null;
}

function Source() {
  const eitherWords = useLateEitherWords();
  const queries = useQueryClient();
  const go = useNavigate();
  useCommandSource({
    group: 'organisations',
    async find(query) {
      const { organisations } = await queries.fetchQuery({
        queryKey: keys.directory,
        queryFn: () => call<DirectoryAnswer>('GET', '/desk/api/organisations'),
        staleTime: 10 * 60_000,
      });
      const either = await eitherWords();
      const say = ({ services }: OrganisationAnswer) =>
        services.map((each) => either(`network.service.${each}`)).join(' ');
      const found = organisationsLike(organisations, { query, service: null, retired: false }, say).slice(0, 6);
      return found.map((each): Command => ({
        id: each.id,
        group: 'organisations',
        icon: IconBuilding,
        title: each.name,
        sealed: true,
        note: [each.numbers[0], each.hours].filter(Boolean).join(', '),
        run: () => void go({ to: '/network' }),
      }));
    },
  });
  return null;
}
