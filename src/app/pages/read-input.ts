/** What an administrator wrote → the page as it will be kept, or what is wrong with it in the words of the form. */
import type { InputProblem } from "../face.ts";
import type { PageContent, PagePaper } from "../ports/pages.ts";
import type { PageRow } from "../ports/store.ts";
import type { FormField, PageInput } from "./face.ts";

export type Reading = {
  readonly input: PageInput;
  readonly fields: readonly FormField[];
  /** The page as it stands; null for a new one. */
  readonly former: PageRow | null;
  readonly routes: readonly string[];
  readonly others: readonly PageRow[];
  readonly pageId: string;
  readonly now: number;
};

export type Read = { readonly page: PageContent; readonly changed: readonly string[] } | { readonly problems: readonly InputProblem[] };

export const noPaper: PagePaper = { responsible: "", basis: "", openedOn: null, closedOn: null };

const textMax = 2_000;
const secretMax = 4_000;

/** The page as it would be kept. */
export function readPage(reading: Reading): Read {
  const settings = readSettings(reading);
  const problems = [...placeProblems(reading), ...settings.problems, ...secretProblems(reading)];
  if (problems.length > 0) return { problems };
  const { input, former, pageId } = reading;
  const { secrets, secretsAt } = readSecrets(reading);
  const page: PageContent = {
    pageId,
    network: input.network,
    accountId: input.accountId.trim(),
    title: input.title.trim(),
    url: input.url.trim(),
    owner: input.owner,
    route: input.route,
    enabled: former?.enabled ?? false,
    paper: input.paper,
    settings: settings.values,
    secrets,
    secretsAt,
  };
  return { page, changed: changedFields(page, former) };
}

function placeProblems({ input, former, routes, others, pageId, fields }: Reading): readonly InputProblem[] {
  const problems: InputProblem[] = [];
  const need = (path: string, value: string): void => {
    if (value.trim() === "") problems.push(problem("REQUIRED", path, "Заполните это поле.", "Fill this field in."));
  };
  need("title", input.title);
  need("accountId", input.accountId);
  // What the desk itself made (the way in of «Инцидент») has no address in a network, and need not get one.
  const isPlaceless = former?.url === "" && input.url.trim() === "";
  if (!isPlaceless && !/^https?:\/\/\S+$/u.test(input.url.trim()))
    problems.push(problem("URL", "url", "Нужен адрес страницы целиком: https://…", "The whole address of the page is needed: https://…"));
  if (fields.length === 0) problems.push(problem("NETWORK", "network", "Такой сети нет.", "There is no such network."));
  if (!routes.includes(input.route)) problems.push(problem("ROUTE", "route", "Такого пути в порядке нет.", "The act has no such route."));
  if (former !== null && former.network !== input.network)
    problems.push(
      problem("NETWORK", "network", "Сеть у страницы не меняется: заведите новую.", "A page keeps its network: add a new one."),
    );
  if (former !== null && former.lastEventAt !== null && former.accountId !== input.accountId.trim())
    problems.push(
      problem(
        "ACCOUNT",
        "accountId",
        "Отсюда уже приходили сообщения: для другой страницы заведите новую запись.",
        "Messages have come from here: add a new record for another page.",
      ),
    );
  if (others.some((one) => one.pageId !== pageId && one.network === input.network && one.accountId === input.accountId.trim()))
    problems.push(problem("TWICE", "accountId", "Эта страница уже в реестре.", "This page is in the register already."));
  return problems;
}

type Settings = { readonly values: PageRow["settings"]; readonly problems: readonly InputProblem[] };

/** Known settings are read by their kind; what is not among the fields (the day of connection) stays as it was. */
function readSettings({ input, fields, former }: Reading): Settings {
  const values: Record<string, string | number | boolean> = { ...former?.settings };
  const problems: InputProblem[] = [];
  for (const field of fields) {
    const given = input.settings[field.name];
    if (field.secret || given === undefined) continue;
    const read = readSetting(field, given);
    if (read === null) problems.push(wrongSetting(field));
    else if (read.value === null) delete values[field.name];
    else values[field.name] = read.value;
  }
  for (const { name, secret, required, fallback } of fields)
    if (!secret && required && fallback === null && values[name] === undefined)
      problems.push(problem("REQUIRED", `settings.${name}`, "Заполните это поле.", "Fill this field in."));
  return { values, problems };
}

/** The value by its kind, where an empty one means "as the program knows it"; null = it will not do. */
function readSetting({ kind, choices }: FormField, given: string | number | boolean): { readonly value: typeof given | null } | null {
  const text = String(given).trim();
  if (text === "") return { value: null };
  switch (kind) {
    case "number":
      return Number.isFinite(Number(text)) && Number(text) >= 0 ? { value: Number(text) } : null;
    case "flag":
      return text === "true" || text === "false" ? { value: text === "true" } : null;
    case "choice":
      return choices.some(({ value }) => value === text) ? { value: text } : null;
    case "text":
      return text.length > textMax ? null : { value: text };
  }
}

const wrongSetting = ({ name, kind }: FormField): InputProblem =>
  kind === "number"
    ? problem("NUMBER", `settings.${name}`, "Нужно число, ноль или больше.", "A number is needed, zero or more.")
    : problem("VALUE", `settings.${name}`, "Такое значение не подходит.", "This value will not do.");

function secretProblems({ input, fields }: Reading): readonly InputProblem[] {
  const known = new Set(fields.filter(({ secret }) => secret).map(({ name }) => name));
  return Object.entries(input.secrets).flatMap(([name, value]) =>
    !known.has(name) || (value !== null && (value.trim() === "" || value.length > secretMax))
      ? [
          problem(
            "SECRET",
            `secrets.${name}`,
            "Ключ пустой, слишком длинный или не для этой сети.",
            "The key is empty, too long or not of this network.",
          ),
        ]
      : [],
  );
}

function readSecrets({ input, former, now }: Reading): Pick<PageContent, "secrets" | "secretsAt"> {
  const secrets: Record<string, string> = { ...former?.secrets };
  const secretsAt: Record<string, number> = { ...former?.secretsAt };
  for (const [name, value] of Object.entries(input.secrets)) {
    if (value === null) {
      delete secrets[name];
      delete secretsAt[name];
    } else if (secrets[name] !== value.trim()) {
      secrets[name] = value.trim();
      secretsAt[name] = now;
    }
  }
  return { secrets, secretsAt };
}

/** Names of what is other than before: for the record, which never holds values. */
function changedFields(page: PageContent, former: PageRow | null): readonly string[] {
  if (former === null) return [];
  const places = (["accountId", "title", "url", "owner", "route"] as const).filter((name) => page[name] !== former[name]);
  const papers = (["responsible", "basis", "openedOn", "closedOn"] as const).filter(
    (name) => page.paper[name] !== (former.paper ?? noPaper)[name],
  );
  return [...places, ...papers, ...differing(page.settings, former.settings), ...differing(page.secrets, former.secrets)];
}

const differing = (now: Readonly<Record<string, unknown>>, before: Readonly<Record<string, unknown>>): readonly string[] =>
  [...new Set([...Object.keys(now), ...Object.keys(before)])].filter((name) => now[name] !== before[name]);

const problem = (code: string, path: string, ru: string, en: string): InputProblem => ({ code, path, ru, en });

/** What must be written before a page can be switched on. */
export function missingToConnect(page: PageRow, fields: readonly FormField[]): readonly InputProblem[] {
  return fields
    .filter(({ name, secret, required }) => secret && required && (page.secrets[name] ?? "") === "")
    .map(({ name, title }) => problem("REQUIRED", `secrets.${name}`, `Впишите: ${title.ru.toLowerCase()}.`, `Write in: ${title.en}.`));
}
