import type { ModerationLine as AppLine, ModerationOnCard, ModerationPart as AppPart } from "#app";
import type { ModerationDeed, ModerationLine, ModerationPart } from "../contract/index.ts";
import type { FailureAdvice } from "../edge/server-type.ts";

const groundOf = ({ name, title, clause }: AppLine["ground"]) => ({ name, title: { ...title }, clause });

const presentDeed = (deed: ModerationOnCard, advice: FailureAdvice): ModerationDeed => ({
  deedId: deed.deedId,
  kind: deed.kind,
  messageId: deed.messageId,
  publicationId: deed.publicationId,
  ground: groundOf(deed.ground),
  note: deed.noteWords,
  newText: deed.newWords,
  digest: deed.newText?.digest ?? null,
  by: deed.by,
  at: deed.at,
  byHand: deed.byHand,
  status: deed.status,
  waitsFor: deed.status === "awaiting" ? (deed.needs.find((role) => !deed.approvals.some((given) => given.role === role)) ?? null) : null,
  mayApprove: deed.mayApprove,
  failure: deed.failure === null ? null : { class: deed.failure, ...advice(deed.failure) },
  doneAt: deed.doneAt,
});

/** Moderation on a card. */
export const presentModeration = (part: AppPart, advice: FailureAdvice): ModerationPart => ({
  mayAct: part.mayAct,
  ways: { ...part.ways, ...part.ownWays },
  grounds: part.grounds.map(({ needsNote, ...ground }) => ({ ...groundOf(ground), needsNote })),
  correctionNeeds: [...part.correctionNeeds],
  deeds: part.deeds.map((deed) => presentDeed(deed, advice)),
});

/** A line of the log. */
export const presentModerationLine = (line: AppLine): ModerationLine => ({
  deedId: line.deedId,
  kind: line.kind,
  status: line.status,
  byHand: line.byHand,
  ground: groundOf(line.ground),
  note: line.noteWords,
  by: line.by,
  at: line.at,
  caseId: line.caseId,
  number: line.number,
  page: { pageId: line.pageId, title: line.pageTitle, network: line.network },
  author: line.author,
  text: line.words,
  permalink: line.evidence.permalink,
  attachments: line.evidence.attachments.length,
});
