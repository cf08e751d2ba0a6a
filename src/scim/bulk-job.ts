import { v7 as uuidv7 } from 'uuid';
import {
  bulkIdOf,
  bulkResponse,
  creatorsOf,
  etag,
  orderBulk,
  parseEtags,
  replaceReferences,
  ScimError,
} from '../protocol/index.js';
import type {
  BulkOperation,
  BulkRequest,
  BulkResponse,
  BulkResult,
  BulkStep,
  RefusedOperation,
} from '../protocol/index.js';
import type { BulkWorksService, Creation, Outcome, Work } from './bulk-works.service.js';
import { toScimError } from './scim-exception.filter.js';
import type { ScimScope } from './scim-scope.js';

/** How many works of one kind are carried out together. */
const CHUNK = 500;

/** One bulk request on its way from its operations to its answer, RFC 7644 §3.7. */
export class BulkJob {
  private readonly creators: ReadonlyMap<string, number>;
  /** Of each operation's resource. Those of new ones are chosen up front, so that circles can be closed. */
  private readonly ids: (string | undefined)[];
  private readonly promised = new Set<number>();
  private readonly outcomes: (Outcome | undefined)[] = [];
  private run: { readonly index: number; readonly work: Work }[] = [];
  /** How many more errors the client puts up with. */
  private patience: number;

  constructor(
    private readonly scope: ScimScope,
    private readonly request: BulkRequest,
    private readonly works: BulkWorksService,
  ) {
    this.creators = creatorsOf(request);
    this.ids = request.operations.map(({ method }) => (method === 'POST' ? uuidv7() : undefined));
    this.patience = request.failOnErrors;
  }

  async finish(): Promise<BulkResponse> {
    for (const step of orderBulk(this.request)) {
      if (this.run.some(({ index }) => step.after.has(index))) await this.carryOutRun();
      if (this.isOver) break;
      await this.take(step);
    }
    await this.carryOutRun();
    return bulkResponse(this.request.operations.flatMap((_, index) => this.resultOf(index) ?? []));
  }

  private get isOver(): boolean {
    return this.patience <= 0;
  }

  /** Adds a step to the run, which is carried out before where the two do not go together. */
  private async take({ index, refers }: BulkStep): Promise<void> {
    const work = this.prepare(index, refers);
    if (!this.goesWithRun(work)) await this.carryOutRun();
    if (this.isOver) return;
    if (work instanceof ScimError) return this.settle(index, work);
    this.run.push({ index, work });
    if (this.run.length >= this.longestRun(work)) await this.carryOutRun();
  }

  private goesWithRun(work: Work | ScimError): boolean {
    // Where the client counts errors, those of the run come before this one.
    if (work instanceof ScimError) return this.patience === Infinity;
    return work.kind !== null && work.kind === this.run[0]?.work.kind;
  }

  // A run is no longer than the errors that are left, so that none is carried out that should not be; only creations can
  // be tried all or none.
  private longestRun(work: Work): number {
    if (work.kind === null) return 1;
    return 'body' in work ? CHUNK : Math.min(CHUNK, this.patience);
  }

  private async carryOutRun(): Promise<void> {
    const run = this.run;
    this.run = [];
    if (run.length === 0) return;
    const works = run.map(({ work }) => work);
    const outcomes =
      run.length <= this.patience
        ? await this.works.carryOut(this.scope, works)
        : await this.works.createAll(this.scope, works as Creation[]);
    for (const [place, { index, work }] of run.entries()) {
      if (this.isOver) return;
      this.settle(index, outcomes?.[place] ?? (await this.works.carryOut(this.scope, [work]))[0]!);
    }
  }

  private settle(index: number, outcome: Outcome): void {
    this.outcomes[index] = outcome;
    if (outcome instanceof ScimError) this.patience--;
    // An account that was taken back has the id that it had.
    else this.ids[index] = outcome.id;
  }

  private prepare(index: number, refers: boolean): Work | ScimError {
    const operation = this.request.operations[index]!;
    if ('error' in operation) return operation.error;
    const { type, version } = operation;
    try {
      if (operation.id !== undefined) this.ids[index] = this.resolve(operation.id);
      const data = refers ? replaceReferences(operation.data, (bulkId) => this.idOf(bulkId)) : operation.data;
      const scope = { ...this.scope, type, expected: parseEtags(version) };
      return this.works.prepare(scope, { ...operation, data }, this.ids[index]!, this.promised.has(index));
    } catch (error) {
      return toScimError(error);
    }
  }

  private resolve(id: string): string {
    const bulkId = bulkIdOf(id);
    return bulkId === null ? id : this.idOf(bulkId);
  }

  private idOf(bulkId: string): string {
    const index = this.creators.get(bulkId);
    const name = `bulkId:${bulkId.slice(0, 64)}`;
    if (index === undefined) throw new ScimError(400, `No operation of the request creates ${name}.`, 'invalidValue');
    const outcome = this.outcomes[index];
    if (outcome instanceof ScimError) throw new ScimError(409, `This refers to ${name}, which was not created.`);
    if (outcome === undefined) this.promised.add(index);
    return this.ids[index]!;
  }

  private resultOf(index: number): BulkResult | null {
    const outcome = this.outcomes[index];
    if (!outcome) return null;
    const operation = this.request.operations[index]!;
    const { method, bulkId } = operation;
    const failed = outcome instanceof ScimError;
    const location = failed && method === 'POST' ? undefined : this.locationOf(operation, index);
    return {
      method,
      bulkId,
      location,
      version: failed || outcome.version === undefined ? undefined : etag(outcome.version),
      status: String(outcome.status),
      response: failed ? outcome.toBody() : undefined,
    };
  }

  private locationOf(operation: BulkOperation | RefusedOperation, index: number): string | undefined {
    const id = this.ids[index];
    if ('error' in operation || id === undefined) return undefined;
    return `${this.scope.baseUrl}${operation.type.endpoint}/${encodeURIComponent(id)}`;
  }
}
