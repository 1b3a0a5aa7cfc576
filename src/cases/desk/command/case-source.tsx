import { useNavigate } from '@tanstack/react-router';
import { IconFolder, IconFolderOff } from '@tabler/icons-react';
import { ApiError, call, useCommandSource, useMe, useWords } from '#desk/parts.ts';
import { caseNumberSchema, type FoundCase } from '../../shared.ts';
import { useNoteKeeping } from '../note/use-note-keeping.ts';
import { useFresh } from '../use-fresh.ts';

/** A case by its number in the command bar; it works also while names cannot be searched. */
export function CaseSource() {
  const may = useMe().data?.may ?? [];
  return may.includes('cases.case.open') ? <Source /> : null;
}

function Source() {
  const { t } = useWords();
  const go = useNavigate();
  useFresh();
  useNoteKeeping();
  useCommandSource({
    group: 'cases',
    async find(query) {
      const number = caseNumberSchema.safeParse(query);
      if (!number.success) return [];
      const found = await askFor(number.data);
      if (!found) return [];
      const row = { id: found.id, group: 'cases', title: number.data.toUpperCase() } as const;
      if (!found.readable)
        return [{ ...row, icon: IconFolderOff, closed: true, note: t('cases.found.closed'), run: () => {} }];
      return [{ ...row, icon: IconFolder, run: () => void go({ to: '/cases/$id', params: { id: found.id } }) }];
    },
  });
  return null;
}

async function askFor(number: string): Promise<FoundCase | null> {
  try {
    return await call<FoundCase>('POST', '/desk/api/cases/find', { number });
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return null;
    throw error;
  }
}
