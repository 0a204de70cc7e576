import type { Bilingual } from "./model-words.ts";
import type { Finding } from "./problem.ts";

type Words = { readonly what: Bilingual; readonly remedy: Bilingual };

const indent: Words = {
  what: { ru: "Строки сдвинуты неверно", en: "The lines are indented wrongly" },
  remedy: {
    ru: "Отступ делается пробелами, по два на уровень; ключи одного уровня начинаются в одной колонке",
    en: "Indent with spaces, two a level; keys of one level begin in one column",
  },
};

const known: Readonly<Record<string, Words>> = {
  BAD_INDENT: indent,
  TAB_AS_INDENT: indent,
  DUPLICATE_KEY: {
    what: { ru: "Этот ключ здесь уже есть", en: "This key is here twice" },
    remedy: { ru: "Оставьте один из двух", en: "Keep one of the two" },
  },
  NON_STRING_KEY: {
    what: { ru: "Ключ должен быть простым словом", en: "A key must be a plain word" },
    remedy: { ru: "Замените ключ словом или номером пункта", en: "Use a word or a clause number" },
  },
  BAD_ALIAS: {
    what: { ru: "Такой метки (&имя) в файле нет", en: "There is no such anchor (&name) in the file" },
    remedy: { ru: "Проверьте имя после знака *", en: "Check the name after *" },
  },
  MULTIPLE_DOCS: {
    what: { ru: "В файле несколько документов (строка ---)", en: "The file holds several documents (a --- line)" },
    remedy: { ru: "Один порядок — один файл: уберите строку ---", en: "One act, one file: remove the --- line" },
  },
  TOO_LARGE: {
    what: { ru: "Файл слишком велик", en: "The file is too large" },
    remedy: {
      ru: "Файл порядка не бывает больше 2 млн знаков; проверьте, тот ли это файл",
      en: "An act is never longer than 2 million characters; is it the right file",
    },
  },
  TOO_DEEP: {
    what: { ru: "Слишком много вложенных уровней", en: "Too many levels inside one another" },
    remedy: { ru: "Проверьте скобки и отступы", en: "Check the brackets and the indents" },
  },
  MISSING_CHAR: {
    what: {
      ru: "Не хватает знака: кавычки, скобки, двоеточия или запятой",
      en: "A character is missing: a quote, a bracket, a colon or a comma",
    },
    remedy: {
      ru: "Закройте кавычку или скобку; после ключа ставится двоеточие и пробел",
      en: "Close the quote or bracket; a key ends with a colon and a space",
    },
  },
};

const otherwise: Words = {
  what: { ru: "Так в YAML писать нельзя", en: "This is not valid YAML" },
  remedy: {
    ru: "Проверьте двоеточия, отступы и кавычки в этой строке и в строке над ней; текст с двоеточием берут в кавычки",
    en: "Check colons, indents and quotes in this line and the one above; a text with a colon is put in quotes",
  },
};

/** A problem of the text as YAML, by the parser's code. */
export function yamlFinding(code: string, at: number): Finding {
  const { what, remedy } = known[code] ?? otherwise;
  return { code: known[code] === undefined ? "notYaml" : `yaml.${code}`, severity: "error", path: "", at, what, remedy };
}
