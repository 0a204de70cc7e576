/** How a file writes conditions and events. */
import type { Condition, EventMatch } from "./model-condition.ts";
import { byForm, fields, listOf, optional, required, turned, type Field, type Shape } from "./shape.ts";
import { flag, name, oneOf, season, text } from "./shape-scalars.ts";
import { messageKinds, replyKinds } from "./vocabulary.ts";

type Whole = { readonly [K in keyof Condition]-?: NonNullable<Condition[K]> | null };

const conditionFields: { readonly [K in keyof Whole]: Field<Whole[K]> } = {
  reply: optional(listOf(oneOf(replyKinds)), null),
  importance: optional(listOf(name), null),
  topic: optional(listOf(name), null),
  ground: optional(listOf(name), null),
  source: optional(listOf(name), null),
  messageKind: optional(listOf(oneOf(messageKinds)), null),
  emergency: optional(flag, null),
  repeat: optional(flag, null),
  generalInterest: optional(flag, null),
  interimGiven: optional(flag, null),
  promised: optional(flag, null),
  severalUnits: optional(flag, null),
  partsGiven: optional(flag, null),
  appeal: optional(listOf(oneOf(["register", "guide"] as const)), null),
  recorded: optional(listOf(name), null),
  season: optional(listOf(season), null),
};

/** The keys of a condition, in the order of the documentation. */
export const conditionKeys: readonly string[] = Object.keys(conditionFields);

function present(whole: Whole): Condition {
  return Object.fromEntries(Object.entries(whole).filter(([, value]) => value !== null));
}

/** `{ reply: interim, importance: [high, urgent] }`. */
export const condition: Shape<Condition> = turned(fields<Whole>(conditionFields), present);

/** `received`, or `{ event: published, reply: interim }`: the event's name with the keys of a condition beside it. */
export const eventMatch: Shape<EventMatch> = byForm<EventMatch>({
  text: turned(text, (event) => ({ event, when: {} })),
  map: turned(fields<Whole & { event: string }>({ event: required(text), ...conditionFields }), ({ event, ...when }) => ({
    event,
    when: present(when),
  })),
  expects: { ru: "имя события или { event: имя, условия… }", en: "an event's name or { event: name, conditions… }" },
});

export const eventMatches = listOf(eventMatch);
