import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** A validation token is a secret for a certification run of the identity provider's, such as Microsoft's for its gallery. */
export const SECRET_KINDS = ['secret', 'validation'] as const;
export type SecretKind = (typeof SECRET_KINDS)[number];

/** What an identity provider presents to be let in. Only its SHA-256 is kept, and its beginning, to recognise it by. */
@Entity('secrets')
export class Secret {
  @PrimaryColumn('uuid', { name: 'tenant_id' })
  tenantId: string;

  @PrimaryColumn('uuid')
  id: string;

  @Column('uuid', { name: 'integration_id' })
  integrationId: string;

  @Column('text')
  kind: SecretKind;

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

  @Column('timestamptz', { name: 'first_used_at', nullable: true })
  firstUsedAt: Date | null;

  @Column('timestamptz', { name: 'last_used_at', nullable: true })
  lastUsedAt: Date | null;

  @Column('text', { name: 'last_used_from', nullable: true })
  lastUsedFrom: string | null;

  /** The User-Agent that came with it. */
  @Column('text', { name: 'last_used_by', nullable: true })
  lastUsedBy: string | null;

  /** A revoked secret is shown to nobody; its row stays a while to tell the tenant when it is presented again. */
  @Column('timestamptz', { name: 'revoked_at', nullable: true })
  revokedAt: Date | null;
}

/** A secret, and the one that replaces it as far as that says when the old one has had its day. */
export interface WatchedSecret extends Secret {
  readonly replacement: Pick<Secret, 'firstUsedAt' | 'lastUsedAt'> | null;
}
