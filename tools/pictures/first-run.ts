import type { RealProgram } from '../../src/testing/real-program.ts';
import { arrive, settled, type Screen } from '../../src/testing/screens.ts';

/** The screens before there is anybody: the public page, the code from the terminal, and what follows it. */
export function firstRunScreens({ setupCode }: RealProgram): Screen[] {
  return [
    {
      name: 'public',
      open: async ({ page, desk }) => void (await page.goto(new URL('/', desk).href)),
    },
    { name: 'first-run-code', open: (place) => arrive(place, '') },
    {
      name: 'first-run-organisation',
      open: async (place) => {
        await arrive(place, '');
        await place.page.locator('form input').first().fill(setupCode);
        await place.page.keyboard.press('Enter');
        await place.page.locator('h1').nth(0).waitFor();
        await place.page.waitForTimeout(500);
        await settled(place.page);
      },
    },
  ];
}
