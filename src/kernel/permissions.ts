import { refuse } from './errors.ts';

/**
 * On which records a role may use a verb:
 * `always`; `granted`: holds a grant on the dossier; `own`: wrote or owns it; `self`: only about oneself.
 */
export type Condition = 'always' | 'granted' | 'own' | 'self';

/** Which verbs an actor has, each with its conditions (any of them suffices). Made from the roles held. */
export type Abilities = ReadonlyMap<string, ReadonlySet<Condition>>;

/** What a rule needs to know of a record to decide. */
export type Relation = { granted?: boolean; owner?: string | null; self?: string };

/** One permission a module declares, and the conditions a role may have it under. */
export type Permission = { verb: string; conditions: Condition[] };

export type RoleMatrix = ReadonlyMap<string, Abilities>;

/** The abilities of somebody who holds these roles: the union, role by role. Unknown roles give nothing. */
export function abilitiesOf(matrix: RoleMatrix, roles: string[]): Abilities {
  const all = new Map<string, Set<Condition>>();
  for (const role of roles)
    for (const [verb, conditions] of matrix.get(role) ?? [])
      all.set(verb, new Set([...(all.get(verb) ?? []), ...conditions]));
  return all;
}

/** Whether `actor` may use `verb` on a record standing in this relation; without a relation: on any record at all. */
export function may(actor: { id: string; abilities: Abilities }, verb: string, relation?: Relation): boolean {
  const conditions = actor.abilities.get(verb);
  if (!conditions) return false;
  if (!relation) return conditions.size > 0;
  return [...conditions].some((condition) => holds(condition, actor.id, relation));
}

function holds(condition: Condition, actor: string, relation: Relation): boolean {
  switch (condition) {
    case 'always':
      return true;
    case 'granted':
      return relation.granted === true;
    case 'own':
      return relation.owner === actor;
    case 'self':
      return relation.self === actor;
  }
}

/** Refuses with 403 where the verb is missing altogether. */
export function demand(actor: { id: string; abilities: Abilities }, verb: string, relation?: Relation): void {
  if (!may(actor, verb, relation)) throw refuse('not-allowed', 403, { verb });
}
