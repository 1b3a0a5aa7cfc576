import { lookState } from '../look.ts';
import { bindingsNow, type KeyBinding } from './bindings.ts';
import { isSingle, pressedName } from './pressed.ts';

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

function allowed(binding: KeyBinding, name: string, target: EventTarget | null): boolean {
  if (withinDialog() && !binding.always) return false;
  const at = target instanceof Element ? target : null;
  if (isSingle(name) && (!lookState.get().singleKeys || at?.closest(writing))) return false;
  return !(own[name] && at?.closest(own[name]));
}

/** Listens on the window and runs the nearest binding of what was pressed. Returns the way to stop. */
export function listenToKeys(): () => void {
  let before: { name: string; at: number } | null = null;

  function heard(event: KeyboardEvent): void {
    if (event.defaultPrevented || event.isComposing || event.repeat) return;
    const name = pressedName(event);
    const sequence = before && event.timeStamp - before.at < sequenceMs ? `${before.name} ${name}` : null;
    before = isSingle(name) ? { name, at: event.timeStamp } : null;
    const bindings = bindingsNow().filter((binding) => allowed(binding, name, event.target));
    const of = (keys: string | null) => bindings.find((binding) => binding.keys.toLowerCase() === keys);
    const found = of(sequence) ?? of(name);
    if (!found) return;
    event.preventDefault();
    found.run();
  }

  window.addEventListener('keydown', heard);
  return () => window.removeEventListener('keydown', heard);
}
