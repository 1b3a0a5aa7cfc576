import { now } from '#kernel/clock.ts';
import type { Tx } from '#kernel/db.ts';
import { fromZoned, zonedTime } from '#kernel/format.ts';
import { may } from '#kernel/permissions.ts';
import { organisationZone, type RecordHouse, type RecordPage, type StaffActor } from '#staff/index.ts';
import { openKeys, type DossierKey } from '#vault/index.ts';
import { promiseText } from './promise.ts';
import type { DayAnswer, OwedAnswer } from './shared.ts';
import { owedUntil, type OwedRow } from './store.ts';

/** More than anybody does in two days; the rest is counted. */
const MOST = 300;

/**
 * The day of whoever asks: every promise and task owed until tomorrow night on records she may open, the oldest
 * first; her own without a time at the end. Whose each is says itself, so that hers and her teams' are one list.
 */
export async function readDay(tx: Tx, actor: StaffActor, house: RecordHouse): Promise<DayAnswer> {
  const all = await owedUntil(tx, endOfTomorrow(now(), await organisationZone(tx)));
  const mine = all.filter(({ owner }) => owner === actor.id);
  // Hers are never the ones left out.
  const others = all.filter(({ owner }) => owner !== actor.id).slice(0, Math.max(0, MOST - mine.length));
  const shown = new Set([...mine, ...others]);
  const dossiers = [...new Set([...shown].map(({ dossier }) => dossier))];
  const keys = await openKeys(tx, actor.keys, dossiers);
  const pages = await house.pages(tx, dossiers);
  const owed = all.flatMap((row) => {
    const key = keys.get(row.dossier);
    const page = pages.get(row.dossier);
    return shown.has(row) && key && page ? [owedAnswer(actor, key, page, row)] : [];
  });
  return { owed, left: all.length - shown.size };
}

/** The midnight after tomorrow, on the wall of the house. */
function endOfTomorrow(at: Date, zone: string): Date {
  const { year, month, day } = zonedTime(at, zone);
  return fromZoned({ year, month, day: day + 2 }, zone);
}

function owedAnswer(actor: StaffActor, key: DossierKey, page: RecordPage, row: OwedRow): OwedAnswer {
  const { id, dossier, sort, kind, level, line, team, owner, version, practice } = row;
  const here = { granted: true };
  const byHand = kind !== 'assign';
  const change = byHand && may(actor, `tasks.${sort}.change`, here);
  return {
    ...{ id, dossier, sort, kind, level, line, team, owner, version, practice, page },
    due: row.due?.toISOString() ?? null,
    made: row.made.toISOString(),
    text: promiseText(key, row),
    can: {
      take: change && owner !== actor.id,
      move: change,
      end: byHand && may(actor, `tasks.${sort}.end`, here),
    },
  };
}
