import {
  IconChecklist,
  IconFileText,
  IconLanguage,
  IconMail,
  IconPhoneOutgoing,
  IconShieldCheck,
  type Icon,
} from '@tabler/icons-react';
import type { PromiseKind } from '#tasks/shared.ts';

/** How each kind of promise is drawn; its word always stands beside it. */
export const kindIcons: Record<PromiseKind, Icon> = {
  call_back: IconPhoneOutgoing,
  answer_message: IconMail,
  check_arrived: IconShieldCheck,
  interpreter: IconLanguage,
  send_information: IconFileText,
  other: IconChecklist,
};
