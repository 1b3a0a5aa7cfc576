import { IconHeadset, IconMessages } from '@tabler/icons-react';
import { offerWhileLocked } from '#staff/desk/index.ts';
import type { DeskScreen } from '#desk/parts.ts';
import { AlertStrip, DutyPage, LineStates, WaitingCount } from './duty/index.ts';
import { NewContactWhileLocked } from './begin/while-locked.tsx';
import { ContactPage } from './editor/contact-page.tsx';
import { HandoverPage } from './handover/handover-page.tsx';
import { HotlineKeeper } from './keeper.tsx';
import { ContactsPage } from './list/contacts-page.tsx';

offerWhileLocked(NewContactWhileLocked);

/** The hotline's pages. */
export const hotlineScreens: readonly DeskScreen[] = [
  {
    path: '/duty',
    element: DutyPage,
    title: 'hotline.duty.rail',
    nav: {
      icon: IconHeadset,
      word: 'hotline.duty.rail',
      order: 1,
      go: 'd',
      needs: 'hotline.waiting.read',
      count: WaitingCount,
    },
  },
  { path: '/handover/$line', element: HandoverPage, title: 'hotline.handover.title' },
  {
    path: '/contacts',
    element: ContactsPage,
    title: 'hotline.desk.contacts',
    nav: { icon: IconMessages, word: 'hotline.desk.contacts', order: 2, go: 'k', needs: 'hotline.contact.read' },
  },
  { path: '/contacts/$id', element: ContactPage, title: 'hotline.desk.contact' },
];

/** What stands at the top of every screen. */
export const hotlineTopParts = [HotlineKeeper, LineStates] as const;

/** What cannot wait, above every screen: alerts put to whoever sits here. */
export const hotlineUrgentParts = [AlertStrip] as const;
