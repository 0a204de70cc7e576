/** Sessions and foreign pages: fixation, forged cookies, requests of other sites, many at one step. */
import { z } from "zod";
import type { Report } from "./report.ts";
import type { Town } from "./town.ts";

const cookieIn = (headers: Headers): string => headers.getSetCookie()[0]?.split(";", 1)[0] ?? "";
const created = z.object({ caseId: z.string(), version: z.number() });

/** A session is the server's to make and to end. */
export const attackSessions = async (town: Town, report: Report): Promise<void> => {
  const chosen = "otklik_session=chosen-by-the-attacker.signature";
  const fixed = await town.signIn("roads", { cookie: chosen });
  const given = cookieIn(fixed.headers);
  report.held("session fixation: sign-in makes a token of its own", fixed.status === 200 && given !== chosen && given !== "");
  report.held("a chosen token opens nothing", (await town.ask(null, "/api/me", { headers: { cookie: chosen } })).status === 401);
  report.held(
    "a token with one letter changed opens nothing",
    (await town.ask(null, "/api/me", { headers: { cookie: given.slice(0, -3) } })).status === 401,
  );
  const again = cookieIn((await town.signIn("roads")).headers);
  report.held("each sign-in has a token of its own", again !== given);
  await town.ask(null, "/api/auth/sign-out", { json: {}, headers: { cookie: given } });
  report.held("a token is dead after sign-out", (await town.ask(null, "/api/me", { headers: { cookie: given } })).status === 401);
};

/** Pages of other sites move nothing. */
export const attackFromOtherSites = async (town: Town, report: Report): Promise<void> => {
  const body = { json: { text: "чужое" }, method: "PUT" };
  const [row] = z
    .object({ rows: z.array(z.object({ caseId: z.string() })) })
    .parse(JSON.parse((await town.ask("curator", "/api/cases?view=all")).text)).rows;
  const path = `/api/cases/${row?.caseId ?? ""}/saves/attack`;
  const from = async (headers: Record<string, string>): Promise<number> => (await town.ask("curator", path, { ...body, headers })).status;
  report.held("CSRF: another origin", (await from({ origin: "https://evil.example" })) === 403);
  report.held("CSRF: a page without an origin", (await from({ origin: "null" })) === 403);
  report.held("CSRF: Sec-Fetch-Site cross-site", (await from({ "sec-fetch-site": "cross-site" })) === 403);
  report.held("CSRF: a sister site", (await from({ "sec-fetch-site": "same-site" })) === 403);
  const form = await town.ask("curator", path, { method: "PUT", body: "text=x", headers: { "content-type": "text/plain" } });
  report.held("CSRF: a form's kind of body", form.status === 415, String(form.status));
  report.held("the desk's own page passes", (await from({ origin: town.url, "sec-fetch-site": "same-origin" })) === 200);
};

/** Two people at one step, many times: never both. */
export const raceAtOneStep = async (town: Town, report: Report, rounds: number): Promise<void> => {
  const outcomes = { one: 0, other: [] as string[] };
  for (let round = 0; round < rounds; round += 1) {
    const card = {
      source: "other",
      kind: "post",
      text: `Гонка ${round}: нет света`,
      reason: "по телефону",
      arrivedAt: Date.now() - 60_000,
      replyTo: { kind: "way", words: "позвонить" },
    };
    const made = created.safeParse(JSON.parse((await town.ask("curator", "/api/cases", { json: card })).text));
    if (!made.success) {
      outcomes.other.push("no card");
      continue;
    }
    const { caseId, version } = made.data;
    const move = (login: "curator" | "head", seen: number, asked: object) =>
      town.ask(login, `/api/cases/${caseId}/moves`, { json: { version: seen, move: asked } });
    await move("curator", version, { do: "placeInUrgentFolder" });
    const answers = await Promise.all([
      move("head", version + 1, { do: "resolve", units: ["zhkh"], instruction: "Разобраться" }),
      move("curator", version + 1, { do: "declareEmergency", reason: "Провод на дороге" }),
      move("curator", version + 1, { do: "markGeneralInterest" }),
    ]);
    const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
    const after = created.parse(JSON.parse((await town.ask("curator", `/api/cases/${caseId}`)).text));
    if (statuses.filter((status) => status === 200).length === 1 && after.version === version + 2) outcomes.one += 1;
    else outcomes.other.push(`${statuses.join("+")} and version ${version} → ${after.version}`);
  }
  report.held(
    `${rounds} races of two people and three moves at one step: one wins each time`,
    outcomes.other.length === 0,
    outcomes.other.join(", ") || `${outcomes.one} rounds`,
  );
};
