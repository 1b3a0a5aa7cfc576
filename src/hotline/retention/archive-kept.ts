let kept = false;

/** Says whether the program keeps an archive, as configured at start: only then it knows when a copy expires. */
export function tellArchiveKept(is: boolean): void {
  kept = is;
}

/** Whether the program keeps an archive. */
export function archiveKept(): boolean {
  return kept;
}
