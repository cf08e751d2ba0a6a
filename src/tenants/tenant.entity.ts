import { Column, CreateDateColumn, Entity, PrimaryColumn } from 'typeorm';

/** One customer of the platform. */
@Entity('tenants')
export class Tenant {
  @PrimaryColumn('uuid')
  id: string;

  @Column('text')
  name: string;

  @Column('text')
  slug: string;

  /** Made to try things out: a simulated identity provider may fill it. */
  @Column('boolean')
  demo: boolean;

  @CreateDateColumn({ name: 'created_at', type: 'timestamptz' })
  createdAt: Date;
}
