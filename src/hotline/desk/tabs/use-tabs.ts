import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams } from '@tanstack/react-router';
import { useEffect } from 'react';
import { call, useKeys, useSession, useWords } from '#desk/parts.ts';
import type { ContactTab } from '../../shared.ts';
import { putAway, useOpenContacts } from '../open-contacts.ts';
import { keys, useMyself } from '../queries.ts';
import { useTrying } from '../use-trying.ts';
import { afterClosing, neighbour } from './neighbour.ts';

type Tabs = { tabs: ContactTab[] };
const place = (id: string) => `/desk/api/contact-tabs/${id}`;

/** What I have open, as the server keeps it: after a reload or a crash it is all still there. */
export function useTabs() {
  const queries = useQueryClient();
  const signedIn = useSession() === 'signed-in';
  const may = useMyself()?.may.includes('hotline.contact.read') ?? false;
  const { data } = useQuery({
    enabled: signedIn && may,
    queryKey: keys.tabs,
    queryFn: () => call<Tabs>('GET', '/desk/api/contact-tabs'),
  });
  const take = (answer: Tabs) => void queries.setQueryData(keys.tabs, answer);
  return {
    tabs: data?.tabs,
    /** Adds a contact at the end, or puts one that is there at a place. */
    keep: async (id: string, at?: number) =>
      take(await call<Tabs>('PUT', place(id), at === undefined ? {} : { place: at })),
    /** Notes how many lines of a practice call were heard. */
    hear: async (id: string, heard: number) => take(await call<Tabs>('PUT', place(id), { heard })),
    drop: async (id: string) => take(await call<Tabs>('DELETE', place(id))),
  };
}

/** Keeps the contact on the screen among the tabs. A tab that cannot be kept is no reason to stop writing. */
export function useKeptTab(id: string): void {
  const { tabs, keep } = useTabs();
  const missing = tabs !== undefined && !tabs.some((tab) => tab.id === id);
  useEffect(() => {
    if (missing) void keep(id).catch(() => {});
    // oxlint-disable-next-line react/exhaustive-deps -- `keep` is new at every drawing and always does the same
  }, [id, missing]);
}

/** Goes to a tab, and closes one once everything typed in it is kept. */
export function useTabActs() {
  const navigate = useNavigate();
  const trying = useTrying();
  const { tabs = [], keep, drop } = useTabs();
  const at = useParams({ strict: false }).id;
  const go = (id: string | undefined) => {
    if (id !== undefined) void navigate({ to: '/contacts/$id', params: { id } });
  };
  const close = trying(async (id: string) => {
    if (!(await putAway(id))) return;
    const next = afterClosing(tabs, id);
    if (id === at) await navigate(next ? { to: '/contacts/$id', params: { id: next } } : { to: '/' });
    await drop(id);
  });
  return { tabs, at, go, close, move: trying(keep) };
}

const mostDigits = 9;

/** Alt and a digit goes to a tab, Alt with Page Down or Up to the next; with Shift the tab itself goes there. Alt W closes. */
export function useTabKeys(): void {
  const { t } = useWords();
  const { tabs, at, go, close, move } = useTabActs();
  const open = useOpenContacts();
  const here = tabs.findIndex(({ id }) => id === at);
  // A contact just come back to may not stand among the tabs yet; it is open all the same.
  const current = tabs[here]?.id ?? open.find(({ id }) => id === at)?.id;
  const digits = tabs.slice(0, mostDigits).map(({ id, number }, index) => ({
    keys: `alt+${index + 1}`,
    says: t('hotline.desk.tabs.go', { number }),
    run: () => go(id),
  }));
  const step = (by: number) => go(neighbour(tabs, at, by));
  const carry = (by: number) => {
    const to = here + by;
    if (here >= 0 && current !== undefined && to >= 0 && to < tabs.length) void move(current, to);
  };
  const walk = [
    { keys: 'alt+pagedown', says: t('hotline.desk.tabs.next'), run: () => step(1) },
    { keys: 'alt+pageup', says: t('hotline.desk.tabs.before'), run: () => step(-1) },
  ];
  const own = [
    { keys: 'alt+shift+pagedown', says: t('hotline.desk.tabs.later'), run: () => carry(1) },
    { keys: 'alt+shift+pageup', says: t('hotline.desk.tabs.earlier'), run: () => carry(-1) },
    { keys: 'alt+w', says: t('hotline.desk.tabs.close'), run: () => void (current && close(current)) },
  ];
  useKeys([...digits, ...(tabs.length > 0 ? walk : []), ...(current === undefined ? [] : own)]);
}
