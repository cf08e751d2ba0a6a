import { ActionIcon, Button, Checkbox, Group, Select, Stack, TextInput, Tooltip } from '@mantine/core';
import { IconPlus, IconTrash } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { type AttributeDraft, draftOf, TYPES } from './attribute-draft.js';
import classes from './attribute-editor.module.css';
import { AttributeTraits } from './attribute-traits.js';

interface ListProps {
  readonly drafts: readonly AttributeDraft[];
  readonly onChange: (drafts: AttributeDraft[]) => void;
  /** What the service says is wrong, by the place that it has there: `attributes[0].name`. */
  readonly faults: Readonly<Record<string, string>>;
  readonly place: string;
  /** Whether these are parts of an attribute, which have no parts and one value. */
  readonly parts?: boolean;
}

/** The attributes of a schema, or the parts of one of them. */
export function AttributeEditors({ drafts, onChange, faults, place, parts = false }: ListProps): ReactNode {
  const noun = parts ? 'sub-attribute' : 'attribute';
  return (
    <Stack gap="md">
      {drafts.map((draft, index) => (
        <AttributeEditor
          key={draft.key}
          draft={draft}
          label={draft.name || `${noun} ${index + 1}`}
          parts={parts}
          faults={faults}
          place={`${place}[${index}]`}
          onChange={(next) => onChange(drafts.with(index, next))}
          // The last one stays: a schema, or a complex attribute, without any is none.
          onRemove={drafts.length > 1 ? () => onChange(drafts.toSpliced(index, 1)) : null}
        />
      ))}
      <Group>
        <Button
          variant="default"
          size={parts ? 'xs' : 'sm'}
          leftSection={<IconPlus size={14} aria-hidden />}
          onClick={() => onChange([...drafts, draftOf()])}
        >
          Add {parts ? 'a sub-attribute' : 'an attribute'}
        </Button>
      </Group>
    </Stack>
  );
}

interface Props {
  readonly draft: AttributeDraft;
  readonly label: string;
  readonly parts: boolean;
  readonly faults: Readonly<Record<string, string>>;
  readonly place: string;
  readonly onChange: (draft: AttributeDraft) => void;
  readonly onRemove: (() => void) | null;
}

function AttributeEditor({ draft, label, parts, faults, place, onChange, onRemove }: Props): ReactNode {
  const change = (values: Partial<AttributeDraft>): void => onChange({ ...draft, ...values });
  function chooseType(type: string): void {
    const needsParts = type === 'complex' && draft.subAttributes.length === 0;
    change({ type, ...(needsParts && { subAttributes: [draftOf()] }) });
  }
  return (
    <Stack component="fieldset" className={classes.attribute} gap="sm" aria-label={label}>
      <Group align="flex-start" gap="sm" wrap="nowrap">
        <div className={classes.main}>
          <TextInput
            label="Name"
            placeholder={parts ? 'number' : 'badgeNumber'}
            maxLength={100}
            required
            value={draft.name}
            error={faults[`${place}.name`]}
            onChange={(event) => change({ name: event.currentTarget.value })}
          />
          <Select
            label="Type"
            data={parts ? TYPES.filter((type) => type !== 'complex') : TYPES}
            allowDeselect={false}
            value={draft.type}
            error={faults[`${place}.type`]}
            onChange={(type) => chooseType(type ?? 'string')}
          />
          <TextInput
            label="Description (optional)"
            maxLength={1000}
            value={draft.description}
            error={faults[`${place}.description`]}
            onChange={(event) => change({ description: event.currentTarget.value })}
          />
        </div>
        {onRemove && (
          <Tooltip label="Remove">
            <ActionIcon
              variant="subtle"
              color="gray"
              size="lg"
              mt={24}
              aria-label={`Remove ${label}`}
              onClick={onRemove}
            >
              <IconTrash size={18} aria-hidden />
            </ActionIcon>
          </Tooltip>
        )}
      </Group>
      <Group gap="lg">
        <Checkbox
          label="Required"
          checked={draft.required}
          error={faults[`${place}.required`]}
          onChange={(event) => change({ required: event.currentTarget.checked })}
        />
        {!parts && (
          <Checkbox
            label="Several values"
            checked={draft.multiValued}
            onChange={(event) => change({ multiValued: event.currentTarget.checked })}
          />
        )}
      </Group>
      <AttributeTraits draft={draft} faults={faults} place={place} onChange={change} />
      {draft.type === 'complex' && (
        <AttributeEditors
          parts
          drafts={draft.subAttributes}
          faults={faults}
          place={`${place}.subAttributes`}
          onChange={(subAttributes) => change({ subAttributes })}
        />
      )}
    </Stack>
  );
}
