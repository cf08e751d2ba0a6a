import { Tabs } from '@mantine/core';
import { type ComponentType, type ReactNode, useEffect, useRef } from 'react';
import { useNavigate, useParams } from 'react-router';
import { NothingHere } from '../shell/not-found.js';

export interface PageTab {
  /** What comes after the page's own address, which alone shows the first one. */
  readonly path: string;
  readonly label: string;
  readonly icon: ComponentType<{ size?: number }>;
  readonly Panel: ComponentType;
}

interface Props {
  /** For who cannot see them: `Parts of the settings`. */
  readonly label: string;
  /** The page's own address; that of its route ends with `/*`. */
  readonly root: string;
  readonly tabs: readonly PageTab[];
}

/** The parts of a page, each with an address of its own. */
export function PageTabs({ label, root, tabs }: Props): ReactNode {
  const { '*': given } = useParams();
  const path = given || tabs[0]?.path;
  const navigate = useNavigate();
  const tab = tabs.find((each) => each.path === path);
  // On a phone not all of them fit.
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const active = list.current?.querySelector('[aria-selected="true"]');
    active?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [path]);
  if (!tab || path === undefined) return <NothingHere what="page" />;
  return (
    <Tabs
      value={path}
      onChange={(next) => void navigate(`${root}/${next}`)}
      activateTabWithKeyboard={false}
      keepMounted={false}
    >
      <Tabs.List ref={list} aria-label={label} style={{ flexWrap: 'nowrap', overflowX: 'auto', overflowY: 'hidden' }}>
        {tabs.map(({ path: value, label: name, icon: Icon }) => (
          <Tabs.Tab key={value} value={value} leftSection={<Icon size={16} aria-hidden />}>
            {name}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      <Tabs.Panel value={path} pt="lg">
        <tab.Panel />
      </Tabs.Panel>
    </Tabs>
  );
}
