import { createRootRoute, createRoute, createRouter, Navigate, Outlet, type AnyRoute } from '@tanstack/react-router';
import { Suspense, useEffect, type FunctionComponent } from 'react';
import { navFor } from './frame/nav.ts';
import { ErrorState, LoadingState } from './parts/states.tsx';
import { Framed, NoPlace, Nothing, navItems } from './framed.tsx';
import type { DeskScreen } from './screen.ts';
import { screens } from './screens.ts';
import { useMe } from './use-me.ts';
import { useTitle } from './use-title.ts';
import { useWords } from './words.tsx';

const home = '/';
let first = true;

/** After a change of screen the focus goes to its heading, so that a reader hears where one is. */
function useArrival(): void {
  useEffect(() => {
    if (first) first = false;
    else (document.getElementById('page-title') ?? document.getElementById('main'))?.focus();
  }, []);
}

function screenFor(screen: DeskScreen): FunctionComponent {
  return function Screen() {
    const { t } = useWords();
    const { data: me } = useMe();
    useTitle(t(screen.title));
    useArrival();
    if (screen.needs && me && !me.may.includes(screen.needs)) return <Nothing />;
    return (
      <Suspense fallback={<LoadingState />}>
        <screen.element />
      </Suspense>
    );
  };
}

function screenRoute(parent: AnyRoute, screen: DeskScreen) {
  const component = screen.path === home ? homeFor(screen) : screenFor(screen);
  return createRoute({ getParentRoute: () => parent, path: screen.path, component });
}

/** `/desk` itself is the duty desk; whoever has no use for it comes to the first place she has. */
function homeFor(screen: DeskScreen): FunctionComponent {
  const Screen = screenFor(screen);
  return function Home() {
    const { data: me } = useMe();
    const places = navFor(navItems, me?.may ?? []);
    if (places.some(({ path }) => path === home)) return <Screen />;
    return places[0] ? <Navigate to={places[0].path} replace /> : <NoPlace />;
  };
}

/** The router of the desk, assembled from the modules' screens; bare ones stand outside the frame. */
export function createDeskRouter() {
  const root = createRootRoute({ component: Outlet });
  const framed = createRoute({ getParentRoute: () => root, id: 'framed', component: Framed });
  const nothing = createRoute({ getParentRoute: () => framed, path: '$', component: Nothing });
  const routes = screens.filter((screen) => !screen.when);
  const inFrame = routes.filter((screen) => !screen.bare).map((screen) => screenRoute(framed, screen));
  const bare = routes.filter((screen) => screen.bare).map((screen) => screenRoute(root, screen));
  return createRouter({
    routeTree: root.addChildren([framed.addChildren([nothing, ...inFrame]), ...bare]),
    basepath: '/desk',
    defaultErrorComponent: ({ error, reset }) => <ErrorState error={error} onRetry={reset} />,
  });
}
