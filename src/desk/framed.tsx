import { Outlet } from '@tanstack/react-router';
import { call } from './api.ts';
import { finishBeforeLeaving } from './before-leaving.ts';
import { Frame } from './frame/frame.tsx';
import type { NavItem } from './frame/nav.ts';
import { lockDesk } from './lock-desk.ts';
import { EmptyState, ErrorState, LoadingState } from './parts/states.tsx';
import { PageTitle } from './parts/surface.tsx';
import styles from './framed.module.css';
import { footParts, screens, topParts, urgentParts } from './screens.ts';
import { setSession, useSession } from './session-state.ts';
import { useMe } from './use-me.ts';
import { useWords } from './words.tsx';

/** The places of the rail, from the screens that have one. */
export const navItems: readonly NavItem[] = screens.flatMap((screen) =>
  screen.nav ? [{ ...screen.nav, path: screen.path }] : [],
);

// A sign-out the server did not hear of would be a lie: then the desk is locked instead.
async function signOut(): Promise<void> {
  await finishBeforeLeaving();
  const gone = await call('POST', '/desk/api/sign-out').then(
    () => true,
    () => false,
  );
  setSession(gone ? 'signed-out' : 'locked');
}

/** Every framed screen passes here: signed out and locked show their own screens, and only then comes the desk. */
export function Framed() {
  const session = useSession();
  const me = useMe();
  if (session === 'signed-out' || session === 'locked') return <Gate session={session} />;
  if (!me.data) {
    return (
      <div className={styles.alone}>
        {me.isError ? <ErrorState error={me.error} onRetry={() => void me.refetch()} /> : <LoadingState />}
      </div>
    );
  }
  return (
    <Frame
      items={navItems}
      me={me.data}
      lines={topParts.map((Part, at) => (
        <Part key={at} />
      ))}
      urgent={urgentParts.map((Part, at) => (
        <Part key={at} />
      ))}
      foot={footParts.map((Part, at) => (
        <Part key={at} />
      ))}
      onLock={() => void lockDesk()}
      onSignOut={() => void signOut()}
    >
      <Outlet />
    </Frame>
  );
}

function Gate({ session }: { session: 'signed-out' | 'locked' }) {
  const { t } = useWords();
  const own = screens.find((screen) => screen.when === session);
  if (own) return <own.element />;
  return (
    <main className={styles.alone}>
      <EmptyState kind="locked" title={t(`desk.session.${session}`)} />
    </main>
  );
}

/** An address that leads nowhere, or to what one may not see: the two look the same. */
export function Nothing() {
  const { t } = useWords();
  return <Alone title={t('desk.page.missing.title')} text={t('desk.page.missing.text')} />;
}

/** The home of somebody for whom no screen is there yet. */
export function NoPlace() {
  const { t } = useWords();
  return <Alone title={t('desk.page.noPlace.title')} text={t('desk.page.noPlace.text')} />;
}

function Alone({ title, text }: { title: string; text: string }) {
  return (
    <div className={styles.alone}>
      <PageTitle>{title}</PageTitle>
      <p>{text}</p>
    </div>
  );
}
