import { z } from "zod";
import { id, instant } from "./common.ts";

const words = z.string().trim().min(1).max(20_000);
const name = z.string().trim().min(1).max(100);
const files = z.array(id).max(10).default([]);

/** A move as the desk sends it: plain words; the app keeps them apart and gives the core their digests. */
export const moveInput = z.discriminatedUnion("do", [
  z.object({ do: z.literal("placeInUrgentFolder") }),
  z.object({
    do: z.literal("resolve"),
    units: z.array(id).min(1).max(20),
    answerable: id.optional(),
    instruction: z.string().trim().max(20_000).default(""),
  }),
  /** Units only where the act lets the one who dispatches name them. */
  z.object({ do: z.literal("dispatch"), units: z.array(id).min(1).max(20).optional(), answerable: id.optional() }),
  z.object({ do: z.literal("askClarification"), question: words }),
  z.object({ do: z.literal("agreeClarification"), question: words.optional(), exception: words.optional() }),
  z.object({ do: z.literal("declineClarification"), remarks: words }),
  z.object({ do: z.literal("closePause"), reason: words }),
  z.object({
    do: z.literal("submitDraft"),
    text: words,
    files,
    measures: z.string().trim().max(20_000).default(""),
    noProof: words.optional(),
  }),
  z.object({
    do: z.literal("submitInterim"),
    text: words,
    files,
    /** Null only where the act asks for none: a first reaction. */
    promisedFor: instant.nullable().default(null),
    measures: z.string().trim().max(20_000).default(""),
    noProof: words.optional(),
  }),
  /** 2.6: what a helping unit brings for the consolidated reply. */
  z.object({ do: z.literal("submitPart"), text: words, files, measures: z.string().trim().max(20_000).default("") }),
  z.object({ do: z.literal("returnPart"), unitId: id, remarks: words }),
  z.object({ do: z.literal("returnForRework"), draftId: id, remarks: words }),
  z.object({ do: z.literal("accept"), draftId: id, digest: z.string().max(200) }),
  z.object({ do: z.literal("approve"), draftId: id, digest: z.string().max(200) }),
  z.object({ do: z.literal("refuseApproval"), draftId: id, remarks: words }),
  z.object({ do: z.literal("declineCompetence"), reason: words, competentBody: words.optional() }),
  z.object({ do: z.literal("retryPublication"), publicationId: id }),
  z.object({ do: z.literal("confirmPublishedByHand"), publicationId: id, permalink: z.string().trim().max(2_000).default("") }),
  /** 3.7: neither processed nor answered; the evidence is the kept words. */
  z.object({ do: z.literal("refuse"), ground: name, evidence: z.string().trim().max(20_000).default(""), files }),
  /** 3.8: a draft of the explanation kind. */
  z.object({
    do: z.literal("explain"),
    ground: name,
    text: words,
    fields: z.record(name, z.string().trim().max(20_000)).optional(),
    earlierCases: z.array(id).max(20).optional(),
  }),
  /** 3.9: `guide` sends the official way, `register` begins the appeal here. */
  z.object({
    do: z.literal("turnIntoAppeal"),
    by: z.enum(["register", "guide"]),
    contacts: z.string().trim().max(20_000).default(""),
    notice: z.string().trim().max(20_000).optional(),
  }),
  /** 3.9: the number and the day of the appeal, written in when they arrive. */
  z.object({ do: z.literal("registerAppeal"), number: name, registeredAt: instant }),
  /** 3.1.2: what the author answered, on a card entered by hand; the server says what is missing, at its place. */
  z.object({
    do: z.literal("recordAnswer"),
    text: z.string().trim().max(20_000).default(""),
    files,
    answeredAt: instant,
    way: z.string().trim().max(2_000).default(""),
  }),
  /** 3.4: by the id of a suggestion, or by the number that people know the case by. */
  z.object({ do: z.literal("linkRepeat"), earlierCaseId: id.optional(), earlierNumber: z.number().int().min(1).optional() }),
  z.object({ do: z.literal("markGeneralInterest") }),
  z.object({ do: z.literal("declareEmergency"), reason: words }),
  z.object({ do: z.literal("setImportance"), importance: name }),
  z.object({ do: z.literal("setTopic"), topic: name }),
  z.object({ do: z.literal("recordFact"), fact: name, happenedAt: instant }),
  z.object({ do: z.literal("overrideTerm"), timer: name, due: instant, reason: words, notice: words.optional() }),
  z.object({ do: z.literal("handOver"), way: words }),
  z.object({ do: z.literal("reopen"), reason: words }),
  z.object({ do: z.literal("close"), reason: words }),
]);
export type MoveInput = z.infer<typeof moveInput>;

/** `version` is what the person saw: somebody else's step in between is a conflict, not an overwrite. */
export const moveRequest = z.object({ version: z.number().int().min(1), move: moveInput });
export type MoveRequest = z.infer<typeof moveRequest>;
