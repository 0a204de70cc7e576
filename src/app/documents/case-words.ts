/** What papers say about a case: dates in the office's zone, the opening message, its author, who decided what. Papers are in Russian. */
import type { CaseEventType, RecordedEvent, TextRef } from "#case";
import type { CardView } from "../face.ts";

/** A day and an hour as papers write them: «24.11.2026, 10:15». */
export const momentIn = (zone: string): ((at: number) => string) => {
  const format = new Intl.DateTimeFormat("ru-RU", {
    timeZone: zone,
    day: "2-digit",
    month: "2-digit",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  });
  return (at) => format.format(at);
};

/** A day alone, as data (`2026-11-24`) and as papers write it. */
export const dayIn = (zone: string): { readonly iso: (at: number) => string; readonly words: (at: number) => string } => {
  const iso = new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" });
  const words = new Intl.DateTimeFormat("ru-RU", { timeZone: zone, day: "2-digit", month: "2-digit", year: "numeric" });
  return { iso: (at) => iso.format(at), words: (at) => words.format(at) };
};

/** The message that began the case. */
export const openingOf = (view: CardView) => view.parts.messages.find(({ messageId }) => messageId === view.state.messageId) ?? null;

/** The author as the network shows them. */
export const authorWords = (view: CardView): string => {
  const author = openingOf(view)?.author ?? null;
  if (author === null) return "не указан";
  return author.profileUrl === undefined ? (author.name ?? author.id) : `${author.name ?? author.id} (${author.profileUrl})`;
};

/** A kept text; empty where it was erased. */
export const textOf = (view: CardView, ref: TextRef | null): string => (ref === null ? "" : (view.parts.texts.get(ref.textId) ?? ""));

/** The newest event of a type. */
export const lastOf = <Type extends CaseEventType>(
  view: CardView,
  type: Type,
): (RecordedEvent & { readonly event: Extract<RecordedEvent["event"], { readonly type: Type }> }) | null =>
  view.parts.events.findLast(
    (one): one is RecordedEvent & { readonly event: Extract<RecordedEvent["event"], { readonly type: Type }> } => one.event.type === type,
  ) ?? null;

/** Who made an event: name and office. */
export const whoMade = (view: CardView, { actor }: Pick<RecordedEvent, "actor">): string => {
  if (actor.kind !== "person") return actor.kind === "network" ? "сеть" : "система";
  const person = view.parts.people.get(actor.personId);
  return [person?.name ?? "", person?.position ?? ""].filter((word) => word !== "").join(", ");
};
