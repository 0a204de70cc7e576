import type { WorkCalendar } from "#worktime";
import type { DemoStep, DemoStory } from "./story.ts";

/** One thing that happened in the town: a message, or a step of its story. */
export type Deed = { readonly at: number; readonly story: DemoStory; readonly step: DemoStep | null };

const hourMs = 3_600_000;
const minuteMs = 60_000;

/** All stories as one line of time, in the working hours of the office; what would lie in the future is left out. */
export const timelineOf = (stories: readonly DemoStory[], calendar: WorkCalendar, now: number): readonly Deed[] => {
  const worked = calendar.work(now);
  const deeds = stories.flatMap((story) => {
    const arrived = calendar.at(worked - story.hoursAgo * hourMs, "latest");
    const steps = story.steps.map((step) => ({ at: calendar.add(arrived, step.after * minuteMs), story, step }));
    return [{ at: arrived, story, step: null }, ...steps];
  });
  return deeds.filter(({ at }) => at <= now).toSorted((a, b) => a.at - b.at);
};
