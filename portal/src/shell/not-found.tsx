import { Button, Text } from '@mantine/core';
import { IconMapQuestion } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { EmptyState } from '../components/empty-state.js';
import { Page } from '../components/page.js';

/** An address that leads nowhere, or somewhere that one may not see: the two look alike. */
export function NotFound({ what = 'page' }: { what?: string }): ReactNode {
  return (
    <Page title={`There is no such ${what}`} hideTitle>
      <NothingHere what={what} />
    </Page>
  );
}

/** The same within a page, which has a title of its own. */
export function NothingHere({ what }: { what: string }): ReactNode {
  return (
    <EmptyState
      icon={IconMapQuestion}
      title={`There is no such ${what}`}
      action={
        <Button component={Link} to="/" variant="default">
          Go to the start
        </Button>
      }
    >
      <Text>It may have been deleted or renamed, or you may have no role in its tenant.</Text>
    </EmptyState>
  );
}
