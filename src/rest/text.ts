import { Transform } from 'class-transformer';
import { buildMessage, ValidateBy } from 'class-validator';

/** Takes the blanks away around what people type. */
export const Trimmed = (): PropertyDecorator =>
  Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? value.trim() : value));

/** Text that PostgreSQL gives back as it came: it has no NUL, and lone surrogates have no UTF-8. */
export const IsText = (): PropertyDecorator =>
  ValidateBy({
    name: 'isText',
    validator: {
      validate: (value) => typeof value === 'string' && value.isWellFormed() && !value.includes('\0'),
      defaultMessage: buildMessage((each) => `${each}$property must be text without NUL or broken characters`),
    },
  });

/** A moment that is still to come. */
export const IsInFuture = (): PropertyDecorator =>
  ValidateBy({
    name: 'isInFuture',
    validator: {
      validate: (value) => typeof value === 'string' && Date.parse(value) > Date.now(),
      defaultMessage: buildMessage((each) => `${each}$property must be in the future`),
    },
  });
