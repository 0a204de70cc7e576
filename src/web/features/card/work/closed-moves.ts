import type { AllowedMove, Bilingual } from "#http/contract";

/** Moves that one and the same reason forbids. */
export type ClosedGroup = { readonly key: string; readonly words: Bilingual | "otherStep"; readonly moves: readonly AllowedMove[] };

/** What cannot be done now: first what is forbidden at this very step, each with its reason; apart what is done at other steps, or by others. */
export type ClosedMoves = { readonly here: readonly AllowedMove[]; readonly elsewhere: readonly ClosedGroup[] };

const groupOf = (move: AllowedMove): Omit<ClosedGroup, "moves"> | null => {
  const { refusal } = move;
  if (refusal?.code === "NotAtThisStep") return { key: "otherStep", words: "otherStep" };
  return refusal?.code === "NotYourMove" ? { key: refusal.message.ru, words: refusal.message } : null;
};

/** Sorts refused moves by reason: thirty equal lines would hide the different one. */
export const closedMoves = (moves: readonly AllowedMove[]): ClosedMoves => {
  const groups = new Map<string, ClosedGroup>();
  const here: AllowedMove[] = [];
  for (const move of moves) {
    if (move.allowed) continue;
    const group = groupOf(move);
    if (group === null) here.push(move);
    else groups.set(group.key, { ...group, moves: [...(groups.get(group.key)?.moves ?? []), move] });
  }
  const last = ({ words }: ClosedGroup): number => (words === "otherStep" ? 1 : 0);
  return { here, elsewhere: [...groups.values()].toSorted((a, b) => last(a) - last(b)) };
};
