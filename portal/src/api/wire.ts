/** An answer as JSON brings it: what the service has as a Date comes as text. */
export type Wire<Value> = Value extends Date
  ? string
  : Value extends readonly (infer Item)[]
    ? Wire<Item>[]
    : Value extends object
      ? { [Key in keyof Value]: Wire<Value[Key]> }
      : Value;

/** One page of a list. */
export interface List<Item> {
  readonly items: Item[];
  /** Where the next page begins; null on the last one. */
  readonly nextCursor: string | null;
}
