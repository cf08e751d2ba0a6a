import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { IsEmail, IsString, Length, MaxLength } from 'class-validator';
import { IsText, Trimmed } from '../rest/text.js';
import { LONGEST_PASSWORD } from './passwords.js';

export const Email = (): PropertyDecorator =>
  applyDecorators(MaxLength(254), IsEmail(), Trimmed(), ApiProperty({ format: 'email', example: 'kim@example.com' }));

export const PersonName = (): PropertyDecorator => applyDecorators(Length(1, 200), IsText(), Trimmed());

/** A password that is there already: what it must be like was asked when it was chosen. */
export const Password = (): PropertyDecorator =>
  applyDecorators(MaxLength(LONGEST_PASSWORD * 4), IsString(), ApiProperty({ format: 'password' }));

/** A password that is chosen now: its rules are told by the answer. */
export const NewPassword = (): PropertyDecorator =>
  applyDecorators(
    MaxLength(LONGEST_PASSWORD * 4),
    IsText(),
    ApiProperty({ format: 'password', minLength: 12, maxLength: LONGEST_PASSWORD }),
  );

/** What stands behind the # of a link. */
export const LinkToken = (): PropertyDecorator => applyDecorators(Length(1, 100), IsString());
