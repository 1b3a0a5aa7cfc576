import { isMasked, maskIn } from '#people/shared.ts';
import { isMaskedField, sameValue } from '../../contact.ts';
import type { Change, Clash, Field, FieldValue, SaveAnswer, Saved } from '../../shared.ts';

/**
 * Something typed and not known to be kept. `before` goes into the history first: the version given up in a conflict.
 * `heldIn`: the value is a mask, and what that version holds is meant.
 */
export type Typed = {
  value: FieldValue;
  basedOn: number;
  turn: number;
  at: string;
  before?: FieldValue;
  heldIn?: number;
};

/** One contact as this screen has it: what the server is known to keep, what was typed since, what stands in the way. */
export type Draft = {
  known: Readonly<Record<string, Field>>;
  typed: Readonly<Record<string, Typed>>;
  /** Somebody else's versions, where both wrote. */
  clashes: Readonly<Record<string, Field>>;
  /** Fields the server would not take, with the code of the refusal. */
  refused: Readonly<Record<string, string>>;
  /** Values on their way, or sent without an answer: the server may have kept them. */
  unsure: Readonly<Record<string, readonly FieldValue[]>>;
  turn: number;
};

/** What goes in one request, and which turn of each field it holds. */
export type Sent = { changes: Change[]; turns: Record<string, number> };

const mostChanges = 60;

/** A draft in which nothing was typed. */
export function startDraft(known: Draft['known']): Draft {
  return { known, typed: {}, clashes: {}, refused: {}, unsure: {}, turn: 0 };
}

/** What the screen shows in a field: what was typed, else what is kept. */
export function valueOf(draft: Draft, field: string): FieldValue {
  return draft.typed[field]?.value ?? (field in draft.typed ? null : (draft.known[field]?.value ?? null));
}

/** How many fields are typed and not known to be kept. */
export function unsaved(draft: Draft): number {
  return Object.keys(draft.typed).length;
}

/**
 * Somebody typed. Back to what is kept is no change, unless another value of the field may be on its way. `heldIn`: of
 * a mask, the version whose number is meant; absent, the one known here.
 */
export function edited(
  draft: Draft,
  field: string,
  value: FieldValue,
  at: string,
  heldIn = draft.known[field]?.version,
): Draft {
  const known = draft.known[field];
  const typed = draft.typed[field];
  const refused = without(draft.refused, field);
  const stands = sameValue(value, known?.value ?? null) && (!isMask(field, value) || heldIn === known?.version);
  const asKept = stands && !draft.unsure[field] && typed?.before === undefined;
  if (asKept) return { ...untyped(draft, field), refused };
  const turn = draft.turn + 1;
  const { heldIn: _, ...rest } = typed ?? {};
  const next: Typed = { ...rest, value, at, turn, basedOn: typed?.basedOn ?? known?.version ?? 0 };
  if (isMask(field, value) && heldIn !== undefined) next.heldIn = heldIn;
  return { ...draft, turn, refused, typed: { ...draft.typed, [field]: next } };
}

function untyped(draft: Draft, field: string): Draft {
  const theirs = draft.clashes[field];
  const known = theirs ? { ...draft.known, [field]: theirs } : draft.known;
  return { ...draft, known, typed: without(draft.typed, field), clashes: without(draft.clashes, field) };
}

/** What is to be sent now: every typed field that waits for nobody's decision. */
export function toSend(draft: Draft): Sent {
  const sent: Sent = { changes: [], turns: {} };
  for (const [field, { value, basedOn, turn, before, heldIn }] of Object.entries(draft.typed)) {
    if (field in draft.clashes || field in draft.refused || sent.changes.length >= mostChanges) continue;
    if (before !== undefined) sent.changes.push({ field, basedOn, value: before });
    const held = heldIn === undefined ? {} : { heldIn };
    sent.changes.push({ field, basedOn: before === undefined ? basedOn : basedOn + 1, value, ...held });
    sent.turns[field] = turn;
  }
  return sent;
}

/** The values of a request are on their way. */
export function underWay(draft: Draft, sent: Sent): Draft {
  const unsure = { ...draft.unsure };
  for (const { field, value } of sent.changes) unsure[field] = [...(unsure[field] ?? []), value];
  return { ...draft, unsure };
}

/** The server answered a request: what it kept, and where somebody else had written. */
export function answered(draft: Draft, sent: Sent, answer: SaveAnswer, me: string): Draft {
  let next = draft;
  for (const clash of answer.clashes) next = clashed(next, clash, me);
  for (const saved of answer.saved) next = kept(next, sent, saved, me);
  const unsure = Object.fromEntries(Object.entries(next.unsure).filter(([field]) => !(field in sent.turns)));
  return { ...next, unsure };
}

function kept(draft: Draft, sent: Sent, { field, version, at }: Saved, me: string): Draft {
  const value = sent.changes.findLast((change) => change.field === field)?.value ?? null;
  const known = { ...draft.known, [field]: { version, value, by: me, at } };
  const typed = draft.typed[field];
  if (!typed || typed.turn === sent.turns[field]) return { ...draft, known, typed: without(draft.typed, field) };
  return { ...draft, known, typed: { ...draft.typed, [field]: based(typed, version) } };
}

// The newest version may be our own, from a request whose answer was lost: that is no conflict.
function clashed(draft: Draft, { field, theirs }: Clash, me: string): Draft {
  const typed = draft.typed[field];
  const known = { ...draft.known, [field]: theirs };
  if (!typed) return { ...draft, known };
  const ours = (draft.unsure[field] ?? []).some((value) => isOurs(field, value, theirs, me));
  if (!ours) return { ...draft, clashes: { ...draft.clashes, [field]: theirs } };
  return { ...draft, known, typed: { ...draft.typed, [field]: based(typed, theirs.version) } };
}

// Of a number only its mask comes back, which two numbers may share: then it has to be by the same hand, too.
function isOurs(field: string, value: FieldValue, theirs: Field, me: string): boolean {
  if (sameValue(value, theirs.value)) return true;
  return theirs.by === me && isMask(field, theirs.value) && typeof value === 'string' && maskIn(value) === theirs.value;
}

/** Whether a field shows a mask of its number, which is no value to be kept. */
export function isMask(field: string, value: FieldValue): boolean {
  return isMaskedField(field) && typeof value === 'string' && isMasked(value);
}

function based(typed: Typed, basedOn: number): Typed {
  const { before: _, ...rest } = typed;
  return { ...rest, basedOn };
}

/** The server would not take one field of a request. */
export function refusedField(draft: Draft, field: string, code: string): Draft {
  return { ...draft, refused: { ...draft.refused, [field]: code } };
}

/** What the server has now. Untouched fields take it; typed ones keep what was typed and meet it when they are sent. */
export function merged(draft: Draft, fields: Readonly<Record<string, Field>>): Draft {
  const newer = Object.entries(fields).filter(
    ([field, { version }]) => !(field in draft.typed) && version > (draft.known[field]?.version ?? 0),
  );
  return newer.length === 0 ? draft : { ...draft, known: { ...draft.known, ...Object.fromEntries(newer) } };
}

/** A conflict was decided: this value follows both versions. Mine goes into the history first where it is given up. */
export function resolved(draft: Draft, field: string, value: FieldValue, at: string): Draft {
  const theirs = draft.clashes[field];
  const mine = draft.typed[field];
  if (!theirs || !mine) return draft;
  const turn = draft.turn + 1;
  const next: Typed = { value, at, turn, basedOn: theirs.version };
  if (isMask(field, value))
    next.heldIn = sameValue(value, theirs.value) ? theirs.version : (mine.heldIn ?? theirs.version);
  if (!sameValue(value, mine.value) && !isMask(field, mine.value)) next.before = mine.value;
  return {
    ...draft,
    turn,
    known: { ...draft.known, [field]: theirs },
    typed: { ...draft.typed, [field]: next },
    clashes: without(draft.clashes, field),
  };
}

function without<T>(record: Readonly<Record<string, T>>, field: string): Record<string, T> {
  const { [field]: _, ...rest } = record;
  return rest;
}
