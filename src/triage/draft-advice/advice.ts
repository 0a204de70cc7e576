/** Words for people in both languages. */
export type Words = { readonly ru: string; readonly en: string };

/** What an advice is about. */
export type AdviceRule =
  | "personalData"
  | "tooLong"
  | "longForReaders"
  | "greeting"
  | "promiseWithoutDate"
  | "blame"
  | "officialese"
  | "abbreviation"
  | "exclamation"
  | "dots"
  | "capitals";

/** A piece of the text that may be said better: `replacement` stands in its place on one click; an empty one takes it away. */
export type Advice = {
  readonly rule: AdviceRule;
  readonly from: number;
  readonly to: number;
  readonly words: Words;
  readonly replacement: string | null;
};

/** What the helper knows beside the text. */
export type AdviceContext = {
  readonly visibility: "public" | "direct";
  /** The author's name as the network gives it, the first name first; empty where unknown. */
  readonly authorName: string;
  /** The longest reply that the network takes. */
  readonly max: number;
};

/** What one rule finds, without its name. */
export type Find = Omit<Advice, "rule">;

/** A rule: what it is called, and what it finds in a text. */
export type Rule = { readonly rule: AdviceRule; readonly find: (text: string, context: AdviceContext) => readonly Find[] };
