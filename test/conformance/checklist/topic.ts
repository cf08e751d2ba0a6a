/** One requirement of the RFCs, and where it is seen. */
export interface Line {
  readonly requirement: string;
  /** The ids of the checks that see it. */
  readonly checks: readonly string[];
  /** Why it, or a part of it, cannot be seen over HTTP. */
  readonly unseen?: string;
}

export interface Topic {
  readonly topic: string;
  readonly lines: readonly Line[];
}

/** A requirement and the ids of its checks, with blanks between; and what of it cannot be seen from outside. */
export const line = (requirement: string, checks: string, unseen?: string): Line => ({
  requirement,
  checks: checks.split(' ').filter(Boolean),
  ...(unseen !== undefined && { unseen }),
});

/** A requirement that cannot be seen from outside, and why. */
export const unseen = (requirement: string, reason: string): Line => line(requirement, '', reason);
