import { useEffect, useState } from 'react';

/**
 * What stands behind the # of the link that one came by. It leaves the address bar at once, and with it the history and
 * every screenshot.
 */
export function useLinkToken(): string {
  const [token] = useState(() => window.location.hash.slice(1));
  useEffect(() => {
    // The router's own notes stay in the state.
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search);
    // Another link opened in the same tab changes nothing but what stands behind the #.
    const reload = (): void => window.location.reload();
    window.addEventListener('hashchange', reload);
    return () => window.removeEventListener('hashchange', reload);
  }, []);
  return token;
}
