import { IconPencil } from "@tabler/icons-react";
import { usePresence } from "../../data/presence.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { initials } from "../../ui/initials.ts";
import css from "./at-card.module.css";

/** More than these are a number. */
const shownMax = 4;

/** Who else has this card open, by initials; who writes on it stands out. */
export const AtCard = ({ caseId }: { readonly caseId: string }) => {
  const { desk } = useTexts();
  const others = usePresence(caseId);
  const inOrder = others.toSorted((a, b) => Number(b.writing) - Number(a.writing));
  const rest = inOrder.length - shownMax;
  return (
    <div className={css.people} role="status" aria-label={desk.presence.title}>
      {inOrder.slice(0, shownMax).map(({ personId, name, writing }) => (
        <span
          key={personId}
          className={css.person}
          data-writing={writing || undefined}
          title={writing ? desk.presence.writes(name) : desk.presence.looks(name)}
        >
          <span className="unseen">{writing ? desk.presence.writes(name) : desk.presence.looks(name)}</span>
          <span aria-hidden>{initials(name)}</span>
          {writing && (
            <span className={css.writes} aria-hidden>
              <IconPencil size={12} />
              <span className={css.word}>{desk.presence.writesShort}</span>
            </span>
          )}
        </span>
      ))}
      {rest > 0 && <span className={css.person}>+{rest}</span>}
    </div>
  );
};
