import type { ReactNode } from 'react';
import { Coach } from './coach.js';
import classes from './connect-tab.module.css';
import { Guide } from './guides/guide.js';

/** What to do at the identity provider, and beside it what has come of it. */
export function ConnectTab(): ReactNode {
  return (
    <div className={classes.columns}>
      {/* It may be higher than the window, and without a mouse only what has the focus can be scrolled. */}
      <div className={classes.coach} role="group" aria-label="Coach" tabIndex={0}>
        <Coach />
      </div>
      <div className={classes.guide}>
        <Guide />
      </div>
    </div>
  );
}
