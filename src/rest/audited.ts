import { type CustomDecorator, SetMetadata } from '@nestjs/common';

export const AUDITED = 'audited';

/** What the audit log calls this route, where the names of its controller and method do not say it well. */
export const Audited = (action: string): CustomDecorator => SetMetadata(AUDITED, action);

/** For a route that changes nothing although its method says so, or that makes its own entries. */
export const NotAudited = (): CustomDecorator => SetMetadata(AUDITED, false);
