import { IconListCheck } from '@tabler/icons-react';
import type { DeskScreen } from '#desk/parts.ts';
import { ListsPage } from './lists/lists-page.tsx';
import { RunPage } from './run/run-page.tsx';

export { Checks } from './checks/checks.tsx';
export { TwoHistories } from './histories/two-histories.tsx';
export { useHistories } from './queries.ts';

/** A check of a dossier, and the locally maintained lists. */
export const screeningScreens: readonly DeskScreen[] = [
  { path: '/screening/$id/$run', element: RunPage, title: 'screening.desk.title' },
  {
    path: '/indicator-lists',
    element: ListsPage,
    title: 'screening.lists.title',
    nav: {
      icon: IconListCheck,
      word: 'screening.lists.rail',
      order: 84,
      end: true,
      needs: 'screening.list.manage',
    },
  },
];
