import { problem } from "../contract/index.ts";

type ErrorStatus = 400 | 401 | 403 | 404 | 409 | 413 | 415 | 429;

/** The error answers of a route for its schema: always the same shape, whatever the status. */
export const errorsOf = <Status extends ErrorStatus>(...statuses: readonly Status[]): Record<Status | 500, typeof problem> => {
  const entries = [...statuses, 500 as const].map((status) => [status, problem] as const);
  return Object.fromEntries(entries) as Record<Status | 500, typeof problem>;
};
