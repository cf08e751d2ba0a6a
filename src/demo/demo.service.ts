import type { AddressInfo } from 'node:net';
import { ConflictException, Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { HttpAdapterHost } from '@nestjs/core';
import { v7 as uuidV7 } from 'uuid';
import { IntegrationsService } from '../integrations/integrations.service.js';
import { SecretsService } from '../integrations/secrets.service.js';
import { TenantsService } from '../tenants/tenants.service.js';
import type { DemoRun, RunSize } from './demo-run.entity.js';
import { DemoRunsRepository } from './demo-runs.repository.js';
import { SimulatorProcess } from './simulator-process.js';

const INTEGRATION = { name: 'Simulated Entra ID', provider: 'entra' } as const;
const MOST_INTEGRATIONS = 200;
const TOLD_EVERY_MS = 1_000;

/** Lets a simulated identity provider fill a demo tenant, one at a time. */
@Injectable()
export class DemoService implements OnApplicationShutdown {
  private readonly logger = new Logger('Demo');
  private readonly running = new Map<SimulatorProcess, Promise<void>>();

  constructor(
    private readonly host: HttpAdapterHost,
    private readonly tenants: TenantsService,
    private readonly integrations: IntegrationsService,
    private readonly secrets: SecretsService,
    private readonly runs: DemoRunsRepository,
  ) {}

  async find(tenantId: string): Promise<DemoRun | null> {
    await this.tenants.get(tenantId);
    return this.runs.find(tenantId);
  }

  async start(tenantId: string, size: RunSize): Promise<DemoRun> {
    const { demo } = await this.tenants.get(tenantId);
    if (!demo) throw new ConflictException('This is no demo tenant: a simulated company would mix with real people.');
    const integrationId = await this.integrationOf(tenantId);
    const run = await this.runs.begin(tenantId, uuidV7(), integrationId);
    if (!run) throw new ConflictException('The simulated identity provider is at work already.');
    // Nobody is warned of the end of such a secret; it ends with the run, or a week after a crash.
    const { row, secret } = await this.secrets.create(tenantId, integrationId, { kind: 'validation', label: 'Demo' });
    const url = `${this.ownAddress()}/scim/v2/${integrationId}`;
    const simulator = new SimulatorProcess({ ...size, url, token: secret, seed: run.number });
    this.running.set(simulator, this.watch(tenantId, run, row.id, simulator));
    return run;
  }

  async stop(tenantId: string): Promise<DemoRun> {
    await this.tenants.get(tenantId);
    const run = await this.runs.stop(tenantId);
    if (!run) throw new ConflictException('The simulated identity provider is not at work.');
    return run;
  }

  async onApplicationShutdown(): Promise<void> {
    const ending = [...this.running];
    for (const [simulator] of ending) simulator.stop();
    await Promise.all(ending.map(([, watched]) => watched));
  }

  private async integrationOf(tenantId: string): Promise<string> {
    const all = await this.integrations.list(tenantId, MOST_INTEGRATIONS);
    const known = all.find(({ name, provider }) => name === INTEGRATION.name && provider === INTEGRATION.provider);
    return (known ?? (await this.integrations.create(tenantId, INTEGRATION))).id;
  }

  /** Not the public address: that may lead through proxies that are not there yet. */
  private ownAddress(): string {
    const { address, family, port } = (this.host.httpAdapter.getHttpServer() as { address(): AddressInfo }).address();
    const anywhere = address === '0.0.0.0' || address === '::';
    const host = anywhere ? '127.0.0.1' : family === 'IPv6' ? `[${address}]` : address;
    return `http://${host}:${port}`;
  }

  private async watch(tenantId: string, run: DemoRun, secretId: string, simulator: SimulatorProcess): Promise<void> {
    const tell = async (): Promise<boolean> => {
      const told = await this.runs.update(tenantId, run.id, simulator.progress);
      // Somebody asked for it, or the tenant is gone.
      if (told !== 'running') simulator.stop();
      return told !== null;
    };
    const timer = setInterval(() => void tell().catch((error: unknown) => this.warn(error)), TOLD_EVERY_MS);
    const { state, complaint } = await simulator.ended;
    clearInterval(timer);
    try {
      const isThere = await tell();
      if (isThere && state === 'failed') this.logger.error(`The simulated identity provider failed: ${complaint}`);
      await this.runs.end(tenantId, run.id, state, complaint);
      await this.secrets.remove(tenantId, run.integrationId, secretId);
    } catch (error) {
      this.warn(error);
    } finally {
      this.running.delete(simulator);
    }
  }

  private warn(error: unknown): void {
    this.logger.warn(`How the simulated identity provider goes could not be noted: ${(error as Error).message}`);
  }
}
