const focusable =
  'a[href], button:not(:disabled), input:not(:disabled), textarea:not(:disabled), select, [tabindex="0"]';

/** Where the focus was, and what it stood in, from the inside out. */
let last: { element: HTMLElement; around: HTMLElement[] } | null = null;

function note({ target }: FocusEvent): void {
  if (!(target instanceof HTMLElement) || target === document.body) return;
  const around: HTMLElement[] = [];
  for (let one = target.parentElement; one && one !== document.body; one = one.parentElement) around.push(one);
  last = { element: target, around };
}

/** Somebody went away from it herself, by a press beside everything: that is no loss. Asked when what follows is done. */
function left({ target }: FocusEvent): void {
  queueMicrotask(() => {
    if (target === last?.element && last.element.isConnected && !last.element.matches(':disabled')) last = null;
  });
}

function mend(): void {
  if (!last || document.activeElement !== document.body) return;
  const { element, around } = last;
  if (element.isConnected) {
    // Not able for a moment, while something is asked: it has the focus again as soon as it is able.
    if (!element.matches(':disabled')) element.focus();
    return;
  }
  const home = around.find((one) => one.isConnected);
  if (!home) return;
  const heading = home.querySelector<HTMLElement>('#page-title');
  const next = heading ?? home.querySelector<HTMLElement>(focusable) ?? home;
  if (next === home && !home.hasAttribute('tabindex')) home.tabIndex = -1;
  next.focus();
}

/**
 * What was just pressed often goes away by it. The keyboard and a screen reader are then not thrown out to the page: the
 * focus goes to what is left of where it stood. Returns the way to stop.
 */
export function keepFocus(): () => void {
  let frame = 0;
  const watch = new MutationObserver(() => {
    if (!last || document.activeElement !== document.body) return;
    cancelAnimationFrame(frame);
    // After whoever puts the focus somewhere on purpose.
    frame = requestAnimationFrame(mend);
  });
  watch.observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['disabled'] });
  document.addEventListener('focusin', note);
  document.addEventListener('focusout', left);
  return () => {
    watch.disconnect();
    cancelAnimationFrame(frame);
    document.removeEventListener('focusin', note);
    document.removeEventListener('focusout', left);
  };
}
