import type { OrganisationRow, PublicAnswer, SiteApp, SitePart } from "#app";
import type { CaseId } from "#case";

const answer = (answerId: string, question: string, withdrawnAt: number | null = null): PublicAnswer => ({
  answerId,
  caseId: "case-1" as CaseId,
  question,
  answer: "Каток работает с 1 декабря & вход <свободный>.",
  publishedAt: 1_764_000_000_000,
  updatedAt: 1_764_000_060_000,
  withdrawnAt,
});

/** What the fake public page holds: one answer that stands, one that was withdrawn. */
export const fakeAnswers = {
  standing: answer("00000000-0000-4000-8000-000000000001", "Когда откроют <каток>?"),
  withdrawn: answer("00000000-0000-4000-8000-000000000002", "Старое", 1_764_000_070_000),
} as const;

const part: SitePart = {
  mayPublish: true,
  wording: { question: "", answer: "" },
  answer: null,
  deeds: [],
  posts: [],
  pages: [],
  names: [],
};

/** The public page over two answers; only the curator publishes. */
export const createFakeSite = (organisation: OrganisationRow): SiteApp => {
  const outcome: SiteApp["correct"] = async ({ person }, caseId, { answer: text, checked }) => {
    if (caseId !== fakeAnswers.standing.caseId) return { kind: "notFound" };
    if (person.role !== "curator") return { kind: "forbidden" };
    if (text.includes("@") && !checked) return { kind: "personalData", found: [{ kind: "email", text }] };
    return { kind: "done", part };
  };
  const plain = { question: "", answer: "", checked: true };
  return {
    part: async (_principal, caseId) => (caseId === fakeAnswers.standing.caseId ? part : null),
    publish: outcome,
    correct: outcome,
    withdraw: (principal, caseId) => outcome(principal, caseId, plain),
    confirmPost: (principal, caseId) => outcome(principal, caseId, plain),
    retryPost: (principal, caseId) => outcome(principal, caseId, plain),
    answered: async () => [fakeAnswers.standing],
    public: {
      organisation: async (code) => (code === null || code === organisation.tenantId ? organisation : null),
      answers: async (_organisation, { words }) =>
        words === "" || fakeAnswers.standing.question.includes(words)
          ? { answers: [fakeAnswers.standing], total: 1 }
          : { answers: [], total: 0 },
      answer: async (_organisation, answerId) => Object.values(fakeAnswers).find((one) => one.answerId === answerId) ?? null,
    },
  };
};
