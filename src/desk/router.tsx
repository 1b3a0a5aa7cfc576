import { createRootRoute, createRoute, createRouter, Navigate, Outlet, type AnyRoute } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { navFor } from './frame/nav.ts';
import { ErrorState, LoadingState } from './parts/states.tsx';
import { Framed, Nothing, navItems } from './framed.tsx';
import type { DeskScreen } from './screen.ts';
import { screens } from './screens.ts';
import { useMe } from './use-me.ts';
import { useTitle } from './use-title.ts';
import { useWords } from './words.tsx';

let first = true;

/** After a change of screen the focus goes to its heading, so that a reader hears where one is. */
function useArrival(): void {
  useEffect(() => {
    if (first) first = false;
    else (document.getElementById('page-title') ?? document.getElementById('main'))?.focus();
  }, []);
}

function screenRoute(parent: AnyRoute, screen: DeskScreen) {
  function Screen() {
    const { t } = useWords();
    useTitle(t(screen.title));
    useArrival();
    return (
      <Suspense fallback={<LoadingState />}>
        <screen.element />
      </Suspense>
    );
  }
  return createRoute({ getParentRoute: () => parent, path: screen.path, component: Screen });
}

function Home() {
  const { data: me } = useMe();
  const place = navFor(navItems, me?.may ?? [])[0];
  return place ? <Navigate to={place.path} replace /> : <Nothing />;
}

/** The router of the desk, assembled from the modules' screens; bare ones stand outside the frame. */
export function createDeskRouter() {
  const root = createRootRoute({ component: Outlet });
  const framed = createRoute({ getParentRoute: () => root, id: 'framed', component: Framed });
  const home = createRoute({ getParentRoute: () => framed, path: '/', component: Home });
  const nothing = createRoute({ getParentRoute: () => framed, path: '$', component: Nothing });
  const routes = screens.filter((screen) => !screen.when);
  const inFrame = routes.filter((screen) => !screen.bare).map((screen) => screenRoute(framed, screen));
  const bare = routes.filter((screen) => screen.bare).map((screen) => screenRoute(root, screen));
  return createRouter({
    routeTree: root.addChildren([framed.addChildren([home, nothing, ...inFrame]), ...bare]),
    basepath: '/desk',
    defaultErrorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
  });
}
