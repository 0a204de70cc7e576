import type { FormerCase as FormerCaseView, ManualPart, Repeats as RepeatsView } from "#app";
import type { FormerCase, ManualOnCard, Repeats } from "../contract/index.ts";
import { presentFile } from "./file.ts";
import { stepTitle } from "./list.ts";

/** How a message came by another way, for the card. */
export const presentManual = (part: ManualPart | null): ManualOnCard | null =>
  part === null ? null : { ...part, replyPage: part.replyPage === null ? null : { ...part.replyPage } };

const presentFormer = ({ caseId, number, receivedAt, text, step, route, because, answer }: FormerCaseView): FormerCase => ({
  caseId,
  number,
  receivedAt,
  text,
  stepTitle: stepTitle(route, step),
  because: [...because],
  answer: answer === null ? null : { reply: answer.reply, text: answer.text, at: answer.at, files: answer.files.map(presentFile) },
});

/** What a case repeats, and what it may repeat, with the former answers. */
export const presentRepeats = ({ linked, suggestions }: RepeatsView): Repeats => ({
  linked: linked === null ? null : presentFormer(linked),
  suggestions: suggestions.map(presentFormer),
});
