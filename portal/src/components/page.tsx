import { Anchor, Box, Breadcrumbs, Group, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { Link } from 'react-router';

interface HeaderProps {
  readonly title: string;
  /** A sentence that says what the page is for. */
  readonly description?: ReactNode;
  /** Beside the title: a status, a badge. */
  readonly aside?: ReactNode;
  /** Buttons. */
  readonly actions?: ReactNode;
  /** Where the page is reached from. */
  readonly trail?: readonly { readonly label: string; readonly to: string }[];
}

/** A page: its title, also the document's, and what is on it. */
export function Page({
  children,
  hideTitle,
  ...header
}: HeaderProps & { hideTitle?: boolean; children: ReactNode }): ReactNode {
  useDocumentTitle(`${header.title} · Rollcall`);
  return (
    <Stack gap="lg">
      {hideTitle ? (
        <VisuallyHidden>
          <h1>{header.title}</h1>
        </VisuallyHidden>
      ) : (
        <PageHeader {...header} />
      )}
      {children}
    </Stack>
  );
}

export function PageHeader({ title, description, aside, actions, trail = [] }: HeaderProps): ReactNode {
  return (
    <Box component="header">
      {trail.length > 0 && (
        <Breadcrumbs component="nav" aria-label="Breadcrumbs" mb={6} separatorMargin={6}>
          {trail.map(({ label, to }) => (
            <Anchor key={to} component={Link} to={to} size="sm">
              {label}
            </Anchor>
          ))}
          <Text size="sm" c="dimmed" truncate maw={320}>
            {title}
          </Text>
        </Breadcrumbs>
      )}
      <Group justify="space-between" align="flex-start" gap="md">
        <Box miw={0} flex="1 1 300px">
          <Group gap="sm">
            <Title order={1} style={{ overflowWrap: 'anywhere' }}>
              {title}
            </Title>
            {aside}
          </Group>
          {description !== undefined && (
            <Text c="dimmed" mt={4} maw={680} component="div">
              {description}
            </Text>
          )}
        </Box>
        {actions !== undefined && <Group gap="sm">{actions}</Group>}
      </Group>
    </Box>
  );
}
