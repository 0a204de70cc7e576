import type { ControlDesk, Counts, Principal, Tally } from "#app";

const tally: Tally = { overdue: 0, soon: 0, running: 0, suspended: 0, none: 0 };
const counts: Counts = { received: 0, answered: 0, explained: 0, refused: 0, appeals: 0, repeats: 0 };
const seesAll = ({ person }: Principal): boolean => person.role !== "unit" && person.role !== "administrator";

async function* onlyHead() {
  yield "\uFEFF№\r\n";
}

/** A day on which nothing happened. */
export const fakeControl: ControlDesk = {
  now: async (principal) => (seesAll(principal) ? { total: tally, byUnit: [], byStep: [], now: 0 } : null),
  cases: async (principal) => (seesAll(principal) ? { rows: [], units: [], total: 0, now: 0 } : null),
  period: async (principal, period) =>
    seesAll(principal)
      ? {
          ...period,
          spent: { cases: 0, ms: { head: 0, curator: 0, unit: 0, author: 0, other: 0 }, byUnit: [] },
          counts: { total: counts, byNetwork: [], byTopic: [] },
          breaches: { total: 0, lines: [], byUnit: [] },
          capped: false,
        }
      : null,
  journal: async (principal) => (seesAll(principal) ? { name: "Журнал.csv", mime: "text/csv; charset=utf-8", body: onlyHead() } : null),
  folder: async ({ person }) =>
    person.role === "unit" || person.role === "administrator"
      ? null
      : { name: "Папка.pdf", mime: "application/pdf", bytes: new Uint8Array(), text: "" },
  folderForm: async (principal) => (seesAll(principal) ? { cards: [], signers: [] } : null),
  enterFolder: async (principal) => (seesAll(principal) ? [] : null),
  quality: {
    samples: async (principal) => (seesAll(principal) ? [] : null),
    draw: async ({ person }) => (person.role === "controller" ? { kind: "done" } : null),
    judge: async ({ person }) => (person.role === "controller" ? { kind: "notFound" } : null),
  },
  choices: async (principal) => (seesAll(principal) ? { networks: [], units: [], topics: [] } : null),
};
