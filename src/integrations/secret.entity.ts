import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** What an identity provider presents to be let in. Only its SHA-256 is kept, and its beginning, to recognise it by. */
@Entity('secrets')
export class Secret {
  @PrimaryColumn('uuid', { name: 'tenant_id' })
  tenantId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'integration_id' })
  integrationId: string;

  @Column('text', { nullable: true })
  label: string | null;

  @Column('text')
  prefix: string;

  @Column('bytea', { select: false })
  hash: Buffer;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;

  @Column('timestamptz', { name: 'expires_at', nullable: true })
  expiresAt: Date | null;

  /** Set by a rotation: until then the old secret and the one that replaces it are both accepted. */
  @Column('timestamptz', { name: 'retires_at', nullable: true })
  retiresAt: Date | null;

  @Column('uuid', { name: 'replaced_by', nullable: true })
  replacedBy: string | null;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;
}
