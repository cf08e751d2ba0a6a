import { Button, Group, Switch } from '@mantine/core';
import { IconArrowUp } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import classes from './tail.module.css';

interface Props {
  readonly live: boolean;
  readonly onLive: (live: boolean) => void;
}

export function LiveSwitch({ live, onLive }: Props): ReactNode {
  return (
    <Switch
      checked={live}
      onChange={(event) => onLive(event.currentTarget.checked)}
      label={
        <Group gap={6} component="span" wrap="nowrap">
          Live
          {live && <span className={classes.pulse} aria-hidden />}
        </Group>
      }
    />
  );
}

/** What has come while somebody was reading. */
export function Waiting({
  count,
  atLeast,
  onShow,
}: {
  count: number;
  atLeast: boolean;
  onShow: () => void;
}): ReactNode {
  return (
    <div role="status" className={classes.waiting}>
      {count > 0 && (
        <Button size="compact-sm" radius="xl" leftSection={<IconArrowUp size={14} aria-hidden />} onClick={onShow}>
          {count}
          {atLeast && ' or more'} new {count === 1 ? 'request' : 'requests'}
        </Button>
      )}
    </div>
  );
}
