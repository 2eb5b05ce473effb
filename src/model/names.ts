// What DNS says about the hosts that the user allows: the facts `zones` and `resolutions`. Pure types.

export interface ZoneFact {
  /** Lower case, without trailing dot. */
  readonly apex: string;
}

export interface ResolutionFact {
  /** The name, lower case, without port. */
  readonly name: string;
}
