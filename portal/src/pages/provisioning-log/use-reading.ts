import { type DOMAttributes, useEffect, useState } from 'react';

// Below the top of the page there is something that one has scrolled to.
const SCROLLED = 80;

interface Reading {
  /** Whether somebody is reading: has scrolled down, or is in the list with the mouse or the keyboard. */
  readonly isReading: boolean;
  readonly stop: () => void;
  readonly listeners: DOMAttributes<HTMLElement>;
}

export function useReading(): Reading {
  const [scrolled, setScrolled] = useState(false);
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  useEffect(() => {
    const look = (): void => setScrolled(window.scrollY > SCROLLED);
    window.addEventListener('scroll', look, { passive: true });
    return () => window.removeEventListener('scroll', look);
  }, []);
  return {
    isReading: scrolled || pointed || focused,
    stop: () => {
      // Of a button that is gone once it is pressed no blur is told.
      setFocused(false);
      window.scrollTo(0, 0);
    },
    listeners: {
      // A finger leaves no sign of having gone.
      onPointerEnter: ({ pointerType }) => setPointed(pointerType === 'mouse'),
      onPointerLeave: () => setPointed(false),
      onFocus: () => setFocused(true),
      onBlur: () => setFocused(false),
    },
  };
}
