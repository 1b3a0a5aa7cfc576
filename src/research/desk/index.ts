import { IconChartBar } from '@tabler/icons-react';
import type { DeskScreen } from '#desk/parts.ts';
import { MonthPage } from './month-page.tsx';

/** The pages of figures. */
export const researchScreens: readonly DeskScreen[] = [
  {
    path: '/month',
    element: MonthPage,
    title: 'research.month.title',
    needs: 'research.month.read',
    nav: { icon: IconChartBar, word: 'research.rail', order: 60, go: 'b', needs: 'research.month.read' },
  },
];
