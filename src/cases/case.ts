import { risks, type Risk, type TimelineGroup } from './shared.ts';

/** Whether the second risk is less grave than the first. */
export function falls(from: Risk, to: Risk): boolean {
  return risks.indexOf(to) < risks.indexOf(from);
}

/** Which lines belong together, by the first part of their kind. */
const groups: Record<Exclude<TimelineGroup, 'all'>, string[]> = {
  notes: ['note.written'],
  contacts: ['contact.attached'],
  decisions: [
    'case.opened',
    'risk.set',
    'status.set',
    'owner.set',
    'person.added',
    'person.ended',
    'screening.finished',
    'screening.decided',
    'assessment.set',
    'identification.set',
    'consent.given',
    'consent.refused',
    'consent.withdrawn',
    'consent.asked',
  ],
  work: [
    'task.made',
    'task.done',
    'task.withdrawn',
    'task.moved',
    'task.undone',
    'clock.started',
    'clock.ended',
    'referral.made',
    'referral.answered',
    'referral.withdrawn',
    'document.added',
    'document.removed',
    'document.put_back',
  ],
};

/** The kinds of lines in a group; null: every kind. */
export function kindsIn(group: TimelineGroup): string[] | null {
  return group === 'all' ? null : groups[group];
}
