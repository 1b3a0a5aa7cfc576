import {
  IconCircle,
  IconCircleCheckFilled,
  IconCircleDashed,
  IconCircleHalf2,
  IconBan,
  type Icon,
} from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useWords } from '../words.tsx';
import { Chip } from './chip.tsx';
import { Ic } from './ic.tsx';
import { RiskGlyph, type RiskLevel } from './glyphs.tsx';

/** Risk as a person judged it: four bars and the word; critical alone is solid. */
export function RiskChip({ level }: { level: RiskLevel }) {
  const { t } = useWords();
  return (
    <Chip tone={`risk-${level}`} glyph={<RiskGlyph level={level} />}>
      <span className="said-only">{t('desk.risk.label')} </span>
      {t(`desk.risk.${level}`)}
    </Chip>
  );
}

export type RecordState = 'new' | 'working' | 'waiting' | 'done' | 'withdrawn';

const rings: Record<RecordState, Icon> = {
  new: IconCircle,
  working: IconCircleHalf2,
  waiting: IconCircleDashed,
  done: IconCircleCheckFilled,
  withdrawn: IconBan,
};

/** Where a record stands: ring, half ring, dashed ring, solid tick, barred ring; `children` says it more exactly than the plain word. */
export function StateChip({ state, children }: { state: RecordState; children?: ReactNode }) {
  const { t } = useWords();
  const Ring = rings[state];
  return (
    <Chip tone="line" glyph={<Ic of={Ring} size={14} />}>
      {children ?? t(`desk.state.${state}`)}
    </Chip>
  );
}
