/** Rules about the form of a text: its length, its marks, its capitals, and what must not stand before everybody. */
import { personalDataIn, type PersonalDataKind } from "../personal-data.ts";
import type { AdviceContext, Find, Words } from "./advice.ts";
import { capital } from "./phrase.ts";

/** What people read to the end on a phone; a network with a lower limit leaves less. */
const readableMax = 1_000;

/** More than the network takes. */
export const tooLong = (text: string, { max }: AdviceContext): readonly Find[] =>
  text.length <= max
    ? []
    : [
        {
          from: max,
          to: text.length,
          words: { ru: `Сеть примет не больше ${max} знаков.`, en: `The network takes no more than ${max} characters.` },
          replacement: null,
        },
      ];

/** More than people read to the end. */
export const longForReaders = (text: string, { max }: AdviceContext): readonly Find[] => {
  const advised = Math.min(readableMax, Math.floor(max * 0.8));
  if (text.length <= advised || text.length > max) return [];
  const words = {
    ru: `Лучше уложиться в ${advised} знаков: длинный ответ не дочитают.`,
    en: `Better within ${advised} characters: a long answer is not read to its end.`,
  };
  return [{ from: advised, to: text.length, words, replacement: null }];
};

const dataWords: Readonly<Record<PersonalDataKind, Words>> = {
  phone: {
    ru: "Телефон увидят все. Если он не служебный, уберите.",
    en: "Everybody will see the phone. Unless it is of the office, take it out.",
  },
  email: {
    ru: "Адрес почты увидят все. Если он не служебный, уберите.",
    en: "Everybody will see the mail address. Unless it is of the office, take it out.",
  },
  card: {
    ru: "Похоже на номер карты: ему не место в открытом ответе.",
    en: "Looks like the number of a card: it has no place in a public reply.",
  },
  passport: { ru: "Похоже на паспорт: ему не место в открытом ответе.", en: "Looks like a passport: it has no place in a public reply." },
  snils: {
    ru: "Похоже на СНИЛС: ему не место в открытом ответе.",
    en: "Looks like an insurance number: it has no place in a public reply.",
  },
  flat: { ru: "Номер квартиры увидят все: уберите его.", en: "Everybody will see the flat's number: take it out." },
  name: { ru: "Фамилию автора увидят все: достаточно имени.", en: "Everybody will see the author's surname: the first name is enough." },
};

const taken: ReadonlySet<PersonalDataKind> = new Set<PersonalDataKind>(["card", "passport", "snils", "flat"]);

/** Personal data in words for everybody (152-ФЗ); the first name is how one greets, an official's own name signs. */
export const personalData = (text: string, { visibility, authorName }: AdviceContext): readonly Find[] => {
  if (visibility === "direct") return [];
  const surnames = authorName
    .trim()
    .split(/\s+/u)
    .slice(1)
    .filter((name) => /^\p{L}{3,}$/u.test(name));
  const isAuthors = (piece: string) => surnames.some((name) => piece.toLowerCase().startsWith(name.slice(0, -1).toLowerCase()));
  return personalDataIn(text, surnames)
    .filter(({ kind, text: piece }) => kind !== "name" || isAuthors(piece))
    .map(({ kind, from, to }) => {
      // Taken out together with the comma and the space before it.
      const lead = taken.has(kind) ? (/[,\s]*$/u.exec(text.slice(Math.max(0, from - 8), from))?.[0].length ?? 0) : 0;
      return { from: from - lead, to, words: dataWords[kind], replacement: taken.has(kind) ? "" : null };
    });
};

/** Exclamation marks after the first one, and several in a row. */
export const exclamation = (text: string): readonly Find[] =>
  [...text.matchAll(/!+/gu)].flatMap((match, place): readonly Find[] =>
    place === 0 && match[0].length === 1
      ? []
      : [
          {
            from: match.index,
            to: match.index + match[0].length,
            words: { ru: "Спокойнее с точкой.", en: "Calmer with a full stop." },
            replacement: ".",
          },
        ],
  );

/** Three dots: an official answer leaves nothing unsaid. */
export const dots = (text: string): readonly Find[] =>
  [...text.matchAll(/…|\.{3,}/gu)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    words: { ru: "Многоточие читается как намёк: поставьте точку.", en: "Dots read like a hint: put a full stop." },
    replacement: ".",
  }));

/** Words in capitals: a long one, or three in a row. */
export const capitals = (text: string): readonly Find[] =>
  [...text.matchAll(/(?<!\p{L})(?:\p{Lu}{2,}(?:[ ,-]+\p{Lu}{2,}){2,}|\p{Lu}{7,})(?!\p{L})/gu)].map((match) => {
    const begins = /(?:^|[.!?\n])[\s«"]*$/u.test(text.slice(Math.max(0, match.index - 4), match.index));
    const small = match[0].toLowerCase();
    return {
      from: match.index,
      to: match.index + match[0].length,
      words: { ru: "Заглавные буквы читаются как крик.", en: "Capitals read like shouting." },
      replacement: begins ? capital(small) : small,
    };
  });
