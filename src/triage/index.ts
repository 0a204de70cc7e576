/**
 * Suggestions about a message and an answer: what it may repeat, what could be said better. Pure over the given texts: no clock, no store, no word of the act.
 * A suggestion never decides; the curator does, and the act says what follows (3.4).
 */
export { addressesIn, type Address } from "./address.ts";
export { adviceOn, withAdvice } from "./draft-advice/advise.ts";
export type { Advice, AdviceContext, AdviceRule } from "./draft-advice/advice.ts";
export { personalDataIn, publicWording, type PersonalData, type PersonalDataKind } from "./personal-data.ts";
export { emptyPlacesIn, type EmptyPlace } from "./template-places.ts";
export { suggestRepeats, type Comparable, type Likeness, type RepeatSuggestion } from "./repeats.ts";
