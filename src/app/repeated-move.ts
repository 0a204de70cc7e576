/** A move that came twice from the same hand: the answer was lost on its way, or a button was pressed twice. It stands already, and is not a conflict. */
import type { RecordedEvent } from "#case";
import { eventOfMove } from "#procedure";
import type { CardView, DeskMove } from "./face.ts";
import type { PersonRow } from "./ports/store.ts";

type Made = { readonly version: number; readonly move: DeskMove };

/** Whether the first thing that happened after the version that the person saw was this very move, by themselves and in the same words. */
export function isRepeated({ parts }: CardView, { personId }: PersonRow, { version, move }: Made): boolean {
  const recorded = parts.events.find((one) => one.version === version + 1);
  if (recorded?.actor.kind !== "person" || recorded.actor.personId !== personId) return false;
  if (recorded.event.type !== eventTypes.get(move.do) || !isSameReply(recorded, move)) return false;
  const asked = new Map<string, unknown>(Object.entries(move));
  const kept = new Map<string, unknown>(Object.entries(recorded.event));
  const fields = new Set([...asked.keys(), ...optionalFields]);
  fields.delete("do");
  const plain = (value: unknown): string => JSON.stringify(plainOf(value, parts.texts));
  return [...fields].every((field) => plain(asked.get(field)) === plain(kept.get(field)));
}

const eventTypes: ReadonlyMap<string, string> = new Map(Object.entries(eventOfMove));

/** What a person may leave out: it must be absent from what was recorded, too. Other fields of an event are the core's own. */
const optionalFields = [
  "competentBody",
  "contacts",
  "earlierCases",
  "evidence",
  "exception",
  "files",
  "instruction",
  "measures",
  "noProof",
];

/** A draft, an interim reply and an explanation are recorded by one event. */
function isSameReply({ event }: RecordedEvent, move: DeskMove): boolean {
  if (event.type !== "draftSubmitted") return true;
  return (event.reply === "interim") === (move.do === "submitInterim") && (event.ground !== null) === (move.do === "explain");
}

/** A kept text as its words, a kept file as its id; what is empty is the same as what is absent. */
function plainOf(value: unknown, texts: CardView["parts"]["texts"]): unknown {
  if (value === undefined || value === null || value === "") return null;
  if (typeof value === "string") return value.trim() === "" ? null : value.trim();
  if (Array.isArray(value)) return value.length === 0 ? null : value.map((one: unknown) => plainOf(one, texts));
  if (typeof value !== "object") return value;
  const known: ReadonlyMap<string, string> = texts;
  if ("textId" in value && typeof value.textId === "string") return plainOf(known.get(value.textId), texts);
  return "fileId" in value ? value.fileId : value;
}
