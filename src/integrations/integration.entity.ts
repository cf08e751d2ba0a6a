import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

export const PROVIDERS = ['entra', 'okta', 'other'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** A tenant's connection to one identity provider. */
@Entity('integrations')
export class Integration {
  @PrimaryColumn('uuid', { name: 'tenant_id' })
  tenantId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  provider: Provider;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  /** When the identity provider was last let in; null until it is for the first time. */
  @Column('timestamptz', { name: 'last_request_at', nullable: true })
  lastRequestAt: Date | null;
}
