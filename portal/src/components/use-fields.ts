import { type ChangeEvent, type FormEvent, useRef, useState } from 'react';
import { ApiProblem } from '../api/problem.js';

type Values = Record<string, unknown>;
type NamesOf<Fields, Kind> = { [Name in keyof Fields]: Fields[Name] extends Kind ? Name : never }[keyof Fields] &
  string;

export interface Fields<V extends Values> {
  readonly values: V;
  set(values: Partial<V>): void;
  /** The properties of a TextInput: value, change, and what the service said is wrong with it. */
  text(name: NamesOf<V, string>): TextProps;
  /** The properties of a Select, SegmentedControl and the like. */
  choice<Name extends keyof V & string>(name: Name): ChoiceProps<V[Name]>;
  onSubmit(submit: (values: V) => void): (event: FormEvent<HTMLFormElement>) => void;
  /** What went wrong that no field of the form tells. */
  readonly problem: string | null;
}

interface TextProps {
  readonly name: string;
  readonly value: string;
  readonly error: string | null;
  readonly onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
}

interface ChoiceProps<Value> {
  readonly value: Value;
  readonly error: string | null;
  readonly onChange: (value: Value) => void;
}

/** The fields of a form, with what the service found wrong with each the last time. `error` is that of its mutation. */
export function useFields<V extends Values>(initial: V, error: unknown): Fields<V> {
  const [values, setValues] = useState(initial);
  // What was changed since this very error was told is not blamed for it any more.
  const changed = useRef<{ error: unknown; names: Set<string> }>({ error: null, names: new Set() });
  const [, setShown] = useState(0);
  const faults = error instanceof ApiProblem ? error.fields : {};

  function change(next: Partial<V>): void {
    if (changed.current.error !== error) changed.current = { error, names: new Set() };
    for (const name of Object.keys(next)) changed.current.names.add(name);
    setShown((count) => count + 1);
    setValues((current) => ({ ...current, ...next }));
  }

  function faultOf(name: string): string | null {
    const corrected = changed.current.error === error && changed.current.names.has(name);
    return corrected ? null : (faults[name] ?? null);
  }

  const told = Object.keys(faults).some((name) => name in values);
  return {
    values,
    set: change,
    text: (name) => ({
      name,
      value: values[name] as string,
      error: faultOf(name),
      onChange: (event) => change({ [name]: event.currentTarget.value } as unknown as Partial<V>),
    }),
    choice: (name) => ({
      value: values[name],
      error: faultOf(name),
      onChange: (value) => change({ [name]: value } as unknown as Partial<V>),
    }),
    onSubmit: (submit) => (event) => {
      event.preventDefault();
      submit(values);
    },
    problem: error instanceof Error && !told ? error.message : null,
  };
}
