import type { CardView } from "#app";
import type { Card } from "../contract/index.ts";
import { openFacts } from "./choices.ts";

const dayMs = 86_400_000;

const textOf = (view: CardView, textId: string | undefined): string => [...view.parts.texts].find(([known]) => known === textId)?.[1] ?? "";

/** The term that a recorded act may still put off (59-FZ, article 12), and how far. */
const extensionOf = ({ route, timers, state }: CardView): NonNullable<Card["appeal"]>["extension"] => {
  for (const { timer, due, stoppedAt } of timers) {
    const change = route.timers[timer]?.change ?? null;
    if (change === null || due === null || stoppedAt !== null) continue;
    const made = state.overrides.filter((one) => one.timer === timer).length;
    if (change.atMostTimes !== null && made >= change.atMostTimes) continue;
    const most = change.atMostBy;
    return { timer, clause: change.clause, due, latest: most?.unit === "calendarDay" ? due + most.amount * dayMs : null };
  }
  return null;
};

/** The appeal of a card; null where the message was not turned into one. */
export const presentAppeal = (view: CardView): Card["appeal"] => {
  const { state, route, parts } = view;
  const turned = parts.events.findLast(({ event }) => event.type === "turnedIntoAppeal");
  if (state.appealWay === null || turned === undefined || turned.event.type !== "turnedIntoAppeal") return null;
  const registered = parts.events.findLast(({ event }) => event.type === "appealRegistered");
  const step = route.steps[state.step];
  return {
    way: state.appealWay,
    turnedAt: turned.at,
    contacts: textOf(view, turned.event.contacts?.textId),
    registration:
      registered?.event.type === "appealRegistered" ? { number: textOf(view, registered.event.number?.textId), at: registered.at } : null,
    awaitsNumber: step?.facts["appealRegistered"] !== undefined && !state.isAppealRegistered,
    facts: [...openFacts(view)],
    extension: extensionOf(view),
  };
};
