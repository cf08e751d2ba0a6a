/** The set-up at one identity provider, in its own words: what is **bold** is what its screens say. */
export interface ProviderGuide {
  /** What the provider calls the secret where it is entered. */
  readonly secretLabel: string;
  /** Where one begins, and what one must be there. */
  readonly intro: string;
  readonly steps: readonly GuideStep[];
  readonly mappings: readonly MappingTable[];
  /** What is good to know of how it behaves. */
  readonly notes: readonly string[];
}

export interface GuideStep {
  readonly title: string;
  readonly text: readonly string[];
  /** What has to be entered there. */
  readonly fields?: readonly GuideField[];
}

export interface GuideField {
  /** As the provider's screen calls it. */
  readonly label: string;
  /** `secret`: one is generated on the spot. */
  readonly value: 'secret' | ((values: GuideValues) => string);
  readonly hint?: string;
}

export interface GuideValues {
  readonly scimUrl: string;
}

export interface MappingTable {
  readonly title: string;
  readonly text?: string;
  /** What the provider calls the two sides. */
  readonly heads: readonly [string, string];
  readonly rows: readonly MappingRow[];
}

/** The provider's attribute, SCIM's, and what to know of it. */
export type MappingRow = readonly [theirs: string, ours: string, note?: string];
