/** A second, much simpler model of the route of the official pages, written from the clauses by hand: who may move where. No timers, no contents. */

/** [step, who, what, next step]; `back` is where the loop of a question was entered from. */
const rows: readonly (readonly [string, string, string, string])[] = [
  ["arrived", "curator", "placeInUrgentFolder", "urgentFolder"],
  ["arrived", "head", "resolve", "resolved"],
  ["urgentFolder", "head", "resolve", "resolved"],
  ["resolved", "curator", "dispatch", "withUnit"],
  ["withUnit", "unit", "submitDraft", "check"],
  ["withUnit", "unit", "askClarification", "clarificationAsked"],
  ["withUnit", "unit", "declineCompetence", "competenceDeclined"],
  ["competenceDeclined", "curator", "placeInUrgentFolder", "urgentFolder"],
  ["clarificationAsked", "curator", "agreeClarification", "clarificationPosting"],
  ["clarificationAsked", "curator", "declineClarification", "withUnit"],
  ["clarificationPosting", "network", "clarificationPosted", "awaitingAuthor"],
  ["clarificationPosting", "network", "publicationFailed", "clarificationFailed"],
  ["clarificationFailed", "curator", "retryPublication", "clarificationPosting"],
  ["clarificationFailed", "curator", "declineClarification", "withUnit"],
  ["awaitingAuthor", "network", "authorAnswered", "withUnit"],
  ["check", "curator", "accept", "approval"],
  ["check", "curator", "returnForRework", "rework"],
  ["rework", "unit", "submitDraft", "check"],
  ["approval", "head", "approve", "publishing"],
  ["approval", "head", "refuseApproval", "rework"],
  ["publishing", "network", "published", "answered"],
  ["publishing", "network", "publicationFailed", "publicationFailed"],
  ["publicationFailed", "curator", "retryPublication", "publishing"],
  ["publicationFailed", "network", "published", "answered"],
  ["answered", "curator", "reopen", "urgentFolder"],
  ["answered", "head", "reopen", "urgentFolder"],
];

/** Every pair of somebody and something that the reference knows. */
export const referenceMoves: readonly { readonly who: string; readonly what: string }[] = [
  ...new Set(rows.map(([, who, what]) => `${who} ${what}`)),
].map((pair) => {
  const [who = "", what = ""] = pair.split(" ");
  return { who, what };
});

/** Where the reference says that a move or a fact leads; null = a move that is refused, "same" = a fact that moves nothing. */
export const referenceStep = (step: string, who: string, what: string): string | null => {
  const row = rows.find(([from, by, move]) => from === step && by === who && move === what);
  if (row !== undefined) return row[3];
  return who === "network" ? "same" : null;
};
