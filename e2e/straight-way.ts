/** The straight way of a message, made through the server: what a scenario is not about goes without a screen. */
import { expect, type Browser, type Page } from "@playwright/test";
import { setting, sitDown, wide } from "./people.ts";

type Draft = { readonly draftId: string; readonly digest: string };
type Known = { readonly version: number; readonly drafts: readonly Draft[]; readonly publications: readonly { readonly status: string }[] };
type Row = { readonly caseId: string; readonly excerpt: string };
type Unit = { readonly unitId: string; readonly title: string };
/** Whom most scenarios need. */
export type People = { readonly curator: Page; readonly head: Page; readonly unit: Page };

/** The pane of the step at hand. */
export const pane = (page: Page) => page.getByRole("region", { name: "Что сделать сейчас" });

/** Pulls a string of the fake network. */
export const pull = async <T>(name: string, input: object): Promise<T> => {
  const response = await fetch(new URL(`/__ctl/${name}`, setting("OTKLIK_E2E_WALL")), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(input),
  });
  expect(response.status, name).toBe(200);
  // The parsed boundary: the fake is ours.
  return (await response.json()) as T;
};

/** A comment by a person who writes for the first time: one who was asked something would be answering. */
export const comment = async (text: string): Promise<void> => {
  const { id } = await pull<{ readonly id: number }>("person", { firstName: "Анна", lastName: "Новая" });
  await pull("comment", { text, personId: id });
};

/** Asks the server as the person at this screen. */
export const asked = async <T>(page: Page, path: string, body: object | null = null): Promise<T> => {
  const answer = await page.evaluate(
    async ({ path, body }) => {
      const init = body === null ? {} : { method: "POST", headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
      const response = await fetch(path, init);
      return { status: response.status, body: await response.text() };
    },
    { path, body },
  );
  expect(answer.status, `${path}: ${answer.body.slice(0, 300)}`).toBe(200);
  // The parsed boundary: the contract is checked on the server.
  return JSON.parse(answer.body) as T;
};

/** The card as the person at this screen sees it. */
export const cardOf = (page: Page, caseId: string): Promise<Known> => asked<Known>(page, `/api/cases/${caseId}`);

/** Makes a move as the person at this screen. */
export const move = async (page: Page, caseId: string, made: object): Promise<void> => {
  const { version } = await cardOf(page, caseId);
  await asked(page, `/api/cases/${caseId}/moves`, { version, move: made });
};

/** The curator, the Head and a unit, each at a screen. */
export const gather = async (browser: Browser): Promise<People> => {
  const [curator, head, unit] = await Promise.all([
    sitDown(browser, "curator", wide),
    sitDown(browser, "head", wide),
    sitDown(browser, "roads", wide),
  ]);
  return { curator, head, unit };
};

/** Waits for the case of these words. */
export const arrived = async (curator: Page, words: string): Promise<string> => {
  const find = async () => {
    const { rows } = await asked<{ readonly rows: readonly Row[] }>(curator, "/api/cases?view=all&limit=100");
    return rows.find(({ excerpt }) => excerpt.includes(words))?.caseId ?? "";
  };
  await expect.poll(find).not.toBe("");
  return find();
};

/** A comment that has come to the unit: the straight way is another scenario's matter. */
export const withUnit = async (people: People, words: string): Promise<string> => {
  await comment(words);
  return arrivedToUnit(people, words);
};

/** What somebody wrote in any network, brought to the unit. */
export const arrivedToUnit = async ({ curator, head }: People, words: string): Promise<string> => {
  const caseId = await arrived(curator, words);
  await move(curator, caseId, { do: "placeInUrgentFolder" });
  const { units } = await asked<{ readonly units: readonly Unit[] }>(head, "/api/me");
  const roads = units.find(({ title }) => title.includes("благоустройства"))?.unitId ?? "";
  await move(head, caseId, { do: "resolve", units: [roads], answerable: roads, instruction: "" });
  await move(curator, caseId, { do: "dispatch" });
  return caseId;
};

/** Check and approval of the newest draft (3.1.3, 3.1.7). */
export const letOut = async ({ curator, head }: People, caseId: string): Promise<void> => {
  const draft = (await cardOf(curator, caseId)).drafts.at(-1);
  const which = { draftId: draft?.draftId, digest: draft?.digest };
  await move(curator, caseId, { do: "accept", ...which });
  await move(head, caseId, { do: "approve", ...which });
};
