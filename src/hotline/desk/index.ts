import { IconDeviceLandlinePhone, IconHeadset, IconHourglass, IconMessages } from '@tabler/icons-react';
import { offerOnAccount, offerWhileLocked } from '#staff/desk/index.ts';
import type { DeskScreen } from '#desk/parts.ts';
import { AlertStrip, DutyPage, LineStates, WaitingCount } from './duty/index.ts';
import { NewContactWhileLocked } from './begin/while-locked.tsx';
import { ContactPage } from './editor/contact-page.tsx';
import { HandoverPage } from './handover/handover-page.tsx';
import { MyHours } from './hours/my-hours.tsx';
import { HotlineKeeper } from './keeper.tsx';
import { ContactsPage } from './list/contacts-page.tsx';
import { DemoRing } from './ring/demo-ring.tsx';
import { DueCount } from './retention/due-count.tsx';
import { EndingPage } from './retention/ending-page.tsx';
import { RetentionPage } from './retention/retention-page.tsx';
import { RingKeeper } from './ring/ring-keeper.tsx';
import { TelephonesPage } from './telephones/telephones-page.tsx';

offerWhileLocked(NewContactWhileLocked);
offerOnAccount(MyHours);

/** The hotline's pages. */
export const hotlineScreens: readonly DeskScreen[] = [
  {
    path: '/',
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
    needs: 'hotline.contact.read',
    nav: { icon: IconMessages, word: 'hotline.desk.contacts', order: 2, go: 'k', needs: 'hotline.contact.read' },
  },
  { path: '/contacts/ending', element: EndingPage, title: 'hotline.ending.title' },
  { path: '/contacts/$id', element: ContactPage, title: 'hotline.desk.contact' },
  {
    path: '/retention',
    element: RetentionPage,
    title: 'hotline.retention.title',
    needs: 'hotline.retention.read',
    nav: {
      icon: IconHourglass,
      word: 'hotline.retention.title',
      order: 84,
      end: true,
      needs: 'hotline.retention.read',
      count: DueCount,
    },
  },
  {
    path: '/telephones',
    element: TelephonesPage,
    title: 'hotline.telephones.title',
    needs: 'hotline.telephone.manage',
    nav: {
      icon: IconDeviceLandlinePhone,
      word: 'hotline.telephones.title',
      order: 85,
      end: true,
      needs: 'hotline.telephone.manage',
    },
  },
];

/** What stands at the top of every screen. */
export const hotlineTopParts = [HotlineKeeper, LineStates] as const;

/** What cannot wait, above every screen: a line that rings, and alerts put to whoever sits here. */
export const hotlineUrgentParts = [RingKeeper, AlertStrip] as const;

/** Beside the mark of the demonstration: letting its telephone ring. */
export const hotlineDemoParts = [DemoRing] as const;
