import type { Presence } from "#http/contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { ask } from "./ask.ts";
import { onTyping } from "./typing.ts";

/** Said three times within the server's patience. */
const beatMs = 10_000;
/** One who has just stopped typing still writes. */
const writingMs = 8_000;

const pathOf = (caseId: string): string => `/api/cases/${encodeURIComponent(caseId)}/presence`;

const say = (caseId: string, state: "looking" | "writing" | "left"): Promise<Presence> =>
  ask<Presence>(pathOf(caseId), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ state }),
    keepalive: state === "left",
  });

/** Says that this card is open here, and answers who else has it open or writes on it. */
export const usePresence = (caseId: string): Presence["others"] => {
  const client = useQueryClient();
  useEffect(() => {
    let writingUntil = 0;
    const beat = () => {
      // A tab in the background looks at nothing.
      if (document.hidden) return;
      const state = Date.now() < writingUntil ? "writing" : "looking";
      say(caseId, state).then(
        (told) => client.setQueryData(["presence", caseId], told),
        () => undefined,
      );
    };
    const stopHearing = onTyping((typedIn) => {
      if (typedIn !== caseId) return;
      const wasWriting = Date.now() < writingUntil;
      writingUntil = Date.now() + writingMs;
      if (!wasWriting) beat();
    });
    const timer = setInterval(beat, beatMs);
    document.addEventListener("visibilitychange", beat);
    beat();
    return () => {
      clearInterval(timer);
      stopHearing();
      document.removeEventListener("visibilitychange", beat);
      say(caseId, "left").catch(() => undefined);
    };
  }, [caseId, client]);
  const { data } = useQuery({ queryKey: ["presence", caseId], queryFn: () => ask<Presence>(pathOf(caseId)) });
  return data?.others ?? [];
};
