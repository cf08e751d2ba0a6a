import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AttributeDraft } from './attribute-draft.js';
import classes from './attribute-editor.module.css';

interface Props {
  readonly draft: AttributeDraft;
  readonly faults: Readonly<Record<string, string>>;
  readonly place: string;
  readonly onChange: (values: Partial<AttributeDraft>) => void;
}

const MUTABILITIES = [
  { value: 'readWrite', label: 'may be written' },
  { value: 'immutable', label: 'keeps its first value' },
  { value: 'readOnly', label: 'is not written by providers' },
  { value: 'writeOnly', label: 'is taken, but never shown' },
];

const RETURNED = [
  { value: 'default', label: 'by default' },
  { value: 'always', label: 'always' },
  { value: 'request', label: 'only when asked for' },
  { value: 'never', label: 'never' },
];

/** What is rarely otherwise than it is by default. */
export function AttributeTraits({ draft, faults, place, onChange }: Props): ReactNode {
  const { type, mutability, returned, caseExact, canonicalValues, referenceTypes } = draft;
  const isFaulty = ['mutability', 'returned', 'canonicalValues', 'referenceTypes'].some(
    (name) => `${place}.${name}` in faults,
  );
  return (
    <details open={isFaulty || undefined}>
      <summary className={classes.summary}>More</summary>
      <div className={classes.traits}>
        <NativeSelect
          label="It"
          data={MUTABILITIES}
          value={mutability}
          error={faults[`${place}.mutability`]}
          onChange={({ currentTarget: { value } }) =>
            // What is never shown is never returned either.
            onChange({ mutability: value, ...(value === 'writeOnly' && { returned: 'never' }) })
          }
        />
        <NativeSelect
          label="It is returned"
          data={RETURNED}
          value={returned}
          error={faults[`${place}.returned`]}
          onChange={({ currentTarget: { value } }) => onChange({ returned: value })}
        />
        {type === 'string' && (
          <>
            <TextInput
              label="Suggested values (optional)"
              placeholder="day, night"
              value={canonicalValues}
              error={faults[`${place}.canonicalValues`]}
              onChange={({ currentTarget: { value } }) => onChange({ canonicalValues: value })}
            />
            <Checkbox
              mt={30}
              label="Upper and lower case differ"
              checked={caseExact}
              onChange={({ currentTarget: { checked } }) => onChange({ caseExact: checked })}
            />
          </>
        )}
        {type === 'reference' && (
          <TextInput
            label="Leads to"
            placeholder="User, Group, external or uri"
            value={referenceTypes}
            error={faults[`${place}.referenceTypes`]}
            onChange={({ currentTarget: { value } }) => onChange({ referenceTypes: value })}
          />
        )}
      </div>
    </details>
  );
}
