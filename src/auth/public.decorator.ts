import { type CustomDecorator, SetMetadata } from '@nestjs/common';

export const PUBLIC = 'public';

/** Says of a controller or a route that it is open to everyone. All others declare a guard. */
export const Public = (): CustomDecorator => SetMetadata(PUBLIC, true);
