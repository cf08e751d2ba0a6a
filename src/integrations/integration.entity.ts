import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

export const PROVIDERS = ['entra', 'okta', 'onelogin', 'jumpcloud', 'google', 'ping', 'other'] as const;
export type Provider = (typeof PROVIDERS)[number];

/** What happens when the identity provider comes from a network that is not allowed: nothing, a warning, a refusal. */
export const GUARD_MODES = ['off', 'warn', 'enforce'] as const;
export type GuardMode = (typeof GUARD_MODES)[number];

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

  @Column('text', { name: 'guard_mode' })
  guardMode: GuardMode;

  @Column('text', { name: 'guard_allow', array: true })
  guardAllow: string[];
}
