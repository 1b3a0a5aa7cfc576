import { IconFileText, IconTable, IconUserCircle, IconUsers } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useCommands, useWords } from '#desk/parts.ts';

/** The staff pages in the command bar, also for those who have no place in the rail for them. */
export function PeopleCommands() {
  const { t } = useWords();
  const navigate = useNavigate();
  const to = (path: string) => () => void navigate({ to: path });
  const row = { group: 'actions' } as const;
  useCommands([
    { ...row, id: 'staff', icon: IconUsers, title: t('staff.people.title'), run: to('/staff') },
    { ...row, id: 'roles', icon: IconTable, title: t('staff.roles.title'), run: to('/roles') },
    { ...row, id: 'account', icon: IconUserCircle, title: t('staff.account.title'), run: to('/account') },
    { ...row, id: 'own-sheet', icon: IconFileText, title: t('staff.sheet.title'), run: to('/own-sheet') },
  ]);
  return null;
}
