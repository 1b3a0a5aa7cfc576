import type { RecordState } from '#desk/parts.ts';
import type { CaseStatus } from '../shared.ts';

/** The ring a status is drawn with; the word beside it says it more exactly. */
export function stateOf(status: CaseStatus): RecordState {
  switch (status) {
    case 'open':
    case 'reopened':
      return 'working';
    case 'follow_up':
      return 'waiting';
    case 'closed':
    case 'closed_referred':
      return 'done';
  }
}
