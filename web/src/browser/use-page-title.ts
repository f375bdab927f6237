import { useEffect } from 'react';

/** Names the page in the browser's tab and to screen readers: „Korpus · Verwaltung · Luna-IEMS“. */
export function usePageTitle(...parts: string[]): void {
  const title = [...parts, 'Luna-IEMS'].join(' · ');
  useEffect(() => {
    document.title = title;
  }, [title]);
}
