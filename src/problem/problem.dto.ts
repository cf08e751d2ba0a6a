export class FieldFault {
  /** The field of the body, or the parameter of the query, that cannot be accepted. */
  field: string;
  detail: string;
}

/** What went wrong, as RFC 9457 describes it. */
export class Problem {
  /** `about:blank`: the title says all there is to say of this kind of problem. */
  type: string;
  title: string;
  status: number;
  /** What was wrong with this very request. */
  detail: string;
  /** Names the request; the service's log knows it by this id. */
  instance: string;
  /** Every fault of the request's fields, where there are some. */
  errors?: FieldFault[];
}
