import { PasswordInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Fields } from '../../components/use-fields.js';

type Chosen = { password: string; again: string };

/** A password chosen now, twice, since nobody sees what they type. */
export function NewPassword({ form, label = 'Password' }: { form: Fields<Chosen>; label?: string }): ReactNode {
  return (
    <>
      <PasswordInput
        label={label}
        description="At least twelve characters; it may be a sentence."
        autoComplete="new-password"
        required
        {...form.text('password')}
      />
      <PasswordInput label={`${label}, again`} autoComplete="new-password" required {...form.text('again')} />
    </>
  );
}
