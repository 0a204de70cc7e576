import { expect, expectTypeOf, test } from "vitest";
import type { CaseEventType, MoveName, OutsideFact } from "#case";
import { eventNames, eventOfMove, type OutsideFactName, type ProcedureMove } from "./vocabulary.ts";

test("the words of an act are the words of the case: every move, every outside fact", () => {
  expectTypeOf<ProcedureMove>().toEqualTypeOf<MoveName>();
  // `recorded` brings a declared fact, which an act names by its own name.
  expectTypeOf<OutsideFactName>().toEqualTypeOf<Exclude<OutsideFact["fact"], "recorded">>();
  const events: readonly CaseEventType[] = Object.values(eventOfMove);
  expect(events).toHaveLength(31);
});

test("every event of a case can be named by a clock", () => {
  // `factRecorded` is named by the declared fact itself.
  const names: Readonly<Record<CaseEventType, true>> = {
    received: true,
    edited: true,
    removedByAuthor: true,
    restored: true,
    placedInUrgentFolder: true,
    resolved: true,
    dispatched: true,
    clarificationAsked: true,
    clarificationAgreed: true,
    clarificationDeclined: true,
    clarificationPosted: true,
    authorAnswered: true,
    authorWroteAgain: true,
    pauseClosed: true,
    draftSubmitted: true,
    partSubmitted: true,
    partReturned: true,
    partDeclined: true,
    returnedForRework: true,
    accepted: true,
    approved: true,
    approvalRefused: true,
    sentForPublication: true,
    published: true,
    publicationFailed: true,
    publicationRetried: true,
    handedOver: true,
    competenceDeclined: true,
    refused: true,
    turnedIntoAppeal: true,
    appealRegistered: true,
    repeatLinked: true,
    generalInterestMarked: true,
    emergencyDeclared: true,
    importanceSet: true,
    topicSet: true,
    factRecorded: true,
    termOverridden: true,
    answeredOutside: true,
    reopened: true,
    closed: true,
  };
  expect(Object.keys(names).filter((name) => !eventNames.includes(name))).toEqual([]);
});
