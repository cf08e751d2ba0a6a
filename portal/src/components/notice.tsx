import { Text } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck, IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './notice.module.css';
import type { Tone } from './status-badge.js';

const ICONS = { good: IconCircleCheck, warn: IconAlertTriangle, bad: IconAlertTriangle, calm: IconInfoCircle };

interface Props {
  readonly tone: Tone;
  readonly title?: string;
  readonly children?: ReactNode;
  /** `alert` is read aloud at once, `status` when there is a pause. */
  readonly role?: 'alert' | 'status';
}

/** Something to know, to mind, or to put right. */
export function Notice({ tone, title, children, role }: Props): ReactNode {
  const Icon = ICONS[tone];
  return (
    <div className={classes.notice} data-tone={tone} role={role}>
      <Icon size={18} className={classes.icon} aria-hidden />
      <div style={{ minWidth: 0, flex: 1 }}>
        {title !== undefined && (
          <Text size="sm" fw={650}>
            {title}
          </Text>
        )}
        <Text size="sm" component="div">
          {children}
        </Text>
      </div>
    </div>
  );
}
