import { IconChecklist } from '@tabler/icons-react';
import type { DeskScreen } from '#desk/parts.ts';
import { DayCount } from './day/day-count.tsx';
import { DayPage } from './day/day-page.tsx';

export { useMarkGrave } from './debrief/use-debriefs.ts';
export { DueField } from './due-field.tsx';
export { dueOf, fromWall, wallOf, type DueDraft } from './due.ts';
export { NewOwed } from './new-owed.tsx';
export { OpenTasks } from './open-tasks.tsx';
export { pathOf } from './path-of.ts';
export { useTasks } from './queries.ts';
export { TasksPane } from './tasks-pane.tsx';
export { Tasks } from './tasks.tsx';
export { useKindWord } from './use-kind-word.ts';

/** The page of what is owed. */
export const tasksScreens: readonly DeskScreen[] = [
  {
    path: '/my-day',
    element: DayPage,
    title: 'tasks.day.title',
    needs: 'tasks.day.read',
    nav: { icon: IconChecklist, word: 'tasks.day.rail', order: 6, go: 't', needs: 'tasks.day.read', count: DayCount },
  },
];
