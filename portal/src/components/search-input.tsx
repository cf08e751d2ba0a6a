import { CloseButton, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { type ReactNode, useEffect, useRef, useState } from 'react';

const PAUSE_MS = 300;

interface Props {
  /** What is searched, for who cannot see it: `Search users`. */
  readonly label: string;
  readonly placeholder: string;
  readonly value: string;
  /** Told when who types has paused. */
  readonly onSearch: (text: string) => void;
}

export function SearchInput({ label, placeholder, value, onSearch }: Props): ReactNode {
  const [text, setText] = useState(value);
  const timer = useRef<number | undefined>(undefined);
  const told = useRef(value);
  const untold = useRef<string | null>(null);
  useEffect(() => {
    // Changed from elsewhere, such as by the browser's way back.
    if (value !== told.current) setText(value);
    told.current = value;
  }, [value]);
  useEffect(() => () => window.clearTimeout(timer.current), []);
  function type(next: string, pause: number): void {
    setText(next);
    window.clearTimeout(timer.current);
    untold.current = next.trim();
    timer.current = window.setTimeout(tell, pause);
  }
  function tell(): void {
    window.clearTimeout(timer.current);
    if (untold.current === null) return;
    told.current = untold.current;
    untold.current = null;
    onSearch(told.current);
  }
  return (
    <TextInput
      type="search"
      aria-label={label}
      placeholder={placeholder}
      maxLength={200}
      leftSection={<IconSearch size={16} aria-hidden />}
      rightSection={text !== '' && <CloseButton size="sm" aria-label="Clear the search" onClick={() => type('', 0)} />}
      value={text}
      onChange={(event) => type(event.currentTarget.value, PAUSE_MS)}
      // Told later, it would call back who has meanwhile followed a link.
      onBlur={tell}
    />
  );
}
