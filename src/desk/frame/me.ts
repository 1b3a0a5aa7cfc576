import type { Gender } from '../words.tsx';

/** The person at this desk, as `GET /desk/api/me` tells it. */
export type Me = {
  name: string;
  initials: string;
  gender: Gender;
  /** What the role allows, `module.verb`. */
  may: readonly string[];
  /** Until when the shift lasts, if there is one. */
  shiftUntil?: string | null;
  /** The organisation's time zone. */
  zone?: string;
};
