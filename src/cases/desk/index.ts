import { IconFolders } from '@tabler/icons-react';
import type { DeskScreen } from '#desk/parts.ts';
import { offerOnPerson } from '#people/desk/index.ts';
import { CaseSource } from './command/case-source.tsx';
import { CasesPage } from './list/cases-page.tsx';
import { CasePage } from './page/case-page.tsx';
import { CasesOfPerson } from './person/cases-of-person.tsx';

export { PartOfCase } from './contact/part-of-case.tsx';
export { OpenCase } from './open/open-case.tsx';

offerOnPerson(CasesOfPerson);

/** The pages of cases. */
export const casesScreens: readonly DeskScreen[] = [
  {
    path: '/cases',
    element: CasesPage,
    title: 'cases.title',
    needs: 'cases.case.read',
    nav: { icon: IconFolders, word: 'cases.title', order: 3, go: 's', needs: 'cases.case.read' },
  },
  { path: '/cases/$id', element: CasePage, title: 'cases.one' },
];

/** What stands on every screen: a case by its number in the command bar, and that what others change is seen. */
export const casesTopParts = [CaseSource] as const;
