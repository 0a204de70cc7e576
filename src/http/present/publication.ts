import type { CardView, PublicationRow } from "#app";
import type { Publication } from "../contract/index.ts";
import type { FailureAdvice } from "../edge/server-type.ts";
import { filesOf } from "./draft.ts";

const failureOf = (row: PublicationRow, advice: FailureAdvice): Publication["failure"] => {
  if (row.failure === null) return null;
  return { class: row.failure, detail: row.failureDetail ?? "", ...advice(row.failure) };
};

/** A reply on its way out, with what a person may do where it did not get through. */
export const presentPublication = (row: PublicationRow, view: CardView, advice: FailureAdvice): Publication => ({
  publicationId: row.publicationId,
  reply: row.reply,
  status: row.status,
  attempts: row.attempts,
  failure: failureOf(row, advice),
  nextAttemptAt: row.nextAttemptAt,
  visibility: row.target.kind,
  text: view.parts.texts.get(row.text.textId) ?? "",
  files: filesOf(view, row.files),
  permalink: row.permalink,
  publishedAt: row.publishedAt,
});
