import { type ClientBase, type Pool, Query } from 'pg';
import utils from 'pg/lib/utils.js';

/** One SQL statement. With a `name` PostgreSQL parses and plans it once per connection; the same name is always the same text. */
export interface Statement {
  readonly name?: string;
  readonly text: string;
}

/** Runs it once, and tells its rows. */
export async function run<Row>(
  where: Pool | ClientBase,
  { name, text }: Statement,
  values: readonly unknown[],
): Promise<Row[]> {
  if (name !== undefined) return runNamed(where, new NamedQuery<Row>({ name, text }, values));
  return (await where.query({ text, values: values as unknown[] })).rows as Row[];
}

function runNamed<Row>(where: Submitting, query: NamedQuery<Row>): Promise<Row[]> {
  return new Promise((resolve, reject) => {
    where.query(query, undefined, (error) => (error ? reject(error) : resolve(query.found)));
  });
}

/** A pool or a client, as the driver's types do not tell. */
interface Submitting {
  query(query: object, values: undefined, callback: (error: Error | undefined) => void): void;
}

interface Shape {
  addFields(fields: unknown): void;
  parseRow(fields: unknown): object;
}

interface Wire {
  bind(values: object): void;
  execute(portal: object): void;
  sync(): void;
}

/** The driver's own query, as far as it is not in its types. */
interface DriverQuery {
  readonly _result: Shape;
  _canceledDueToError: unknown;
  hasBeenParsed(wire: Wire): boolean;
  prepare(wire: Wire): void;
}

const Driver = Query as unknown as new (statement: object, values: readonly unknown[]) => DriverQuery;

// It would take the position of the value for something else.
const prepareValue = (value: unknown): unknown => utils.prepareValue(value);

/** What the rows of each statement look like, by its name. */
const shapes = new Map<string, Shape>();

/**
 * Asks for the columns of a statement only once: they are the same each time, and on every connection. Otherwise they are
 * described with each answer, which costs both sides as much as a small row.
 */
class NamedQuery<Row> extends Driver {
  readonly found: Row[] = [];
  private shape: Shape | undefined;

  constructor(
    private readonly statement: Required<Statement>,
    private readonly given: readonly unknown[],
  ) {
    super(statement, given);
    this.shape = shapes.get(statement.name);
  }

  override prepare(wire: Wire): void {
    if (!this.shape || !this.hasBeenParsed(wire)) return super.prepare(wire);
    wire.bind({ statement: this.statement.name, values: this.given, valueMapper: prepareValue });
    wire.execute({});
    wire.sync();
  }

  handleRowDescription({ fields }: { fields: unknown }): void {
    this._result.addFields(fields);
    this.shape = this._result;
    shapes.set(this.statement.name, this.shape);
  }

  handleDataRow({ fields }: { fields: unknown }): void {
    try {
      this.found.push(this.shape!.parseRow(fields) as Row);
    } catch (error) {
      this._canceledDueToError = error;
    }
  }

  handleCommandComplete(): void {
    // How many rows there are is seen by the rows.
  }
}
