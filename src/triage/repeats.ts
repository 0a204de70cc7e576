import { addressesIn, keyOf } from "./address.ts";
import { likeness, printOf } from "./likeness.ts";
import type { Print } from "./likeness.ts";

/** A message as far as likeness goes; ids are opaque words of the caller. */
export type Comparable = {
  readonly caseId: string;
  readonly authorId: string | null;
  /** The conversation under one first comment, or a dialogue; null where the message stands alone. */
  readonly threadId: string | null;
  readonly topic: string | null;
  readonly text: string;
  readonly arrivedAt: number;
};

/** Why a former message looks like this one. */
export type Likeness = "author" | "thread" | "text" | "address";

export type RepeatSuggestion = { readonly caseId: string; readonly because: readonly Likeness[]; readonly score: number };

/** Above this two texts are the same words in another order. */
const nearText = 0.3;
/** A former message of the same author or thread must at least touch the same matter. */
const touchingText = 0.06;
const suggestionsMax = 5;

/** Former messages on what looks like the same question (3.4), the likeliest first. A suggestion: the curator decides. */
export function suggestRepeats(message: Comparable, candidates: readonly Comparable[]): readonly RepeatSuggestion[] {
  const own = marksOf(message);
  const best = new Map<string, RepeatSuggestion>();
  for (const candidate of candidates) {
    if (candidate.caseId === message.caseId || candidate.arrivedAt >= message.arrivedAt) continue;
    const suggestion = compare(message, own, candidate);
    if (suggestion !== null && suggestion.score > (best.get(candidate.caseId)?.score ?? 0)) best.set(candidate.caseId, suggestion);
  }
  return [...best.values()].sort((a, b) => b.score - a.score || (a.caseId < b.caseId ? -1 : 1)).slice(0, suggestionsMax);
}

type Marks = { readonly print: Print; readonly addresses: ReadonlySet<string> };

function marksOf({ text }: Comparable): Marks {
  return { print: printOf(text), addresses: new Set(addressesIn(text).map(keyOf)) };
}

function compare(message: Comparable, own: Marks, candidate: Comparable): RepeatSuggestion | null {
  const other = marksOf(candidate);
  const near = likeness(own.print, other.print);
  const sameAddress = [...own.addresses].some((address) => other.addresses.has(address));
  const touches = near >= touchingText || sameAddress;
  const sameMatter = touchesTopic(message, candidate) || sharesWordBeyondAddress(own, other);
  const because: Likeness[] = [
    ...(isSame(message.authorId, candidate.authorId) && touches ? (["author"] as const) : []),
    ...(isSame(message.threadId, candidate.threadId) && touches ? (["thread"] as const) : []),
    ...(near >= nearText ? (["text"] as const) : []),
    ...(sameAddress && sameMatter ? (["address"] as const) : []),
  ];
  const weights: Readonly<Record<Likeness, number>> = { author: 0.35, thread: 0.2, text: 0.3, address: 0.3 };
  const score = because.reduce((sum, reason) => sum + weights[reason], near);
  return because.length === 0 ? null : { caseId: candidate.caseId, because, score: Math.round(score * 1000) / 1000 };
}

function isSame(a: string | null, b: string | null): boolean {
  return a !== null && a === b;
}

function touchesTopic(a: Comparable, b: Comparable): boolean {
  return isSame(a.topic, b.topic);
}

function sharesWordBeyondAddress(a: Marks, b: Marks): boolean {
  const named = new Set([...a.addresses].flatMap((address) => address.split(" ")));
  return [...a.print.words].some((word) => b.print.words.has(word) && !named.has(word) && !/^(?:дом|улиц|ул|двор)$/u.test(word));
}
