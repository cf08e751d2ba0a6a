import { useSearchParams } from 'react-router';

type State = Record<string, string>;

/** What a page shows, kept in its address: a link or a reload shows the same. What is as by default is left out of it. */
export function useUrlState<S extends State>(defaults: S): readonly [S, (next: Partial<S>) => void] {
  const [params, setParams] = useSearchParams();
  const state = Object.fromEntries(Object.entries(defaults).map(([name, value]) => [name, params.get(name) ?? value]));
  function change(next: Partial<S>): void {
    setParams(
      (current) => {
        const changed = new URLSearchParams(current);
        for (const [name, value] of Object.entries<string | undefined>(next)) {
          if (value === undefined || value === defaults[name]) changed.delete(name);
          else changed.set(name, value);
        }
        return changed;
      },
      { replace: true },
    );
  }
  return [state as S, change];
}
