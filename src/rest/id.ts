import { NotFoundException, Param, ParseUUIDPipe } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';

const parseId = new ParseUUIDPipe({ exceptionFactory: () => new NotFoundException('Nothing has such an id.') });

/** An id in the path. What cannot be an id names nothing, so it is a 404 like any unknown one. */
export const Id =
  (name: string): ParameterDecorator =>
  (controller, method, index) => {
    Param(name, parseId)(controller, method, index);
    const route = Object.getOwnPropertyDescriptor(controller, method!)!;
    ApiParam({ name, schema: { type: 'string', format: 'uuid' } })(controller, method!, route);
  };
