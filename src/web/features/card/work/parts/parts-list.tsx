import type { Card, PartOnCard } from "#http/contract";
import { Button } from "@mantine/core";
import { IconAlertTriangle, IconCheck, IconClock, IconX } from "@tabler/icons-react";
import { useState } from "react";
import { useNow } from "../../../../data/server-clock.ts";
import { useSavedField } from "../../../../data/saves.ts";
import { useTexts } from "../../../../texts/texts-context.tsx";
import { FileTile } from "../../../../ui/photo-field.tsx";
import { momentWords } from "../../../../ui/time-words.ts";
import { useTimeWords } from "../../../../ui/use-time-words.ts";
import { WordsField } from "../../../../ui/words-field.tsx";
import { Actions, PaneTrouble } from "../pane.tsx";
import { usePaneMove } from "../use-pane-move.ts";
import work from "../work.module.css";
import css from "./parts.module.css";

const icons = { awaited: IconClock, given: IconCheck, returned: IconAlertTriangle, declined: IconX } as const;

const ReturnPart = ({ card, part, onClose }: { readonly card: Card; readonly part: PartOnCard; readonly onClose: () => void }) => {
  const texts = useTexts();
  const move = usePaneMove(card);
  const remarks = useSavedField(card.caseId, `part ${part.unitId}`);
  const [tried, setTried] = useState(false);
  const submit = () => {
    setTried(true);
    const words = remarks.text.trim();
    if (words !== "") move.run({ do: "returnPart", unitId: part.unitId, remarks: words }, texts.otherWays.together.partReturned, [remarks]);
  };
  return (
    <>
      <WordsField
        label={texts.work.check.remarks}
        field={remarks}
        minRows={2}
        autoFocus
        error={tried && remarks.text.trim() === "" ? texts.work.remarksRequired : null}
        onSubmit={submit}
      />
      <PaneTrouble move={move} />
      <Actions>
        <Button loading={move.busy} onClick={submit}>
          {texts.otherWays.together.partReturn}
        </Button>
        <Button variant="default" onClick={onClose}>
          {texts.common.cancel}
        </Button>
      </Actions>
    </>
  );
};

type Take = (part: PartOnCard) => void;
type RowProps = {
  readonly card: Card;
  readonly part: PartOnCard;
  /** One's own part stands in the form below: here only what became of it. */
  readonly isOwn: boolean;
  readonly mayReturn: boolean;
  readonly onTake: Take | null;
};

/** Where one part stands: since when, until when, late or not. */
const State = ({ part }: { readonly part: PartOnCard }) => {
  const { together } = useTexts().otherWays;
  const words = useTimeWords();
  const now = useNow();
  const Icon = icons[part.status];
  const when = part.status === "awaited" || part.status === "returned" ? part.due : part.at;
  const at = when === null ? "" : momentWords(when, now, words);
  return (
    <p className={css.state} data-status={part.status} data-late={part.isLate || undefined}>
      <Icon size={16} aria-hidden />
      <span>
        <strong>{part.title}</strong>: {together.status[part.status](at)}
        {part.isLate && ` · ${together.late}`}
      </span>
    </p>
  );
};

const Part = ({ card, part, isOwn, mayReturn, onTake }: RowProps) => {
  const texts = useTexts();
  const { together } = texts.otherWays;
  const [returning, setReturning] = useState(false);
  return (
    <li>
      <State part={part} />
      {part.words !== null && part.words !== "" && <p className={work.by}>{part.words}</p>}
      {part.text !== null && !isOwn && <p className={css.words}>{part.text}</p>}
      {part.files.length > 0 && !isOwn && (
        <div className={css.files}>
          {part.files.map((file) => (
            <FileTile key={file.fileId} file={file} />
          ))}
        </div>
      )}
      {part.measures !== null && part.measures !== "" && !isOwn && (
        <p className={work.by}>
          {texts.work.preview.measures}: {part.measures}
        </p>
      )}
      {part.status === "given" && !returning && (onTake !== null || mayReturn) && (
        <div className={css.buttons}>
          {onTake !== null && (
            <Button size="xs" variant="default" onClick={() => onTake(part)}>
              {together.take}
            </Button>
          )}
          {mayReturn && (
            <Button size="xs" variant="default" onClick={() => setReturning(true)}>
              {together.partReturn}
            </Button>
          )}
        </div>
      )}
      {returning && part.status === "given" && <ReturnPart card={card} part={part} onClose={() => setReturning(false)} />}
    </li>
  );
};

type ListProps = { readonly card: Card; readonly own?: string | null; readonly onTake?: Take | null };

/** The parts of the helping units (2.6): awaited, given, late, returned or declined; the answerable unit takes them into the reply. */
export const PartsList = ({ card, own = null, onTake = null }: ListProps) => {
  const { together } = useTexts().otherWays;
  if (card.parts.length === 0) return null;
  const mayReturn = card.moves.some(({ move, allowed }) => move === "returnPart" && allowed);
  return (
    <section className={css.parts} aria-label={together.parts}>
      <h3>{together.parts}</h3>
      <ul>
        {card.parts.map((part) => (
          <Part
            key={`${part.unitId} ${part.at ?? 0}`}
            card={card}
            part={part}
            isOwn={part.unitId === own}
            mayReturn={mayReturn}
            onTake={onTake}
          />
        ))}
      </ul>
    </section>
  );
};
