import { sessionState } from './session-state.ts';

/** Where one writes; a box that is ticked is no place for a pen. */
const writing = 'input:not([type=checkbox], [type=radio], [type=button]), textarea';

/** Where the pen was: the address, the how many-th of how many fields, and the place in it. No word of what stood there. */
type Pen = { path: string; at: number; of: number; from: number | null; to: number | null };
type Field = HTMLInputElement | HTMLTextAreaElement;

const fields = () => [...document.querySelectorAll<Field>(`#main :is(${writing})`)];

/**
 * After locking and unlocking the cursor is back where somebody wrote, on the screen as it was: she goes on writing, at
 * once. Not where she meanwhile went elsewhere, or began to type. Returns the way to stop.
 */
export function keepPen(): () => void {
  let pen: Pen | null = null;
  let stop = () => {};
  const follow = () => {
    const session = sessionState.get();
    stop();
    if (session === 'locked') pen ??= penNow();
    if (session === 'signed-out') pen = null;
    if (session === 'signed-in' && pen) {
      stop = giveBack(pen);
      pen = null;
    }
  };
  const unfollow = sessionState.subscribe(follow);
  return () => {
    unfollow();
    stop();
  };
}

function penNow(): Pen | null {
  const all = fields();
  const at = all.findIndex((field) => field === document.activeElement);
  const field = all[at];
  if (!field) return null;
  const { selectionStart: from, selectionEnd: to } = field;
  return { path: globalThis.location.pathname, at, of: all.length, from, to };
}

/** As soon as the fields of the screen are there again; until a key is pressed, which is somebody doing something else. */
function giveBack({ path, at, of, from, to }: Pen): () => void {
  const watch = new MutationObserver(look);
  const stop = () => {
    watch.disconnect();
    removeEventListener('keydown', stop, true);
    removeEventListener('pointerdown', stop, true);
  };
  function look(): void {
    if (globalThis.location.pathname !== path) return stop();
    const all = fields();
    const field = all[at];
    if (all.length < of || !field) return;
    stop();
    // After the arrival on the screen, which puts the focus on the heading.
    requestAnimationFrame(() => {
      field.focus();
      if (from !== null && to !== null) field.setSelectionRange(from, to);
    });
  }
  watch.observe(document.body, { childList: true, subtree: true });
  addEventListener('keydown', stop, true);
  addEventListener('pointerdown', stop, true);
  return stop;
}
