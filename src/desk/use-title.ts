import { useEffect } from 'react';

/** Names the browser's tab. Numbers and plain words only: a title stays in the history (DESIGN 5). */
export function useTitle(title: string | undefined): void {
  useEffect(() => {
    if (title) document.title = title;
  }, [title]);
}
