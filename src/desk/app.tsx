import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect, type ReactNode } from 'react';
import { ApiError } from './api.ts';
import { startLive } from './live.ts';
import { schemeFromLook } from './look.ts';
import { styleNonce } from './nonce.ts';
import { askAgainWhatWasOvertaken } from './overtaken.ts';
import type { createDeskRouter } from './router.tsx';
import { keepPen } from './pen-back.ts';
import { sessionState, useSession, type Session } from './session-state.ts';
import { cssVariables, theme } from './theme.ts';
import { useMe } from './use-me.ts';
import { WordsProvider } from './words.tsx';

function worthAgain(failures: number, error: unknown): boolean {
  return failures < 2 && error instanceof ApiError && (error.status === 0 || error.status >= 500);
}

// The server may be on this very computer, so the browser's idea of being online does not matter.
const queries = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: worthAgain, staleTime: 10_000 },
    mutations: { networkMode: 'always' },
  },
});
askAgainWhatWasOvertaken(queries);

const scheme = schemeFromLook();

const gone = (session: Session) => session === 'locked' || session === 'signed-out';

// Nothing anybody read stays in memory after signing out or locking; the words may. This happens before the next screen
// is drawn: afterwards it would take away what a locked screen has just asked, and the screen would hear of no call.
sessionState.subscribe(() => {
  if (!gone(sessionState.get())) return;
  queries.removeQueries({ predicate: (query) => query.queryKey[0] !== 'words' });
});

/** What surrounds every screen: look, words, answers kept for a while, live facts. */
export function Surroundings({ children }: { children: ReactNode }) {
  return (
    <QueryClientProvider client={queries}>
      <MantineProvider
        theme={theme}
        cssVariablesResolver={cssVariables}
        colorSchemeManager={scheme}
        defaultColorScheme="auto"
        getStyleNonce={styleNonce}
      >
        <Spoken>{children}</Spoken>
      </MantineProvider>
    </QueryClientProvider>
  );
}

function Spoken({ children }: { children: ReactNode }) {
  const session = useSession();
  const { data } = useMe();
  useEffect(keepPen, []);
  useEffect(() => {
    // A locked screen hears one thing only, that a line rings; the server sees to that.
    return session === 'signed-in' || session === 'locked' ? startLive(queries) : undefined;
  }, [session]);
  return <WordsProvider me={data?.gender ?? 'other'}>{children}</WordsProvider>;
}

/** The desk. */
export function App({ router }: { router: ReturnType<typeof createDeskRouter> }) {
  return (
    <Surroundings>
      <RouterProvider router={router} />
    </Surroundings>
  );
}
