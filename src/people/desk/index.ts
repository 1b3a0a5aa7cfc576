import type { DeskScreen } from '#desk/parts.ts';
import { PeopleSource } from './command/people-source.tsx';
import { PairsPage } from './pairs/pairs-page.tsx';
import { PersonPage } from './person/person-page.tsx';

export { KnownHint } from './known/known-hint.tsx';
export { PersonPanel } from './panel/person-panel.tsx';

/** The pages about persons. */
export const peopleScreens: readonly DeskScreen[] = [
  { path: '/people/$id', element: PersonPage, title: 'people.desk.person' },
  { path: '/duplicates', element: PairsPage, title: 'people.desk.pairs.title' },
];

/** What stands at the top of every screen: the search of people in the command bar. */
export const peopleTopParts = [PeopleSource] as const;
