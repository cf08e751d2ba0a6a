import { Button, Group, Text } from '@mantine/core';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import { type ReactNode, useId, useState } from 'react';
import classes from './chart.module.css';
import { Plot } from './plot.js';
import { type ChartData, inWords } from './series.js';

interface Props extends ChartData {
  readonly title: string;
  /** What the chart shows, in a sentence, for who cannot see it. */
  readonly summary: string;
}

/** Numbers over time as a drawing, or as the table that says the same. */
export function Chart({ title, summary, ...data }: Props): ReactNode {
  const [asTable, setAsTable] = useState(false);
  const id = useId();
  const Icon = asTable ? IconChartBar : IconTable;
  return (
    <figure className={classes.figure} aria-labelledby={id}>
      <Group justify="space-between" gap="xs" mb="xs" component="figcaption">
        <Text fw={600} size="sm" id={id}>
          {title}
        </Text>
        <Button
          size="compact-xs"
          variant="subtle"
          color="gray"
          c="dimmed"
          leftSection={<Icon size={14} aria-hidden />}
          onClick={() => setAsTable(!asTable)}
          aria-label={`${title}: ${asTable ? 'show the chart' : 'show the table'}`}
        >
          {asTable ? 'Chart' : 'Table'}
        </Button>
      </Group>
      {asTable ? <Values title={title} {...data} /> : <Plot summary={summary} {...data} />}
    </figure>
  );
}

function Values({ title, points, series, format }: ChartData & { title: string }): ReactNode {
  return (
    <div className={classes.scroll} role="region" aria-label={`${title}: table`} tabIndex={0}>
      <table className={classes.values} aria-label={title}>
        <thead>
          <tr>
            <th scope="col">Time (UTC)</th>
            {series.map(({ label }) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {points.map(({ label }, index) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {series.map((each) => (
                <td key={each.label}>{inWords(each.values[index], format)}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
