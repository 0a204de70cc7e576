const isPlain = (value: object): boolean => Object.getPrototypeOf(value) === Object.prototype || Object.getPrototypeOf(value) === null;

const whole = (text: string): string => text.replaceAll("\u0000", "\uFFFD").toWellFormed();

const wholeAnything = (value: unknown): unknown => {
  if (typeof value === "string") return whole(value);
  if (Array.isArray(value)) return value.map(wholeAnything);
  if (typeof value !== "object" || value === null || !isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [whole(name), wholeAnything(item)]));
};

/** What a network or a letter brought, with no zero and no half of a character: a text that no database keeps must not cost a citizen their message. */
export function wholeTexts<T>(value: T): T {
  // Only texts are changed, and each stays a text: the shape is the same.
  return wholeAnything(value) as T;
}
