/** What of the contact the sheet needs: whose it is, what was said, and what was judged so far. */
export type ContactToOpen = {
  id: string;
  number: string;
  line: string;
  /** The caller's name as the facts have it; empty where none was said. */
  name: string;
  /** The caller speaks of herself. */
  herself: boolean;
  risk: string | null;
  /** Practice becomes practice: whoever practises has charge of it, the leads are its team, and neither is asked. */
  practice: boolean;
};
