import { useQueryClient } from '@tanstack/react-query';
import { ApiError, call } from '#desk/parts.ts';
import type { PersonChange, PersonClash, PersonSaveAnswer, PersonSaved } from '../../shared.ts';
import { keys } from '../queries.ts';

/** Saves one field of a person, said to be based on a version. Gives what was saved, or the clash with what stands there. */
export type Save = (field: string, basedOn: number, value: PersonChange['value']) => Promise<PersonSaved | PersonClash>;

/** Saving fields of a person; what shows her elsewhere is asked for again. */
export function useSaver(person: string): Save {
  const queries = useQueryClient();
  return async (field, basedOn, value) => {
    const changes = [{ field, basedOn, value }];
    const { saved, clashes } = await call<PersonSaveAnswer>('PUT', `/desk/api/people/${person}`, { changes });
    await queries.invalidateQueries({ queryKey: keys.person(person) });
    void queries.invalidateQueries({ queryKey: ['people', 'contact'] });
    const one = saved[0] ?? clashes[0];
    if (!one) throw new Error('a save without an answer');
    return one;
  };
}

/** Whether a save met somebody else's version. */
export function isClash(answer: PersonSaved | PersonClash): answer is PersonClash {
  return 'theirs' in answer;
}

/** Puts a field back as it was before one's own act. Refuses `changed-meanwhile` where somebody has written in it since. */
export function usePutBack(person: string): (...change: Parameters<Save>) => Promise<void> {
  const save = useSaver(person);
  return async (...change) => {
    if (isClash(await save(...change))) throw new ApiError(409, 'changed-meanwhile');
  };
}
