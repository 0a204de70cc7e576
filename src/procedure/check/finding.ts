import { nearest } from "../nearest.ts";
import type { Bilingual } from "../model-words.ts";
import type { Finding } from "../problem.ts";

type Words = { readonly path: string; readonly what: Bilingual; readonly remedy: Bilingual };

/** A finding that forbids the file. */
export function error(code: string, words: Words): Finding {
  return { code, severity: "error", at: null, ...words };
}

/** A finding that the file may stand with. */
export function warning(code: string, words: Words): Finding {
  return { code, severity: "warning", at: null, ...words };
}

/** A name that refers to nothing, with the nearest that exists. */
export function unknownName(question: {
  readonly code: string;
  readonly path: string;
  readonly kind: Bilingual;
  readonly name: string;
  readonly known: Iterable<string>;
}): Finding {
  const { code, path, kind, name } = question;
  const known = [...question.known];
  const near = nearest(name, known);
  const list = known.slice(0, 40).join(", ");
  return error(code, {
    path,
    what: { ru: `${kind.ru} «${name}»: такого имени нет`, en: `${kind.en} "${name}" does not exist` },
    remedy:
      near !== null
        ? { ru: `Возможно, имелось в виду «${near}»`, en: `Perhaps "${near}" was meant` }
        : list === ""
          ? {
              ru: "В файле нет ни одного такого имени: добавьте его или уберите ссылку",
              en: "The file has none: add it or remove the reference",
            }
          : { ru: `Есть: ${list}`, en: `There are: ${list}` },
  });
}
