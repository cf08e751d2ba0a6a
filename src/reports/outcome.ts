// Conditions on the columns `operation` and `status` that the log's entries and their hours have in common.

/** Not let in: no word of whom it would have concerned. */
export const REFUSED = `operation = 'refused'`;

/** Let in, and answered with an error. */
export const FAILED = `(status >= 400 AND operation <> 'refused')`;

/** An error that something is wrong behind. Identity providers also ask for what is gone, to learn that it is. */
export const FAULTY = `(status >= 400 AND operation <> 'refused' AND NOT (status = 404 AND operation IN ('read', 'delete')))`;
