import {
  IconAlertCircle,
  IconBan,
  IconCircleCheck,
  IconCircleDashed,
  IconCircleX,
  IconHourglass,
  type Icon,
} from '@tabler/icons-react';
import type { ConsentState } from '../../shared.ts';

/** How a consent stands to be read; `over`: given, and its day has passed. */
export type Standing = ConsentState | 'over';

/** The sign of each: shape first, colour after. */
export const signs: Record<Standing, Icon> = {
  given: IconCircleCheck,
  refused: IconCircleX,
  thinking: IconHourglass,
  not_asked: IconCircleDashed,
  withdrawn: IconBan,
  over: IconAlertCircle,
};
