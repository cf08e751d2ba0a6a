import { IsIn, IsOptional, IsUUID, ValidateBy } from 'class-validator';

const FORMATS = ['json', 'csv'] as const;

const IsDay = (): PropertyDecorator =>
  ValidateBy({
    name: 'isDay',
    validator: {
      validate: (value) =>
        typeof value === 'string' &&
        /^\d{4}-\d\d-\d\d$/.test(value) &&
        !Number.isNaN(Date.parse(value)) &&
        new Date(value).toISOString().startsWith(value),
      defaultMessage: (args) => `${args!.property} must be a day such as 2026-01-31`,
    },
  });

/** Which days a report is of, and as what it comes. */
export class ReportQuery {
  /**
   * The first day (UTC); 29 days before the last one, if absent.
   * @example 2026-01-01
   */
  @IsDay()
  @IsOptional()
  from?: string;

  /**
   * The last day (UTC), which is included; today, if absent. 400 days are the most.
   * @example 2026-01-31
   */
  @IsDay()
  @IsOptional()
  to?: string;

  /** `csv` downloads the report as a table, as `Accept: text/csv` does. */
  @IsIn(FORMATS)
  @IsOptional()
  format?: 'json' | 'csv';
}

export class IntegrationReportQuery extends ReportQuery {
  /** Only what this integration did. */
  @IsUUID()
  @IsOptional()
  integrationId?: string;
}
