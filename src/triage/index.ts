/**
 * Suggestions about a message: what it may repeat. Pure over the given texts: no clock, no store, no word of the act.
 * A suggestion never decides; the curator does, and the act says what follows (3.4).
 */
export { addressesIn, type Address } from "./address.ts";
export { personalDataIn, publicWording, type PersonalData, type PersonalDataKind } from "./personal-data.ts";
export { suggestRepeats, type Comparable, type Likeness, type RepeatSuggestion } from "./repeats.ts";
