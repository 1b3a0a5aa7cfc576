import type { Page } from 'playwright-core';

/** One screen to photograph: where it is, who looks at it, and what has to happen first. */
export type Shot = { name: string; path: string; as?: string; before?: (page: Page) => Promise<void> };

/** Opens the newest contact from the list, so that its address needs no guess. */
async function openFirstContact(page: Page): Promise<void> {
  await page.waitForSelector('main');
  const found = (await (await page.request.get(new URL('/desk/api/contacts', page.url()).href)).json()) as {
    contacts: { id: string; who: string | null }[];
  };
  const contact = found.contacts.find(({ who }) => who !== null) ?? found.contacts[0];
  if (contact) await page.goto(new URL(`/desk/contacts/${contact.id}`, page.url()).href);
  await page.waitForTimeout(400);
}

/** Every screen there is. */
export const screens: readonly Shot[] = [
  { name: 'public', path: '/' },
  { name: 'sign-in', path: '/desk' },
  { name: 'recovery', path: '/desk/recovery' },
  { name: 'duty', path: '/desk/', as: 'operator' },
  { name: 'contacts', path: '/desk/contacts', as: 'operator' },
  { name: 'contact', path: '/desk/contacts', as: 'operator', before: openFirstContact },
  { name: 'staff', path: '/desk/staff', as: 'director' },
  { name: 'roles', path: '/desk/roles', as: 'director' },
  { name: 'trustees', path: '/desk/trustees', as: 'director' },
  { name: 'own-sheet', path: '/desk/own-sheet', as: 'director' },
  { name: 'cover', path: '/desk/cover', as: 'lead' },
];
