import { Button, Group, Paper, Text } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import type { MouseEvent, ReactNode } from 'react';
import { Answer } from './answer.js';
import classes from './data-table.module.css';
import type { Paged } from './use-list.js';

export interface Column<Item> {
  readonly label: string;
  /** In the first column: a link or a button, so that the row can be opened without a mouse. */
  readonly cell: (item: Item) => ReactNode;
  readonly align?: 'right';
  readonly width?: number | string;
  /** The order that the list can be had in by this column. */
  readonly sort?: { readonly direction: 'ascending' | 'descending' | 'none'; readonly onSort: () => void };
}

interface Props<Item> {
  /** What is listed, for who cannot see it. */
  readonly label: string;
  readonly list: Paged<Item>;
  readonly columns: readonly Column<Item>[];
  readonly keyOf: (item: Item) => string;
  /** In place of the table when there is nothing. */
  readonly empty: ReactNode;
}

/** A list of the REST API as a table, page by page. On a phone each row becomes a card. */
export function DataTable<Item>({ label, list, columns, keyOf, empty }: Props<Item>): ReactNode {
  return (
    <Answer query={list} lines={8}>
      {({ items }) =>
        items.length === 0 && list.previous === null ? (
          empty
        ) : (
          <Paper withBorder className={classes.frame}>
            <table className={classes.table} aria-label={label} aria-busy={list.isFetching}>
              <thead>
                <tr>
                  {columns.map((column) => (
                    <HeaderCell key={column.label} {...column} />
                  ))}
                </tr>
              </thead>
              <tbody>
                {items.map((item) => (
                  <tr key={keyOf(item)}>
                    {columns.map((column) => (
                      <td key={column.label} data-label={column.label} data-align={column.align}>
                        {column.cell(item)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            <Pages list={list} />
          </Paper>
        )
      }
    </Answer>
  );
}

function HeaderCell<Item>({ label, align, width, sort }: Column<Item>): ReactNode {
  return (
    <th scope="col" data-align={align} style={{ width }} aria-sort={sort?.direction}>
      {sort ? (
        <button type="button" className={classes.sort} onClick={sort.onSort}>
          {label}
          <span aria-hidden>{{ ascending: ' ↑', descending: ' ↓', none: '' }[sort.direction]}</span>
        </button>
      ) : (
        label
      )}
    </th>
  );
}

// One reads the next page from its beginning, which is above the button.
function turn({ currentTarget }: MouseEvent, to: (() => void) | null): void {
  to?.();
  currentTarget.closest('nav')?.previousElementSibling?.scrollIntoView();
}

// A button that is disabled while it has the focus loses it.
const end = (reached: boolean): object => ({ 'aria-disabled': reached, 'data-disabled': reached || undefined });

/** Leads through a list that it comes right after. */
export function Pages<Item>({ list }: { list: Paged<Item> }): ReactNode {
  if (list.next === null && list.previous === null) return null;
  return (
    <Group component="nav" aria-label="Pages of the list" justify="space-between" className={classes.pages}>
      <Text size="sm" c="dimmed" aria-live="polite">
        Page {list.page}
      </Text>
      <Group gap="xs">
        <Button
          size="xs"
          variant="default"
          {...end(list.previous === null)}
          onClick={(event) => turn(event, list.previous)}
          leftSection={<IconChevronLeft size={14} aria-hidden />}
        >
          Previous
        </Button>
        <Button
          size="xs"
          variant="default"
          {...end(list.next === null)}
          onClick={(event) => turn(event, list.next)}
          rightSection={<IconChevronRight size={14} aria-hidden />}
        >
          Next
        </Button>
      </Group>
    </Group>
  );
}
