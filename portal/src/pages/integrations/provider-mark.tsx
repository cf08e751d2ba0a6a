import type { ReactNode } from 'react';
import type { Provider } from '../../../../src/integrations/integration.entity.js';
import classes from './provider-mark.module.css';

const LETTERS: Readonly<Record<Provider, string>> = {
  entra: 'E',
  okta: 'O',
  onelogin: '1',
  jumpcloud: 'J',
  google: 'G',
  ping: 'P',
  other: 'S',
};

/** Tells the providers apart at a glance; their logos are theirs. */
export function ProviderMark({ provider }: { provider: Provider }): ReactNode {
  return (
    <span className={classes.mark} data-provider={provider} aria-hidden>
      {LETTERS[provider]}
    </span>
  );
}
