import { Divider, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link, useLocation } from 'react-router';
import { OWN_PAGES, type Page, TENANT_PAGES } from '../routes.js';
import classes from './navigation.module.css';

interface Props {
  readonly operator: boolean;
  /** The tenant whose pages are offered, if any. */
  readonly slug: string | null;
  readonly onChoose: () => void;
}

export function Navigation({ operator, slug, onChoose }: Props): ReactNode {
  const { pathname } = useLocation();
  const entryOf = ({ path, nav }: Page, root: string): ReactNode => {
    if (!nav) return null;
    const to = `${root}/${path.replace(/\/\*$/, '')}`;
    const active = pathname === to || pathname.startsWith(`${to}/`);
    return (
      <Link key={to} to={to} onClick={onChoose} className={classes.entry} aria-current={active ? 'page' : undefined}>
        <nav.icon size={18} stroke={1.7} />
        {nav.label}
      </Link>
    );
  };
  const own = OWN_PAGES.filter((page) => operator || !page.operator);
  return (
    <Stack component="nav" aria-label="Pages" gap={2}>
      {slug !== null && TENANT_PAGES.map((page) => entryOf(page, `/t/${slug}`))}
      {slug !== null && own.some(({ nav }) => nav) && <Divider my="sm" color="var(--rollcall-line)" />}
      {own.map((page) => entryOf(page, ''))}
    </Stack>
  );
}
