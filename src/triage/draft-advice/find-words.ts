/** Rules that look for words of the tables. */
import { everyday, inFull } from "./abbreviations.ts";
import type { AdviceContext, Find } from "./advice.ts";
import { blamePhrases } from "./blame-phrases.ts";
import { capital, inCaseOf, phrase, sentenceAround } from "./phrase.ts";
import { namedTime, promise, vagueTime } from "./promises.ts";
import { emptyOpenings, stopPhrases } from "./stop-phrases.ts";

type Place = { readonly from: number; readonly to: number; readonly piece: string };

const placesOf = (text: string, pattern: RegExp): readonly Place[] =>
  [...text.matchAll(pattern)].map((match) => ({ from: match.index, to: match.index + match[0].length, piece: match[0] }));

const openings = emptyOpenings.map((source) => ({ pattern: phrase(source) }));
const turns = stopPhrases.map((turn) => ({ ...turn, pattern: phrase(turn.find) }));
const blames = blamePhrases.map(({ find, words }) => ({ words, pattern: phrase(find) }));
const promised = phrase(promise);
const vague = phrase(vagueTime);

/** Takes an empty opening away: together with the first letter after it, which gets the capital of the sentence. */
const withoutOpening = (text: string, { from, to, piece }: Place): Find => {
  const rest = /^[\s,:]*(.?)/u.exec(text.slice(to));
  const next = rest?.[1] ?? "";
  return {
    from,
    to: to + (rest?.[0].length ?? 0),
    words: { ru: "Начните сразу с дела.", en: "Begin with the matter at once." },
    replacement: inCaseOf(piece, next),
  };
};

/** Officialese: openings that say nothing and turns with a plain word of their own. */
export const officialese = (text: string): readonly Find[] => [
  ...openings.flatMap(({ pattern }) => placesOf(text, pattern).map((place) => withoutOpening(text, place))),
  ...turns.flatMap((turn) =>
    placesOf(text, turn.pattern).map(({ from, to, piece }): Find => {
      if (turn.instead === null) return { from, to, words: turn.words, replacement: null };
      const words = { ru: `Проще: «${turn.instead}».`, en: `Simpler: “${turn.instead}”.` };
      return { from, to, words, replacement: inCaseOf(piece, turn.instead) };
    }),
  ),
];

/** Words that put the fault on the citizen. */
export const blame = (text: string): readonly Find[] =>
  blames.flatMap(({ pattern, words }) => placesOf(text, pattern).map(({ from, to }) => ({ from, to, words, replacement: null })));

const dateWords = { ru: "Обещание без даты: назовите день.", en: "A promise without a date: name the day." };
const vagueWords = { ru: "Назовите день вместо этих слов.", en: "Name the day instead of these words." };

/** A promise in whose sentence, or the one after it, no time is named. */
export const promiseWithoutDate = (text: string): readonly Find[] => {
  const dated = (at: number): boolean => {
    const { from, to } = sentenceAround(text, at);
    const next = sentenceAround(text, Math.min(to + 1, text.length));
    return namedTime.test(text.slice(from, Math.max(to, next.to)));
  };
  const vagueOnes = placesOf(text, vague).map(({ from, to }) => ({ from, to, words: vagueWords, replacement: null }));
  // Where the vague words stand in the sentence already, one advice is enough.
  const said = (at: number) => {
    const { from, to } = sentenceAround(text, at);
    return vagueOnes.some((one) => one.from >= from && one.from < to);
  };
  const bare = placesOf(text, promised).filter(({ from }) => !said(from) && !dated(from));
  return [...vagueOnes, ...bare.map(({ from, to }) => ({ from, to, words: dateWords, replacement: null }))];
};

/** Abbreviations that the text does not spell out: each told once, at its first place. */
export const abbreviation = (text: string): readonly Find[] => {
  const told = new Set<string>();
  return placesOf(text, /(?<![\p{L}\p{N}-])[А-ЯЁ]{2,6}(?![\p{L}\p{N}])/gu).flatMap(({ from, to, piece }): readonly Find[] => {
    if (told.has(piece) || everyday.has(piece)) return [];
    told.add(piece);
    const isExplained = text[from - 1] === "(" || /^\s?(?:\(|—|-\s)/u.test(text.slice(to, to + 3));
    if (isExplained) return [];
    const full = inFull[piece];
    const words =
      full === undefined
        ? { ru: "Напишите полностью: не все знают сокращение.", en: "Spell it out: not everybody knows the abbreviation." }
        : { ru: `Напишите словами: «${full}».`, en: `Say it in words: “${full}”.` };
    return [{ from, to, words, replacement: null }];
  });
};

const hello = /^[\s"«]*(?:здравствуйте|добрый (?:день|вечер)|доброе утро|доброго дня|уважаем(?:ый|ая|ые)|приветствуем)/iu;

/** An answer begins with a greeting, by the name where it is known. */
export const greeting = (text: string, { authorName }: AdviceContext): readonly Find[] => {
  const [name = ""] = authorName.trim().split(/\s+/u);
  const isByName = name.length > 1 && text.trimStart().startsWith(name);
  if (text.trim() === "" || hello.test(text) || isByName) return [];
  const words = { ru: "Поздоровайтесь с автором.", en: "Greet the author." };
  const isName = /^\p{L}{2,}$/u.test(name);
  return [{ from: 0, to: 0, words, replacement: isName ? `Здравствуйте, ${capital(name)}. ` : "Здравствуйте. " }];
};
