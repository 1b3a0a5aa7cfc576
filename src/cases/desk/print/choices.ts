/** What goes on paper only where somebody chooses so: who it is, what was written, what happened and the notes. */
export const paperChoices = ['names', 'words', 'course'] as const;
export type PaperChoices = Record<(typeof paperChoices)[number], boolean>;

/** The paper as it is offered: initials, codes and days. */
export const nothingChosen: PaperChoices = { names: false, words: false, course: false };
