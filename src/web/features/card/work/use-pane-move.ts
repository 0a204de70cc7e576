import type { Card, MoveInput } from "#http/contract";
import { placesOf } from "../../../data/ask.ts";
import { useMove } from "../../../data/moves.ts";
import type { SavedField } from "../../../data/saves.ts";
import { useSay, useTexts } from "../../../texts/texts-context.tsx";
import { useToast } from "../../../ui/toast.tsx";

type PaneProblem = { readonly title: string; readonly words: string; readonly clause: string | null };
export type PaneMove = {
  readonly run: (move: MoveInput, done: string, fields?: readonly SavedField[]) => void;
  readonly busy: boolean;
  readonly problem: PaneProblem | null;
  readonly forget: () => void;
};

/** Sends a move of a pane; words are dropped only after the server has them, and a conflict says who was first. */
export const usePaneMove = (card: Card): PaneMove => {
  const texts = useTexts();
  const say = useSay();
  const toast = useToast();
  const move = useMove(card);

  const problemOf = (): PaneProblem | null => {
    const failure = move.error;
    if (failure === null) return null;
    // Both are told above the pane: a lost session by its layer, a conflict by its notice.
    if (failure.kind === "conflict" || failure.kind === "session") return null;
    const places = placesOf(failure.problem);
    if (places.length > 0) return { title: texts.work.checkInput, words: places.map(say).join(" "), clause: null };
    if (failure.kind === "refused" && failure.problem !== null)
      return { title: texts.work.refused, words: say(failure.problem.message), clause: failure.problem.clause };
    return { title: failure.kind === "offline" ? texts.work.offline : texts.work.failed, words: "", clause: null };
  };

  return {
    busy: move.isPending,
    problem: problemOf(),
    forget: () => move.reset(),
    run: (input, done, fields = []) => {
      move.mutate(input, {
        onSuccess: () => {
          fields.forEach((field) => field.clear());
          toast({ words: done });
        },
      });
    },
  };
};
