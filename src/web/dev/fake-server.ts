import type { Me, Page } from "#http/contract";
import { fakeCases, fakeRow, fakeUnits } from "./fake-town.ts";

export type FakeOffice = { readonly office: unknown; readonly calendars: readonly unknown[]; readonly many: number };

// A Tuesday afternoon, so that clocks run whenever one draws.
const shift = Date.parse("2026-11-24T14:12:00+03:00") - Date.now();
const fakeNow = (): number => Date.now() + shift;

const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });
const problem = (status: number, code: string): Response =>
  json({ code, message: { ru: "Не получилось.", en: "It did not work." }, clause: null }, status);

const names: Readonly<Record<string, string>> = {
  curator: "Литвинова Ольга Викторовна",
  head: "Кравцов Андрей Петрович",
  unit: "Гончаренко Павел Сергеевич",
  controller: "Яценко Вера Павловна",
};

const meOf = (role: string, { office, calendars }: FakeOffice): Me => ({
  person: {
    personId: "p",
    name: names[role] ?? role,
    position: "Специалист организационно-кадрового управления",
    role: role === "head" || role === "unit" || role === "controller" ? role : "curator",
    unitId: null,
    locale: "ru",
  },
  organisation: { title: "Администрация Гулькевичского городского поселения" },
  worktime: { office, calendars: [...calendars] },
  units: [...fakeUnits],
  networks: [
    { code: "vk", title: { ru: "ВКонтакте", en: "VK" }, letter: "В" },
    { code: "ok", title: { ru: "Одноклассники", en: "Odnoklassniki" }, letter: "О" },
  ],
  now: fakeNow(),
});

const pages: readonly Page[] = [
  {
    pageId: "p1",
    network: "vk",
    title: "Глава Гулькевичского поселения",
    url: "https://vk.example/head",
    enabled: true,
    health: { state: "ok", problems: [], checkedAt: fakeNow() - 600_000 },
    lastEventAt: fakeNow() - 900_000,
  },
  {
    pageId: "p2",
    network: "ok",
    title: "Администрация в Одноклассниках",
    url: "https://ok.example/adm",
    enabled: true,
    health: {
      state: "broken",
      problems: [
        {
          failure: "TOKEN_EXPIRED",
          ru: "Ключ доступа больше не действует. Выпустите новый в настройках группы и вставьте его здесь.",
          en: "The access key has expired.",
        },
      ],
      checkedAt: fakeNow() - 300_000,
    },
    lastEventAt: null,
  },
];

/** A fake of the contract, signed in as whoever the role cookie names: development only, never in the build. */
export const fakeServer = (settings: FakeOffice): ((request: Request) => Response) => {
  const cases = fakeCases(fakeNow(), settings.many);
  return (request) => {
    const url = new URL(request.url);
    const role = /role=(\w+)/.exec(request.headers.get("cookie") ?? "")?.[1];
    if (url.pathname.startsWith("/api/auth/")) return json({});
    if (role === undefined) return problem(401, "signInRequired");
    if (url.pathname === "/api/me") return json(meOf(role, settings));
    if (url.pathname === "/api/pages") return json(pages);
    if (url.pathname === "/api/cases") {
      const start = Number(url.searchParams.get("cursor") ?? 0);
      const limit = Number(url.searchParams.get("limit") ?? 50);
      const next = start + limit < cases.length ? String(start + limit) : null;
      return json({
        rows: cases.slice(start, start + limit).map(fakeRow),
        nextCursor: next,
        counts: { queue: cases.length, urgent: 1, mine: 3, awaitingAuthor: 1, answered: 0, all: cases.length },
        now: fakeNow(),
      });
    }
    const found = cases.find((card) => url.pathname.startsWith(`/api/cases/${card.caseId}`));
    if (found === undefined) return problem(404, "caseNotFound");
    if (url.pathname.endsWith("/repeats")) return json({ linked: null, suggestions: [] });
    if (url.pathname.includes("/saves/")) return json(request.method === "PUT" ? { text: "", at: Date.now() } : null);
    return json({ ...found, now: fakeNow() });
  };
};
