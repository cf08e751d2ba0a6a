import { applyDecorators } from '@nestjs/common';
import { ApiDefaultResponse, ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { Problem } from '../problem/problem.dto.js';
import { PROBLEM_MEDIA_TYPE } from '../problem/problem.js';

/** Documents that every other answer of a controller is a problem. */
export const ApiProblems = (): ClassDecorator =>
  applyDecorators(
    ApiExtraModels(Problem),
    ApiDefaultResponse({
      description: 'What went wrong, as RFC 9457 describes it.',
      content: { [PROBLEM_MEDIA_TYPE]: { schema: { $ref: getSchemaPath(Problem) } } },
    }),
  );
