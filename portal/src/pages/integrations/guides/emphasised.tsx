import type { ReactNode } from 'react';

/** `Press **Save**` with the words of the screen in bold. */
export function Emphasised({ text }: { text: string }): ReactNode {
  return text.split('**').map((part, index) => (index % 2 === 1 ? <strong key={index}>{part}</strong> : part));
}
