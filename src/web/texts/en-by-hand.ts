import type { Texts } from "./ru.ts";

/** English words of publishing by hand. */
export const enByHand: Texts["byHand"] = {
  start: "Publish by hand",
  take: "Take the approved text",
  postPublic: "Answer the message in the network in the page's name",
  postDirect: "Answer the author in the page's direct messages",
  openPlace: "Open the message in the network",
  noPlace: "There is no link to the message: find it on the page.",
  bring: "Bring the link back",
  linkHint: "As a rule it is behind the time under your comment.",
  linkHintDirect: "If a direct answer has one.",
  check: "See whether the answer is there",
  checkFailed: "It could not be checked. The answer can be recorded all the same.",
  done: "The answer is posted, record it",
  verdicts: {
    found: "The answer is seen on the page.",
    absent: "The answer is not seen on the page yet. If it is there, it can be recorded all the same.",
    foreign: "This link does not lead to the page of the message. Look at it again.",
    unknown: "The network does not let this be checked. Record it if the answer is posted.",
  },
};
