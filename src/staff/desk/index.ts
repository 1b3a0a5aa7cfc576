import { IconEye, IconLifebuoy, IconUsers } from '@tabler/icons-react';
import type { ComponentType } from 'react';
import type { DeskScreen } from '#desk/parts.ts';
import { ColleaguePage } from './audit/colleague-page.tsx';
import { RecordAuditPage } from './audit/record-audit-page.tsx';
import { AccountPage } from './account/account-page.tsx';
import { CoverPage } from './cover/cover-page.tsx';
import { UnreviewedCount } from './cover/unreviewed-count.tsx';
import { DemoMark } from './demo/demo-mark.tsx';
import { FirstRun } from './first-run/first-run.tsx';
import { Invitation } from './invitation/invitation.tsx';
import { ProveAgain } from './again/prove-again.tsx';
import { IdleGuard } from './lock/idle-guard.tsx';
import { Locked } from './lock/locked.tsx';
import { MissingNotice } from './missing/missing-notice.tsx';
import { PeopleCommands } from './people/people-commands.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { WaitingCount } from './people/waiting-count.tsx';
import { Recovery } from './recovery/recovery.tsx';
import { PasskeyMadeNotice } from './passkeys/made-notice.tsx';
import { TriedNotice } from './account/tried-notice.tsx';
import { RecoveryNotice } from './recovery/recovery-notice.tsx';
import { RolesPage } from './roles/roles-page.tsx';
import { OwnSheetPage } from './sheet/own-sheet-page.tsx';
import { SignIn } from './sign-in/sign-in.tsx';
import { TrusteesPage } from './trustees/trustees-page.tsx';

export { watchCalls } from './lock/calls.ts';
export { offerOnAccount } from './account/account-parts.ts';
export { offerWhileLocked } from './lock/locked-parts.ts';
export { PracticeMark } from './practice/practice-mark.tsx';
export { PracticePaper } from './practice/practice-paper.tsx';
export { useReaders, useSharing } from './readers/queries.ts';
export { Readers } from './readers/readers.tsx';
export { Presence } from './here/presence.tsx';
export { useReaderWords } from './readers/use-reader-words.ts';

/** The screens of the staff module. */
export const staffScreens: readonly DeskScreen[] = [
  { path: '/first-run', element: FirstRun, title: 'staff.first.title', bare: true },
  { path: '/invitation', element: Invitation, title: 'staff.invited.tab', bare: true },
  { path: '/sign-in', element: SignIn, title: 'staff.in.title', when: 'signed-out' },
  { path: '/locked', element: Locked, title: 'staff.locked.title', when: 'locked' },
  {
    path: '/staff',
    element: PeoplePage,
    title: 'staff.people.title',
    nav: {
      icon: IconUsers,
      word: 'staff.people.rail',
      order: 80,
      end: true,
      needs: 'staff.invite',
      count: WaitingCount,
    },
  },
  {
    path: '/cover',
    element: CoverPage,
    title: 'staff.cover.title',
    nav: {
      icon: IconLifebuoy,
      word: 'staff.cover.rail',
      order: 75,
      end: true,
      needs: 'vault.standby.review',
      count: UnreviewedCount,
    },
  },
  { path: '/audit/$id', element: RecordAuditPage, title: 'staff.audit.title' },
  {
    path: '/who-read',
    element: ColleaguePage,
    title: 'staff.who-read.title',
    needs: 'audit.colleague.read',
    nav: { icon: IconEye, word: 'staff.who-read.rail', order: 77, end: true, needs: 'audit.colleague.read' },
  },
  { path: '/recovery', element: Recovery, title: 'staff.recovery.title', bare: true },
  { path: '/roles', element: RolesPage, title: 'staff.roles.title' },
  { path: '/account', element: AccountPage, title: 'staff.account.title' },
  { path: '/own-sheet', element: OwnSheetPage, title: 'staff.sheet.title' },
  { path: '/trustees', element: TrusteesPage, title: 'staff.trustees.title' },
];

/** What the staff module says at the top of every page. */
export const staffTopParts: readonly ComponentType[] = [DemoMark];

/** What must be read on every page, on a telephone too: what is missing, and an opening that is announced. */
export const staffNoticeParts: readonly ComponentType[] = [
  MissingNotice,
  RecoveryNotice,
  PasskeyMadeNotice,
  TriedNotice,
];

/** What stands in every page of the frame without showing: the lock, the sheet a grave act asks by, and the commands. */
export const staffFootParts: readonly ComponentType[] = [IdleGuard, ProveAgain, PeopleCommands];
