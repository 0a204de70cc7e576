import type { Condition, Season } from "#procedure";
import type { Circumstances, Fact } from "./facts.ts";

/** Whether all keys of a condition hold for the case; the values of the fact at hand go before those of the case. */
export function holds(when: Condition, circumstances: Circumstances, fact: Fact | null = null): boolean {
  return (
    holdsFor(when, circumstances, fact) &&
    within(when.importance, circumstances.importance) &&
    within(when.topic, circumstances.topic) &&
    (when.source === undefined || when.source.some((source) => circumstances.source.includes(source))) &&
    within(when.messageKind, circumstances.messageKind) &&
    same(when.emergency, circumstances.emergencySince !== null) &&
    same(when.repeat, circumstances.repeat) &&
    same(when.generalInterest, circumstances.generalInterest) &&
    same(when.interimGiven, circumstances.interimGiven) &&
    same(when.severalUnits, circumstances.severalUnits) &&
    (when.recorded === undefined || when.recorded.some((name) => circumstances.recorded.includes(name))) &&
    (when.season === undefined || isInSeason(when.season, circumstances.arrivedOn()))
  );
}

/** The keys that a single fact may answer by itself: which reply, which ground, which way of the appeal, whether the last part. */
function holdsFor(when: Condition, circumstances: Circumstances, fact: Fact | null): boolean {
  return (
    within(when.reply, fact?.reply ?? circumstances.reply) &&
    within(when.ground, fact?.ground ?? circumstances.ground) &&
    same(when.promised, promisedOf(circumstances, fact)) &&
    within(when.appeal, fact?.appeal ?? circumstances.appeal) &&
    same(when.partsGiven, fact?.partsGiven ?? circumstances.partsGiven)
  );
}

/** Of a fact about a reply it is that reply's own promise that counts. */
function promisedOf({ promised }: Circumstances, fact: Fact | null): boolean {
  return fact === null || fact.reply === undefined ? promised : fact.promisedFor !== undefined && fact.promisedFor !== null;
}

/** Whether a condition asks nothing: the common case, worth knowing beforehand. */
export function asksNothing(when: Condition): boolean {
  for (const _key in when) return false;
  return true;
}

function within<T>(allowed: readonly T[] | undefined, value: T | null): boolean {
  return allowed === undefined || (value !== null && allowed.includes(value));
}

function same(wanted: boolean | undefined, value: boolean): boolean {
  return wanted === undefined || wanted === value;
}

/** "MM-DD" compares as text; a season may run over the New Year. */
function isInSeason(seasons: readonly Season[], day: string): boolean {
  return seasons.some(({ from, to }) => (from <= to ? from <= day && day <= to : from <= day || day <= to));
}
