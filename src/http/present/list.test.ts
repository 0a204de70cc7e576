import type { ListAnswer } from "#app";
import type { CaseId } from "#case";
import { expect, test } from "vitest";
import { fakeCardView } from "../../testing/fake-card.ts";
import { presentList } from "./list.ts";

const at = Date.parse("2026-11-20T12:00:00+03:00");

test("3.1.1, 3.1.7: the Head's approval is told by the step: a case that came back to the folder with its units waits for a resolution", () => {
  const { parts, procedure, route } = fakeCardView("case-1" as CaseId, at, []);
  const rowAt = (step: string): ListAnswer["rows"][number] => ({
    projection: { ...parts.projection, step },
    excerpt: "",
    authorName: null,
    pageTitle: null,
    attachmentCount: 0,
    procedure,
    route,
  });
  const counts = { queue: 0, urgent: 0, mine: 0, awaitingAuthor: 0, answered: 0, all: 0 };
  const { rows } = presentList(
    { rows: ["urgentFolder", "approval", "check"].map(rowAt), nextCursor: null, counts, units: [], now: at },
    { zone: "Europe/Moscow" },
  );
  expect(rows.map(({ step, units, awaitsApproval }) => [step, units.length, awaitsApproval])).toEqual([
    ["urgentFolder", 1, false],
    ["approval", 1, true],
    ["check", 1, false],
  ]);
});
