/** What each local day of an office is: its hours, its kind, its name and basis. */
import { type Day, weekdayOf } from "./civil.ts";
import type { DayRule } from "./day-rule.ts";
import { type Interval, shortened, type Week } from "./hours.ts";
import type { SpanKind, Words } from "./model.ts";

export type DayPlan = {
  readonly hours: readonly Interval[];
  readonly kind: SpanKind;
  readonly name: Words | null;
  readonly basis: string | null;
};

/** Plans of days: the week's own, unless a rule makes the date special. */
export const planDays = (week: Week, rules: ReadonlyMap<Day, DayRule>): ((day: Day) => DayPlan) => {
  const plain = week.map((hours): DayPlan => ({ hours, kind: hours.length > 0 ? "work" : "dayOff", name: null, basis: null }));
  const closed: DayPlan = { hours: [], kind: "dayOff", name: null, basis: null };
  const ofWeekday = (day: Day): DayPlan => plain[weekdayOf(day)] ?? closed;
  const special = (rule: DayRule, day: Day): DayPlan => {
    const { name, basis } = rule;
    const worked = (hours: readonly Interval[]): DayPlan => ({ hours, kind: hours.length > 0 ? "work" : "dayOff", name, basis });
    switch (rule.kind) {
      case "off":
        return { hours: [], kind: rule.nature, name, basis };
      case "hours":
        return worked(rule.hours);
      case "shorter":
        return worked(shortened(ofWeekday(day).hours, rule.byMs));
      case "replaces":
        return worked(shortened(ofWeekday(rule.day).hours, rule.byMs));
    }
  };
  return (day) => {
    const rule = rules.get(day);
    return rule === undefined ? ofWeekday(day) : special(rule, day);
  };
};
