import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import type { FieldFault } from './problem.dto.js';
import { InvalidFields } from './problem.js';

/** Checks bodies and queries against their DTO classes, and tells every fault at once. */
export const validateFields = (): ValidationPipe =>
  new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    stopAtFirstError: true,
    exceptionFactory: (errors) => new InvalidFields(errors.flatMap((error) => faultsOf(error))),
  });

function faultsOf(error: ValidationError, parent = ''): FieldFault[] {
  const field = parent + error.property;
  const own = Object.values(error.constraints ?? {}).map((detail) => ({ field, detail }));
  return [...own, ...(error.children ?? []).flatMap((child) => faultsOf(child, `${field}.`))];
}
