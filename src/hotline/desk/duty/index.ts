export { AlertStrip } from './alerts/alert-strip.tsx';
export { DutyPage } from './duty-page.tsx';
export { LineStates } from './shift/line-states.tsx';
export { WaitingCount } from './waiting-count.tsx';
