const MARK = 'data-combobox-selected';

/** The open list of a field with a list, or null. */
function listOf(input: HTMLInputElement): HTMLElement | null {
  return document.getElementById(input.getAttribute('aria-controls') ?? '');
}

/** Marks the first one of an open list in which something was typed and nothing is marked: its mark went with its row. */
export function markFirst(input: HTMLInputElement): void {
  const list = listOf(input);
  if (input.value === '' || list?.querySelector(`[${MARK}]`)) return;
  list?.querySelector('[data-combobox-option]')?.setAttribute(MARK, 'true');
}

/** Takes the one that is marked in an open list; whether there was one. */
export function takeMarked(input: HTMLInputElement): boolean {
  const marked = listOf(input)?.querySelector<HTMLElement>(`[${MARK}]`);
  marked?.click();
  return marked !== null && marked !== undefined;
}
