import type { DeskScreen } from '#desk/parts.ts';
import { PeopleSource } from './command/people-source.tsx';
import { NoteCommand } from './note/note-command.tsx';
import { NotesPage } from './note/notes-page.tsx';
import { OverridesPage } from './overrides/overrides-page.tsx';
import { PairsPage } from './pairs/pairs-page.tsx';
import { PersonPage } from './person/person-page.tsx';

export { KnownBrief } from './known/known-brief.tsx';
export { NotSearched } from './known/known-caller.tsx';
export { KnownHint } from './known/known-hint.tsx';
export { NoteHere } from './note/note-here.tsx';
export { useContactPeople, useForgetContactPeople, useLinkedSoFar } from './queries.ts';
export { HeldNumber } from './safe/held-number.tsx';
export { Refused } from './refused.tsx';
export { CardOf } from './person/card-of.tsx';
export { offerOnPerson } from './person/offered.ts';
export { PickPerson } from './person/pick-person.tsx';
export { useColleague } from './use-colleague.ts';
export { PersonPanel } from './panel/person-panel.tsx';

/** The pages about persons. */
export const peopleScreens: readonly DeskScreen[] = [
  { path: '/people/$id', element: PersonPage, title: 'people.desk.person' },
  { path: '/overrides', element: OverridesPage, title: 'people.desk.overrides.title' },
  { path: '/number-notes', element: NotesPage, title: 'people.desk.note.list.title' },
  { path: '/duplicates', element: PairsPage, title: 'people.desk.pairs.title' },
];

/** What stands at the top of every screen: the search of people, and a note on a number, in the command bar. */
export const peopleTopParts = [PeopleSource, NoteCommand] as const;
