import { compileOffice } from "#worktime";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { readCalendars } from "../../acts.ts";
import { doneStories } from "./stories-done.ts";
import { incidentStories } from "./stories-incident.ts";
import { openStories } from "./stories-open.ts";
import { timelineOf } from "./timeline.ts";
import { townOffice } from "./town.ts";

const outcome = compileOffice(townOffice, readCalendars(fileURLToPath(new URL("../../../calendars/", import.meta.url))));
if (!outcome.ok) throw new Error("the town's office cannot be read");
const { calendar } = outcome;
const stories = [...openStories, ...doneStories, ...incidentStories];

test.each(["2026-11-20T11:00+03:00", "2026-11-22T23:30+03:00", "2026-11-24T03:00+03:00", "2026-01-09T12:00+03:00"])(
  "whenever the town wakes, its past is in order, in working hours, and complete: %s",
  (moment) => {
    const now = Date.parse(moment);
    const deeds = timelineOf(stories, calendar, now);
    expect(deeds.filter(({ step }) => step === null)).toHaveLength(stories.length);
    expect(deeds.map(({ at }) => at)).toEqual(deeds.map(({ at }) => at).toSorted((a, b) => a - b));
    expect(deeds.every(({ at }) => at <= now)).toBe(true);
    expect(deeds).toHaveLength(stories.length + stories.flatMap(({ steps }) => steps).length);
  },
);

test("the steps of a story follow one another", () => {
  for (const { steps } of stories)
    expect(steps.map(({ after }) => after)).toEqual(steps.map(({ after }) => after).toSorted((a, b) => a - b));
});
