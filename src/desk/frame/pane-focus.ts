function inSight(pane: HTMLElement): boolean {
  return pane.checkVisibility({ visibilityProperty: true });
}

/** F6: moves the focus to the next pane of the screen, round the corner. A closed drawer opens first (see panes.tsx). */
export function focusNextPane(): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')].filter(
    (pane) => inSight(pane) || pane.dataset.pane === 'drawer',
  );
  const at = panes.findIndex((pane) => pane.contains(document.activeElement));
  const next = panes[(at + 1) % panes.length];
  if (!next) return;
  next.dispatchEvent(new CustomEvent('pane-wanted'));
  next.focus(); // a closed drawer takes the focus itself, once it is open
}
