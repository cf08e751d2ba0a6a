/** What a worker has to tell when it serves: a key and a link are shown once, by the process that was started. */
export interface Ready {
  /** The operator key, where this process made it. */
  readonly firstKey: string | null;
  readonly setUpLink: string | null;
  /** Signs in to the demo; null where there can be none, absent where none was asked for. */
  readonly demoLink?: string | null;
}

/** What the first process and its workers say to each other. */
export type Message =
  | { readonly kind: 'ready'; readonly ready: Ready }
  | { readonly kind: 'failed'; readonly reason: string }
  /** To all other workers. */
  | { readonly kind: 'tell'; readonly topic: string; readonly payload: unknown }
  /** To all other workers, each of which says that it is done. */
  | { readonly kind: 'ask'; readonly topic: string; readonly id: string }
  | { readonly kind: 'done'; readonly id: string }
  /** To a worker: finish what is being served, and end. */
  | { readonly kind: 'stop' };

/** Anything else comes from Node.js or a library. */
export function isMessage(value: unknown): value is Message {
  return typeof value === 'object' && value !== null && 'kind' in value;
}
