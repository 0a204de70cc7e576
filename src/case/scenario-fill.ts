/** A fact of a scenario as a command: ids, texts, digests, drafts and publications that it leaves out are filled in. */
import type { Instant } from "#worktime";
import { parseIso } from "#worktime";
import type { Actor } from "./actor.ts";
import { defaultAppealWay } from "./appeal-ways.ts";
import type { Command, Move, MoveName, OutsideFact } from "./commands.ts";
import { moveNames } from "./commands.ts";
import type { CaseContext } from "./context.ts";
import { openDraft } from "./drafts.ts";
import type { FileRef, TextRef, UnitId } from "./ids.ts";
import { helpersOf } from "./parts.ts";
import type { CaseState } from "./state.ts";
import { draftIdOf, fileIdOf, messageIdOf, personIdOf, publicationIdOf, textIdOf, unitIdOf } from "./scenario-ids.ts";

export type FillProblem = { readonly ru: string; readonly en: string };

/** One fact, on the case as it stands. `index` makes the ids that it leaves out. */
export type FillQuestion = {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly at: Instant;
  readonly index: number;
  readonly state: CaseState | null;
  readonly context: CaseContext;
  readonly route: string;
  readonly units: readonly string[] | null;
};

const roles = ["curator", "head", "unit", "controller"] as const;

/** The command of a fact, or what is wrong with the fact. */
export function commandOf(question: FillQuestion): Command | FillProblem {
  const { fields, at, index, context } = question;
  const common = { at, publicationId: publicationIdOf(`publication-${index}`) };
  const event = asText(fields["event"]);
  const move = asText(fields["do"]);
  if (move !== null) {
    const name = moveNames.find((one) => one === move);
    if (name === undefined) return { ru: `Такого действия нет: «${move}».`, en: `There is no such move: "${move}".` };
    const actor = actorOf(question);
    return "ru" in actor ? actor : { ...common, actor, move: moveOf(name, question) };
  }
  if (event === null) return { ru: "Нужно event или by и do.", en: "event, or by and do, is needed." };
  const declared = context.procedure.facts[event];
  if (declared !== undefined) return declaredFact(question, event, declared.by);
  const outside = outsideOf(event, question);
  if (outside === null) return { ru: `Такого события извне нет: «${event}».`, en: `There is no such outside fact: "${event}".` };
  return { ...common, actor: { kind: "network" }, outside };
}

/** Whether a filled fact is a problem. */
export function isFillProblem(answer: Command | FillProblem): answer is FillProblem {
  return "ru" in answer;
}

/** A fact that the act declares: from outside where the act lets the network bring it, else recorded by whoever may. */
function declaredFact(question: FillQuestion, name: string, by: readonly string[]): Command | FillProblem {
  const { fields, at, index } = question;
  const common = { at, publicationId: publicationIdOf(`publication-${index}`) };
  const happenedAt = momentOf(fields["happenedAt"], question) ?? at;
  if (fields["by"] === undefined && by.includes("network"))
    return { ...common, actor: { kind: "network" }, outside: { fact: "recorded", name, happenedAt } };
  const actor = actorOf(
    fields["by"] === undefined ? { ...question, fields: { ...fields, by: by.find((one) => one !== "network") } } : question,
  );
  return "ru" in actor ? actor : { ...common, actor, move: { do: "recordFact", fact: name, happenedAt } };
}

function actorOf(question: FillQuestion): Actor | FillProblem {
  const { fields, state, units } = question;
  const role = roles.find((one) => one === fields["by"]);
  if (role === undefined) return { ru: `Кто действует (by): ${roles.join(", ")}.`, en: `Who acts (by): ${roles.join(", ")}.` };
  const personId = personIdOf(role);
  if (role !== "unit") return { kind: "person", personId, role };
  const named = asText(fields["unit"]);
  if (named === null && state !== null && fields["do"] === "submitPart") {
    const helper = helpersOf(state, question.context.procedure)[0];
    if (helper !== undefined) return { kind: "person", personId, role, unitId: helper };
  }
  return {
    kind: "person",
    personId,
    role,
    unitId: named === null ? (state?.answerable ?? state?.units[0] ?? unitIdOf(defaultUnit(units))) : unitIdOf(named),
  };
}

/** The one unit of a scenario that names none. */
export function defaultUnit(units: readonly string[] | null): string {
  return units?.[0] ?? "unit";
}

function moveOf(name: MoveName, question: FillQuestion): Move {
  const { fields, index, state, context, units, at } = question;
  const draft = state === null ? null : (openDraft(state) ?? state.drafts.at(-1) ?? null);
  const text = (key: string): TextRef => textOf(fields[key], `${key}-${index}`);
  const optional = (key: string): TextRef | null =>
    fields[key] === undefined || fields[key] === null || fields[key] === false ? null : text(key);
  const measures = (): TextRef | null => (fields["measures"] === null ? null : text("measures"));
  const whose = { draftId: draftIdOf(asText(fields["draft"]) ?? draft?.draftId ?? "none") };
  const named = listOf(fields["units"]).map(unitIdOf);
  const answerable = asText(fields["answerable"]);
  const namedUnits = {
    units: named.length > 0 || fields["units"] !== undefined ? named : [unitIdOf(defaultUnit(units))],
    ...(answerable === null ? {} : { answerable: unitIdOf(answerable) }),
  };
  const newDraft = { draftId: draftIdOf(asText(fields["draft"]) ?? `draft-${index}`), text: text("text") };
  const noProof = optional("noProof");
  const proof = { files: filesOf(fields["files"], index), ...(noProof === null ? {} : { noProof }) };
  switch (name) {
    case "placeInUrgentFolder":
    case "markGeneralInterest":
      return { do: name };
    case "resolve":
      return { do: name, ...namedUnits, instruction: text("instruction") };
    case "dispatch":
      return fields["units"] === undefined && (state === null || state.units.length > 0) ? { do: name } : { do: name, ...namedUnits };
    case "askClarification":
      return { do: name, question: text("question") };
    case "agreeClarification":
      return { do: name, question: questionOf(optional("question"), state, `question-${index}`), exception: optional("exception") };
    case "declineClarification":
      return { do: name, remarks: text("remarks") };
    case "submitDraft":
      return { do: name, ...newDraft, ...proof, measures: measures() };
    case "submitInterim":
      return { do: name, ...newDraft, ...proof, measures: measures(), promisedFor: promiseOf(question) };
    case "submitPart":
      return { do: name, text: newDraft.text, files: proof.files, measures: measures() };
    case "returnPart":
      return { do: name, unitId: partOf(question), remarks: text("remarks") };
    case "explain":
      return { do: name, ...newDraft, ground: asText(fields["ground"]) ?? groundOf("explanation", context) };
    case "refuse":
      return {
        do: name,
        ground: asText(fields["ground"]) ?? groundOf("refusal", context),
        evidence: fields["evidence"] === null ? null : text("evidence"),
      };
    case "returnForRework":
    case "refuseApproval":
      return { do: name, ...whose, remarks: text("remarks") };
    case "accept":
    case "approve":
      return { do: name, ...whose, digest: asText(fields["digest"]) ?? draft?.text.digest ?? "" };
    case "declineCompetence":
      return { do: name, reason: text("reason"), ...(fields["competentBody"] === null ? {} : { competentBody: text("competentBody") }) };
    case "turnIntoAppeal": {
      const way = asText(fields["way"]);
      return {
        do: name,
        by: way === "register" || way === "guide" ? way : way === "counts" ? "register" : (defaultAppealWay(at, context) ?? "register"),
        contacts: optional("contacts"),
      };
    }
    case "linkRepeat":
      return { do: name, earlierCaseId: asText(fields["earlierCase"]) ?? "earlier" };
    case "setImportance":
      return { do: name, importance: asText(fields["importance"]) ?? "" };
    case "setTopic":
      return { do: name, topic: asText(fields["topic"]) ?? "" };
    case "recordFact":
      return { do: name, fact: asText(fields["fact"]) ?? "", happenedAt: momentOf(fields["happenedAt"], question) ?? at };
    case "overrideTerm":
      return { do: name, timer: asText(fields["timer"]) ?? "", due: momentOf(fields["due"], question) ?? NaN, reason: text("reason") };
    case "retryPublication":
      return { do: name, publicationId: publicationOf(question) };
    case "confirmPublishedByHand":
      return { do: name, publicationId: publicationOf(question), permalink: optional("permalink") };
    case "handOver":
      return { do: name, way: text("way") };
    case "closePause":
    case "declareEmergency":
    case "reopen":
    case "close":
      return { do: name, reason: text("reason") };
  }
}

/** The curator may post the question in other words, or one that no unit has asked. */
function questionOf(given: TextRef | null, state: CaseState | null, seed: string): TextRef | null {
  const asked = state?.clarifications.some((one) => one.agreedAt === null) ?? false;
  return given ?? (asked ? null : textOf(undefined, seed));
}

/** The promised date; none where none is written, and no moment at all where what is written is none. */
function promiseOf(question: FillQuestion): Instant | null {
  const { promisedFor } = question.fields;
  return promisedFor === undefined || promisedFor === null ? null : (momentOf(promisedFor, question) ?? NaN);
}

/** The unit whose part goes back: named, or the first that has given one. */
function partOf({ fields, state }: FillQuestion): UnitId {
  const named = asText(fields["unit"]);
  return unitIdOf(named ?? state?.parts.find(({ status }) => status === "given")?.unitId ?? "none");
}

function groundOf(kind: "refusal" | "explanation", { procedure }: CaseContext): string {
  return Object.values(procedure.grounds).find((ground) => ground.kind === kind)?.name ?? "";
}

function outsideOf(event: string, question: FillQuestion): OutsideFact | null {
  const { fields, index, state, context, route } = question;
  const messageId = messageIdOf(asText(fields["message"]) ?? state?.messageId ?? "message");
  const text = textOf(fields["text"], `text-${index}`);
  const files = filesOf(fields["files"], index);
  switch (event) {
    case "received": {
      const kind = fields["kind"] === "direct" || fields["kind"] === "post" ? fields["kind"] : "comment";
      const sources = context.procedure.routes[route]?.accepts.sources ?? [];
      const source = sources.length === 0 || sources.includes("network") ? "vk" : sources[0];
      return {
        fact: event,
        messageId,
        kind,
        channel: asText(fields["channel"]) ?? source ?? "vk",
        route: asText(fields["route"]) ?? route,
        text,
        files,
      };
    }
    case "edited":
      return { fact: event, messageId, text };
    case "removedByAuthor":
    case "restored":
    case "answeredOutside":
      return { fact: event, messageId };
    case "authorAnswered":
    case "authorWroteAgain":
      return { fact: event, messageId: messageIdOf(asText(fields["message"]) ?? `message-${index}`), text, files };
    case "clarificationPosted":
    case "published":
      return { fact: event, publicationId: publicationOf(question), externalId: `post-${index}` };
    case "publicationFailed":
      return {
        fact: event,
        publicationId: publicationOf(question),
        failure: asText(fields["failure"]) ?? "UNKNOWN",
        permanent: fields["permanent"] !== false,
      };
    case "handedOver":
      return { fact: event };
    case "appealRegistered":
      return { fact: event, number: textOf(fields["number"], `number-${index}`) };
    default:
      return null;
  }
}

/** The publication that a fact is about: named, or the newest of its kind that has not arrived. */
function publicationOf({ fields, state }: FillQuestion): Extract<OutsideFact, { fact: "published" }>["publicationId"] {
  const named = asText(fields["publication"]);
  if (named !== null) return publicationIdOf(named);
  const all = state?.publications ?? [];
  const fits = all.filter((one) => fields["event"] !== "clarificationPosted" || one.reply === "clarification");
  return (fits.findLast((one) => one.status !== "published") ?? fits.at(-1))?.publicationId ?? publicationIdOf("none");
}

/** A text that stands for a person's words: `""` stays empty, so that a scenario can leave something unwritten on purpose. */
function textOf(value: unknown, seed: string): TextRef {
  const body = typeof value === "string" || typeof value === "number" ? String(value) : seed;
  return { textId: textIdOf(seed), digest: `digest-of-${seed}`, length: body.length };
}

const mimes: Readonly<Record<string, string>> = { photo: "image/jpeg", video: "video/mp4", document: "application/pdf" };

function filesOf(value: unknown, index: number): readonly FileRef[] {
  return listOf(value).map((kind, place) => ({
    fileId: fileIdOf(`file-${index}-${place}`),
    digest: `digest-${index}-${place}`,
    mime: mimes[kind] ?? kind,
  }));
}

/** A moment: with an offset, by the office's own clock, or a bare date, which means the end of that office day. */
export function momentOf(value: unknown, { context }: Pick<FillQuestion, "context">): Instant | null {
  const text = asText(value);
  if (text === null) return null;
  const { office } = context.calendars;
  const written = parseIso(text.trim().replace(" ", "T"));
  if (written !== null) return written.kind === "instant" ? written.instant : office.instantOf(written.local);
  const midnight = parseIso(`${text.trim()}T00:00`);
  if (midnight?.kind !== "local") return null;
  const day = office.days.indexOf(office.instantOf(midnight.local));
  return office.days.isWorking(day) ? office.days.close(day) : office.days.start(day + 1);
}

function listOf(value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.map(String);
  const single = asText(value);
  return single === null ? [] : [single];
}

function asText(value: unknown): string | null {
  return typeof value === "string" || typeof value === "number" ? String(value) : null;
}
