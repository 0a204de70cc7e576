/** The smallest words of an act's model. */

export type ClauseId = string;
export type Bilingual = { readonly ru: string; readonly en: string };
/** The product's roles; an act gives each its own title and organisation. */
export type ProcedureRole = "curator" | "head" | "unit" | "controller";
export type ProcedureWaiter = ProcedureRole | "author" | "network" | "mediaDepartment";
export type ReplyKindName = "final" | "interim" | "explanation" | "clarification" | "notice";
/** `register`: contacts are asked and the appeal registered; `guide`: the author is shown the official way; `counts`: the message itself is one. */
export type AppealWay = "register" | "guide" | "counts";
