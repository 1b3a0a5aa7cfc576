import '@mantine/core/styles.layer.css';
import '../tokens.css';
import '../fonts.css';
import '../base.css';
import {
  createHashHistory,
  createRootRoute,
  createRoute,
  createRouter,
  Outlet,
  RouterProvider,
} from '@tanstack/react-router';
import { createRoot } from 'react-dom/client';
import { freezeClock } from '#kernel/clock.ts';
import { Surroundings } from '../app.tsx';
import { wearLook } from '../look.ts';
import { shareNonce } from '../nonce.ts';
import { SampleCase } from './case.tsx';
import { SampleContact } from './contact.tsx';
import { SampleDesk } from './desk.tsx';
import { Patterns } from './patterns.tsx';

// Every part in its states, for eyes and cameras. Built by a tool only; nothing of the product leads here.
freezeClock(new Date('2026-11-23T20:14:08Z'));
shareNonce();
wearLook();

const root = createRootRoute({ component: Outlet });
const framed = createRoute({ getParentRoute: () => root, id: 'framed', component: SampleDesk });
const page = (path: string, component: () => React.ReactNode) =>
  createRoute({ getParentRoute: () => framed, path, component });
const patterns = createRoute({ getParentRoute: () => root, path: '/', component: Patterns });
const router = createRouter({
  routeTree: root.addChildren([
    patterns,
    framed.addChildren([page('/contacts', SampleContact), page('/cases', SampleCase)]),
  ]),
  history: createHashHistory(),
});

const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <Surroundings>
      <RouterProvider router={router} />
    </Surroundings>,
  );
}
