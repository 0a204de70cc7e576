import type { DemoPost, DemoUnit, otherPosts } from "./town.ts";

/** A message in a network beside VK: under the newest post of its page, or to the page itself. */
export type Elsewhere = { readonly network: keyof typeof otherPosts; readonly as: "comment" | "direct" };

export type DemoAuthor = { readonly id: number; readonly first: string; readonly last: string };

/** A step of a story: so many working minutes after the message arrived. */
export type DemoStep = { readonly after: number } & (
  | { readonly by: "curator"; readonly do: "placeInUrgentFolder" | "dispatch" | "agreeClarification" | "accept" }
  | { readonly by: "head"; readonly do: "resolve"; readonly units: readonly DemoUnit[]; readonly instruction: string }
  /** `networkRefuses`: the network turns the reply down, and the curator sees why. */
  | { readonly by: "head"; readonly do: "approve"; readonly networkRefuses?: true }
  | {
      readonly by: "zhkh" | "roads";
      readonly do: "draft";
      readonly text: string;
      readonly measures: string;
      readonly photo?: "lamp" | "road";
    }
  | { readonly by: "zhkh" | "roads"; readonly do: "interim"; readonly text: string; readonly promisedInDays: number }
  | { readonly by: "zhkh" | "roads"; readonly do: "askClarification"; readonly question: string }
  | { readonly by: "zhkh" | "roads"; readonly do: "declineCompetence"; readonly reason: string }
  /** What a helping unit brings for the consolidated reply (2.6). */
  | { readonly by: "zhkh" | "roads"; readonly do: "part"; readonly text: string; readonly photo?: "lamp" | "road" }
  /** What a person did by hand where no network carries it (3.1). */
  | { readonly by: "curator"; readonly do: "confirmByHand" }
  | { readonly by: "curator"; readonly do: "returnForRework"; readonly remarks: string }
  | { readonly by: "head"; readonly do: "refuseApproval"; readonly remarks: string }
  | { readonly by: "curator"; readonly do: "refuse"; readonly ground: string; readonly evidence: string }
  | { readonly by: "curator"; readonly do: "declareEmergency"; readonly reason: string }
  | { readonly by: "curator"; readonly do: "handOver"; readonly way: string }
  /** Which story it repeats (3.4), by its author. */
  | { readonly by: "curator"; readonly do: "linkRepeat"; readonly authorId: number }
  | { readonly by: "curator"; readonly do: "publishForAll"; readonly question: string; readonly answer: string }
  | { readonly by: "author"; readonly do: "answers"; readonly text: string }
  | { readonly by: "author"; readonly do: "edits"; readonly text: string }
  | { readonly by: "author"; readonly do: "removes" }
);

export type DemoStory = {
  /** Working hours before the present moment. */
  readonly hoursAgo: number;
  readonly author: DemoAuthor;
  /** A comment under a post of VK, a direct message there, the same elsewhere, a row of the system «Инцидент» (3.2), or a card that the curator entered (1.1). */
  readonly under: DemoPost | "direct" | Elsewhere | "incident" | "hand";
  readonly text: string;
  readonly steps: readonly DemoStep[];
};

/** The way of every message to a unit: the folder, the resolution, the dispatch. */
export const toUnit = (units: readonly DemoUnit[], instruction: string, from = 12): readonly DemoStep[] => [
  { after: from, by: "curator", do: "placeInUrgentFolder" },
  { after: from + 23, by: "head", do: "resolve", units, instruction },
  { after: from + 41, by: "curator", do: "dispatch" },
];

/** The way of an accepted draft to the network: check and approval, so many working minutes after the arrival. */
export const outOfDesk = (from: number): readonly DemoStep[] => [
  { after: from, by: "curator", do: "accept" },
  { after: from + 17, by: "head", do: "approve" },
];
