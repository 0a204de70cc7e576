import type { Bilingual, Card, Problem } from "#http/contract";

/** Why a request did not do what was asked. `refused` and `conflict` carry the server's own words. */
export type FailureKind = "session" | "refused" | "conflict" | "notFound" | "offline" | "server";

/** A request that failed, with what the server said about it. */
export class RequestFailure extends Error {
  readonly kind: FailureKind;
  readonly problem: Problem | null;
  readonly card: Card | null;

  constructor(kind: FailureKind, problem: Problem | null, card: Card | null) {
    super(problem?.message.en ?? kind);
    this.kind = kind;
    this.problem = problem;
    this.card = card;
  }
}

const sessionLost = new Set<() => void>();

/** Tells when the server no longer knows the session; answers how to stop listening. */
export const onSessionLost = (listener: () => void): (() => void) => {
  sessionLost.add(listener);
  return () => sessionLost.delete(listener);
};

const locked = new Set<() => void>();

/** Tells when the desk is locked, by its owner or by their absence; answers how to stop listening. */
export const onDeskLocked = (listener: () => void): (() => void) => {
  locked.add(listener);
  return () => locked.delete(listener);
};

/** Says so to whoever listens. */
export const tellLocked = (): void => locked.forEach((listener) => listener());

let showProof: (() => Promise<boolean>) | null = null;
let proving: Promise<boolean> | null = null;

/** Who asks the person for a password or a code when the server wants a fresh proof; answers how to stop asking. */
export const onStepUp = (asker: () => Promise<boolean>): (() => void) => {
  showProof = asker;
  return () => {
    if (showProof === asker) showProof = null;
  };
};

/** One question for all requests that wait for it. */
const isProved = (): Promise<boolean> => {
  proving ??= (showProof?.() ?? Promise.resolve(false)).finally(() => {
    proving = null;
  });
  return proving;
};

const kindOf = (status: number, code: string): FailureKind => {
  if (status === 401) return "session";
  if (status === 404) return "notFound";
  if (status === 409) return code === "conflict" ? "conflict" : "refused";
  return status >= 500 ? "server" : "refused";
};

// The parsed boundary: the contract is the server's promise, checked there against the same schemas.
const problemIn = (body: unknown): Problem | null => {
  if (typeof body !== "object" || body === null) return null;
  const candidate = "problem" in body ? body.problem : body;
  return typeof candidate === "object" &&
    candidate !== null &&
    "code" in candidate &&
    "message" in candidate &&
    typeof candidate.message === "object"
    ? (candidate as Problem)
    : null;
};

/** The places of a bad input, in the server's own words; empty where it named none. */
export const placesOf = (problem: Problem | null): readonly Bilingual[] => {
  const places = problem?.detail?.["places"];
  // The parsed boundary: the contract is the server's promise.
  return Array.isArray(places) ? (places as readonly Bilingual[]) : [];
};

const cardIn = (body: unknown, problem: Problem | null): Card | null => {
  const candidate = typeof body === "object" && body !== null && "card" in body ? body.card : problem?.detail?.["card"];
  return typeof candidate === "object" && candidate !== null && "caseId" in candidate ? (candidate as Card) : null;
};

const failureOf = async (response: Response): Promise<RequestFailure> => {
  const body: unknown = await response.json().catch(() => null);
  const problem = problemIn(body);
  const kind = kindOf(response.status, problem?.code ?? "");
  if (kind === "session") sessionLost.forEach((listener) => listener());
  if (problem?.code === "sessionLocked") tellLocked();
  return new RequestFailure(kind, problem, cardIn(body, problem));
};

const fetchOnce = async (path: string, init?: RequestInit): Promise<Response> => {
  try {
    return await fetch(path, { credentials: "same-origin", ...init });
  } catch {
    throw new RequestFailure("offline", null, null);
  }
};

/** Asks the server and answers the parsed JSON, or throws a `RequestFailure`. Where a fresh proof is due, it is asked for and the request is repeated. */
export const ask = async <T>(path: string, init?: RequestInit): Promise<T> => {
  let response = await fetchOnce(path, init);
  if (!response.ok) {
    const failure = await failureOf(response);
    if (failure.problem?.code !== "stepUpNeeded" || !(await isProved())) throw failure;
    response = await fetchOnce(path, init);
    if (!response.ok) throw await failureOf(response);
  }
  if (response.status === 204) return null as T;
  return (await response.json()) as T;
};

/** Sends JSON. */
export const send = <T>(method: "POST" | "PUT", path: string, body: unknown): Promise<T> =>
  ask<T>(path, { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) });
