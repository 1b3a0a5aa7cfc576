import { fromZoned, zonedTime } from '#kernel/format.ts';
import { responseTime, responseTimes } from './response-times.ts';
import { riskLevels, type RiskLevel, type RuleKind } from './shared.ts';

const HOUR_MS = 3_600_000;
/** Up to here a limit is hours that really pass; beyond it is days, at the same time of day. */
const COUNTED_IN_HOURS = 72;

/** When so many hours from a moment are over: days and weeks end at the same wall time, whatever the clock did between. */
export function dueAfter(from: Date, hours: number, zone: string): Date {
  if (hours <= COUNTED_IN_HOURS) return new Date(from.getTime() + hours * HOUR_MS);
  const { day, ...wall } = zonedTime(from, zone);
  const then = fromZoned({ ...wall, day: day + Math.floor(hours / 24) }, zone);
  return new Date(then.getTime() + (from.getTime() % 1000) + (hours % 24) * HOUR_MS);
}

/** By when a step of this risk is due, counted from a moment; null: by agreement. */
export function stepDue(level: RiskLevel, step: RuleKind, counts: Date, zone: string): Date | null {
  const { hours } = responseTime(level, step);
  return hours === null ? null : dueAfter(counts, hours, zone);
}

/** A task the rules make. */
export type Planned = { kind: RuleKind; due: Date | null };
/** An open task of the rules, as they see it. */
export type Timed = { id: string; kind: RuleKind; due: Date | null; counts: Date };
/** A task whose time the rules change, and from when its hours count now. */
export type Retimed = { id: string; due: Date | null; counts: Date };

/** What a case of this risk needs from its beginning; who is to be its owner only where it has none. */
export function firstSteps(level: RiskLevel, from: Date, zone: string, owned: boolean): Planned[] {
  return responseTimes(level)
    .filter(({ step }) => step !== 'assign' || !owned)
    .map(({ step }) => ({ kind: step, due: stepDue(level, step, from, zone) }));
}

/** Whether a risk is higher than another. */
export function isHigher(level: RiskLevel, than: RiskLevel): boolean {
  return riskLevels.indexOf(level) > riskLevels.indexOf(than);
}

/**
 * The risk rose at a moment: what is open is pulled to where the new level wants it, counted from then, where that is
 * nearer, and never further away; what is asked anew at every rise and is not open is made.
 */
export function risen(open: Timed[], level: RiskLevel, at: Date, zone: string): { moved: Retimed[]; made: Planned[] } {
  const moved = open.flatMap(({ id, kind, due: before }) => {
    const due = stepDue(level, kind, at, zone);
    return due !== null && (before === null || due < before) ? [{ id, due, counts: at }] : [];
  });
  const there = new Set(open.map(({ kind }) => kind));
  const anew = responseTimes(level).filter(({ step, again }) => again === 'rise' && !there.has(step));
  return { moved, made: anew.map(({ step }) => ({ kind: step, due: stepDue(level, step, at, zone) })) };
}

/** The risk was lowered: each open task is due as the new level says, counted from where its hours counted before. */
export function lowered(open: Timed[], level: RiskLevel, zone: string): Retimed[] {
  return open.flatMap(({ id, kind, due: before, counts }) => {
    const due = stepDue(level, kind, counts, zone);
    return due?.getTime() === before?.getTime() ? [] : [{ id, due, counts }];
  });
}
