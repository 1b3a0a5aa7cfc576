/** One cap to draw: its name, and where the name is a word, the end of its `desk.key.` key. */
export type KeyCap = { name: string; said?: string };

const said: Record<string, string> = {
  space: 'space',
  ctrl: 'ctrl',
  shift: 'shift',
  alt: 'alt',
  enter: 'enter',
  esc: 'esc',
};
const signs: Record<string, string> = {
  up: '↑',
  down: '↓',
  left: '←',
  right: '→',
  arrowup: '↑',
  arrowdown: '↓',
  pageup: 'PgUp',
  pagedown: 'PgDn',
};

function cap(name: string): KeyCap {
  const low = name.toLowerCase();
  const word = said[low];
  if (word) return { name, said: word };
  return { name: signs[low] ?? (name.length === 1 ? name.toUpperCase() : name) };
}

/** The caps of `mod+k`, `F9`, `g t`, in the order they are pressed; `mod` is Command on a Mac and Ctrl elsewhere. */
export function keyCaps(keys: string, platform: string): KeyCap[] {
  const mod = /mac|iphone|ipad/i.test(platform) ? '⌘' : 'ctrl';
  const pressed = keys === '+' ? ['+'] : keys.split(/[+ ]/);
  return pressed.map((name) => (name.toLowerCase() === 'mod' ? cap(mod) : cap(name)));
}
