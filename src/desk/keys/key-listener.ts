import { lookState } from '../look.ts';
import { bindingsNow, type KeyBinding } from './bindings.ts';
import { isSingle, pressedName, withAlt } from './pressed.ts';
import { lettersRest } from './resting.ts';

const sequenceMs = 1_200;
const writing =
  'input:not([type=checkbox], [type=radio], [type=button]), textarea, select, [contenteditable=""], [contenteditable=true]';
const acting = 'button, summary, [role=option], [role=radio], [role=tab]';
const own: Record<string, string> = {
  space: acting,
  enter: `${acting}, a[href], form, textarea`,
  arrowup: 'form, textarea',
  arrowdown: 'form, textarea',
};

function withinDialog(): boolean {
  return document.querySelector('dialog:modal, [aria-modal=true]') !== null;
}

/** Whether these keys, pressed here, are the binding's own. */
function isPressed(binding: KeyBinding, keys: string, target: EventTarget | null): boolean {
  if (binding.keys.toLowerCase() !== keys) return false;
  const at = target instanceof Element ? target : null;
  const name = keys.split(' ').at(-1) ?? keys;
  if (isSingle(name) && (!lookState.get().singleKeys || at?.closest(writing))) return false;
  if (withAlt(keys) !== null && lettersRest()) return false;
  return !(own[name] && at?.closest(own[name]));
}

function findPressed(keys: string, target: EventTarget | null): KeyBinding | undefined {
  const all = bindingsNow().filter((binding) => binding.always || !withinDialog());
  return (
    all.find((binding) => isPressed(binding, keys, target)) ?? all.find((binding) => withAlt(binding.keys) === keys)
  );
}

/** Whether more may follow: `g`, and with Alt where something begins with it. */
function begins(name: string): boolean {
  return isSingle(name) || bindingsNow().some((binding) => withAlt(binding.keys)?.startsWith(`${name} `));
}

/** Listens on the window and runs the nearest binding of what was pressed. Returns the way to stop. */
export function listenToKeys(): () => void {
  let before: { name: string; at: number } | null = null;

  function heard(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.repeat) return;
    const name = pressedName(event);
    // The key that is held comes first, by itself: it ends nothing.
    if (name.endsWith('alt')) return;
    const sequence = before && event.timeStamp - before.at < sequenceMs ? `${before.name} ${name}` : null;
    before = begins(name) ? { name, at: event.timeStamp } : null;
    const found = (sequence && findPressed(sequence, event.target)) || findPressed(name, event.target);
    // With Alt some keyboards write a sign.
    if (found || (before && !isSingle(name))) event.preventDefault();
    found?.run();
  }

  window.addEventListener('keydown', heard);
  return () => window.removeEventListener('keydown', heard);
}
