/** A day of the calendar as a moment, for saying its date. */
export const noon = (day: string): string => `${day}T12:00:00Z`;
