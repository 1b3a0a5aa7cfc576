import { IconBuilding } from '@tabler/icons-react';
import type { DeskScreen } from '#desk/parts.ts';
import { DirectoryPage } from './directory-page.tsx';
import { OrganisationSource } from './organisation-source.tsx';

export { useRecipients } from './queries.ts';
export { PickOrganisation } from './referrals/pick-organisation.tsx';
export { Referrals } from './referrals/referrals.tsx';

/** The page of the directory. */
export const networkScreens: readonly DeskScreen[] = [
  {
    path: '/network',
    element: DirectoryPage,
    title: 'network.rail',
    needs: 'network.directory.read',
    nav: { icon: IconBuilding, word: 'network.rail', order: 5, go: 'm', needs: 'network.directory.read' },
  },
];

/** What stands at the top of every screen: organisations in the command bar. */
export const networkTopParts = [OrganisationSource] as const;
