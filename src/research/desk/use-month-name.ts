import { useWords } from '#desk/parts.ts';

/** The name of a month as the house writes it: `novembar 2026.`, `November 2026`. */
export function useMonthName(): (month: string) => string {
  const { locale } = useWords();
  return (month) => {
    // Noon in the middle of the month: no zone turns it into another one.
    const at = new Date(`${month}-15T12:00:00Z`);
    return new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { month: 'long', year: 'numeric' }).format(at);
  };
}
