import type { ReactNode } from 'react';
import type { KindOfError } from '../../api/reports.js';
import { StatusBadge, type Tone } from '../../components/status-badge.js';

const WORDS: Readonly<Record<KindOfError['trend'], readonly [tone: Tone, word: string]>> = {
  none: ['calm', 'None'],
  new: ['bad', 'New'],
  rising: ['bad', 'Rising'],
  steady: ['warn', 'Steady'],
  falling: ['good', 'Falling'],
};

/** Where errors are going; of what is no fault, in a colour that says so. */
export function TrendWord({ trend, calm }: { trend: KindOfError['trend']; calm: boolean }): ReactNode {
  const [tone, word] = WORDS[trend];
  return <StatusBadge tone={calm ? 'calm' : tone}>{word}</StatusBadge>;
}
