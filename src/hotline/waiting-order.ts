/** More rows than anybody can keep in view; the rest is counted. */
const MOST = 200;
/** So many who wrote of danger stand first like every danger; more at once are a rush, and anybody can make one. */
const FEW_SAID = 5;
const MOST_SAID = 20;

/** What the order goes by: whether a contact is in danger, whether so far only whoever wrote it says so, whether it is due. */
export type Standing<Item> = {
  inDanger(item: Item): boolean;
  onlySaid(item: Item): boolean;
  due(item: Item): boolean;
};

/**
 * What stands first of what waits, which comes in its usual order: what is in danger now, then the rest. Where many wrote
 * of danger whom no colleague has judged yet, they come after what a colleague judged and what was promised and is due,
 * the first of them only. `left`: how many are not shown, `said` of them such messages. Pure.
 */
export function inOrder<Item>(
  waiting: readonly Item[],
  { inDanger, onlySaid, due }: Standing<Item>,
): { shown: Item[]; left: number; said: number } {
  const dangers = waiting.filter(inDanger);
  const said = dangers.filter(onlySaid);
  const others = waiting.filter((item) => !inDanger(item));
  const rush = said.length > FEW_SAID;
  const all = rush
    ? [
        ...dangers.filter((item) => !onlySaid(item)),
        ...others.filter(due),
        ...said.slice(0, MOST_SAID),
        ...others.filter((item) => !due(item)),
      ]
    : [...dangers, ...others];
  const hidden = rush ? Math.max(0, said.length - MOST_SAID) : 0;
  const shown = all.slice(0, MOST);
  return { shown, left: all.length - shown.length, said: hidden };
}
