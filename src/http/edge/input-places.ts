/** Places of a bad input in words for people: the validator's own texts are for programmers. */
export type InputPlace = { readonly path: string; readonly ru: string; readonly en: string };

type Issue = { readonly keyword: string; readonly instancePath: string };

const words = (keyword: string): { readonly ru: string; readonly en: string } => {
  switch (keyword) {
    case "too_small":
      return { ru: "значение пустое или слишком маленькое", en: "the value is empty or too small" };
    case "too_big":
      return { ru: "значение слишком длинное или большое", en: "the value is too long or too large" };
    case "invalid_union":
    case "invalid_value":
      return { ru: "такого значения нет в списке", en: "the value is not one of those listed" };
    case "invalid_format":
      return { ru: "значение записано не в том виде", en: "the value is not in the right form" };
    case "unrecognized_keys":
      return { ru: "лишнее поле", en: "an unknown field" };
    default:
      return { ru: "значения нет, или оно другого вида", en: "the value is missing or of another kind" };
  }
};

/** Each place once, in the order of the validator. */
export const inputPlaces = (issues: readonly Issue[]): readonly InputPlace[] =>
  issues.map((issue) => ({ path: issue.instancePath, ...words(issue.keyword) }));
