import type { PageOnRegister, PageOutcome, PageRow, PagesDesk, Principal } from "#app";

const fieldless = { responsible: "", basis: "", openedOn: null, closedOn: null };

/** The register over one page; only the administrator has it, and an empty title is refused as the real one refuses it. */
export const createFakeRegister = ({ secrets, ...row }: PageRow): PagesDesk => {
  const page: PageOnRegister = {
    ...row,
    paper: fieldless,
    secrets: Object.keys(secrets).map((name) => ({ name, writtenAt: null })),
    webhookUrl: `https://desk.example/hooks/${row.network}/${row.pageId}`,
    capabilities: null,
    deeds: [],
  };
  const known = ({ person }: Principal, pageId: string): PageOutcome | null => {
    if (person.role !== "administrator") return null;
    return pageId === page.pageId ? { kind: "done", page } : { kind: "notFound" };
  };
  const refusal: PageOutcome = { kind: "badInput", problems: [{ code: "REQUIRED", path: "title", ru: "Заполните.", en: "Fill it in." }] };
  return {
    register: async ({ person }) => (person.role === "administrator" ? { networks: [], routes: [], pages: [page] } : null),
    add: async (principal, input) =>
      known(principal, page.pageId) === null ? null : input.title === "" ? refusal : { kind: "done", page },
    change: async (principal, pageId) => known(principal, pageId),
    check: async (principal, pageId) => known(principal, pageId),
    connect: async (principal, pageId) => known(principal, pageId),
    switch: async (principal, pageId) => known(principal, pageId),
  };
};
