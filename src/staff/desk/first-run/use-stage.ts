import { ApiError, call, useSession } from '#desk/parts.ts';
import type { CodeWait, FactorToShow, Me } from '../../shared.ts';
import { useAnswer, type Answer } from '../ask/use-answer.ts';
import { useMyself } from '../use-myself.ts';
import type { SetLine } from './lines-draft.ts';

export type Organisation = { name: string; languages: string[]; zone: string };
export type Founding = { organisation: Organisation | null; lines: SetLine[] };

/** Where the first run stands; everything but one's wish to go back comes from the server, so a reload changes nothing. */
export type Stage =
  | { step: 'loading' | 'enter' | 'elsewhere' }
  | { step: 'error'; error: unknown; retry: () => void }
  | { step: 'organisation' | 'lines' | 'director'; founding: Founding }
  | { step: 'factor'; factor: FactorToShow | null }
  | { step: 'sheet' | 'trustees' | 'invite'; me: Me };

/** Asks the server how far the first run is; `again` asks anew after a step. */
export function useStage(): { stage: Stage; again: () => void } {
  const session = useSession();
  const me = useMyself();
  const setup = useAnswer(() => call<Setup>('GET', '/desk/api/setup'));
  const founded = setup.data?.stage === 'done';
  const founding = useAnswer(
    () => call<Founding>('GET', '/desk/api/setup/organisation'),
    setup.data !== undefined && !founded,
  );
  const waiting = useAnswer(
    () => call<CodeWait>('POST', '/desk/api/sign-in/waiting'),
    founded && session === 'signed-out',
  );
  const again = () => {
    setup.again();
    founding.again();
  };
  return { stage: stageOf(), again };

  function stageOf(): Stage {
    if (setup.error) return { step: 'error', error: setup.error, retry: setup.again };
    if (!setup.data) return { step: 'loading' };
    if (!founded) return beforeDirector(founding);
    if (session === 'signed-in') return me ? afterDirector(me) : { step: 'loading' };
    if (session !== 'signed-out') return { step: session === 'locked' ? 'elsewhere' : 'loading' };
    if (!waiting.data) return { step: waiting.error ? 'elsewhere' : 'loading' };
    return waiting.data.waiting ? { step: 'factor', factor: waiting.data.factor } : { step: 'elsewhere' };
  }
}

type Setup = { stage: 'organisation' | 'director' | 'done' };

function beforeDirector({ data, error, again }: Answer<Founding>): Stage {
  if (error instanceof ApiError && error.status === 401) return { step: 'enter' };
  if (error) return { step: 'error', error, retry: again };
  if (!data) return { step: 'loading' };
  if (!data.organisation) return { step: 'organisation', founding: data };
  return { step: data.lines.length === 0 ? 'lines' : 'director', founding: data };
}

function afterDirector(me: Me): Stage {
  if (!me.may.includes('staff.quorum.make')) return { step: 'elsewhere' };
  if (me.missing.includes('own-sheet')) return { step: 'sheet', me };
  return { step: me.missing.length > 0 ? 'trustees' : 'invite', me };
}
