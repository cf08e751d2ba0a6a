/** The simulation cannot go on: told to the person who started it. */
export class SimulationError extends Error {}

/** One request was not answered as it should be. */
export class RequestFailed extends Error {
  constructor(
    message: string,
    /** Worth another attempt: the directory was away, busy or broken for a moment. */
    readonly transient: boolean,
  ) {
    super(message);
  }
}
