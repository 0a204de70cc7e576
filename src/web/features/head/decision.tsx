import type { Card, Draft, MoveInput } from "#http/contract";
import { Button, NativeSelect } from "@mantine/core";
import { useState } from "react";
import { useMe } from "../../data/me.ts";
import { useMove } from "../../data/moves.ts";
import { useSavedField } from "../../data/saves.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { useIsHandedOver } from "../../ui/delivery.ts";
import { AdviceInReview } from "../../ui/draft-advice.tsx";
import { DraftChanges } from "../../ui/draft-changes.tsx";
import { ReplyPreview } from "../../ui/reply-preview.tsx";
import { useToast } from "../../ui/toast.tsx";
import { UnitPicker } from "../../ui/unit-picker.tsx";
import { WordsField } from "../../ui/words-field.tsx";
import css from "./deck.module.css";

type Props = { readonly card: Card; readonly onDone: () => void; readonly onOpen: () => void };

const useDecide = (card: Card, onDone: () => void) => {
  const texts = useTexts();
  const say = useSay();
  const toast = useToast();
  const move = useMove(card);
  const failure = move.error;
  const trouble =
    failure === null
      ? null
      : failure.kind === "conflict"
        ? texts.work.conflictTitle
        : failure.problem === null
          ? texts.work.failed
          : say(failure.problem.message);
  const decide = (input: MoveInput, words: string, clear: () => void) =>
    move.mutate(input, {
      onSuccess: () => {
        clear();
        toast({ words });
        onDone();
      },
    });
  return { decide, busy: move.isPending, trouble };
};

const Approval = ({ card, draft, onDone }: Props & { readonly draft: Draft }) => {
  const texts = useTexts();
  const { decide, busy, trouble } = useDecide(card, onDone);
  const [stage, setStage] = useState<"read" | "confirm" | "refuse">("read");
  const remarks = useSavedField(card.caseId, `refusal ${draft.draftId}`);
  const isHandedOver = useIsHandedOver(card);
  const handOver = texts.otherWays.handOver;
  const done = isHandedOver ? handOver.approved : texts.work.approve.approved;
  const approve = () => decide({ do: "approve", draftId: draft.draftId, digest: draft.digest }, done, remarks.clear);
  const refuse = () =>
    decide({ do: "refuseApproval", draftId: draft.draftId, remarks: remarks.text.trim() }, texts.work.approve.refused, remarks.clear);
  return (
    <>
      <section className={css.proposal} aria-label={texts.head.proposed}>
        <h2>{texts.head.proposed}</h2>
        <ReplyPreview
          network={card.network.code}
          pageTitle={card.page?.title ?? ""}
          visibility={card.replyVisibility}
          handedOver={isHandedOver}
          text={draft.text}
          files={draft.files}
        />
        <DraftChanges card={card} draft={draft} />
        <AdviceInReview card={card} text={draft.text} />
      </section>
      <footer className={css.thumbs}>
        {trouble !== null && (
          <p role="alert" className={css.trouble}>
            {trouble}
          </p>
        )}
        {stage === "read" && (
          <>
            <Button variant="default" size="lg" onClick={() => setStage("refuse")}>
              {texts.work.approve.refuse}
            </Button>
            <Button size="lg" onClick={() => setStage("confirm")}>
              {texts.work.approve.approve}
            </Button>
          </>
        )}
        {stage === "confirm" && (
          <>
            <p className={css.ask}>
              {isHandedOver
                ? handOver.confirm
                : card.replyVisibility === "public"
                  ? texts.work.approve.confirmPublic
                  : texts.work.approve.confirmDirect}
            </p>
            <Button variant="default" size="lg" onClick={() => setStage("read")}>
              {texts.common.back}
            </Button>
            <Button size="lg" loading={busy} onClick={approve}>
              {isHandedOver ? handOver.approve : texts.work.approve.confirm}
            </Button>
          </>
        )}
        {stage === "refuse" && (
          <>
            <div className={css.ask}>
              <WordsField label={texts.work.approve.remarks} hint={texts.work.approve.remarksHint} field={remarks} minRows={2} autoFocus />
            </div>
            <Button variant="default" size="lg" onClick={() => setStage("read")}>
              {texts.common.cancel}
            </Button>
            <Button size="lg" loading={busy} disabled={remarks.text.trim() === ""} onClick={refuse}>
              {texts.work.approve.refuse}
            </Button>
          </>
        )}
      </footer>
    </>
  );
};

const ResolutionForm = ({ card, onDone }: Props) => {
  const texts = useTexts();
  const { units } = useMe();
  const { decide, busy, trouble } = useDecide(card, onDone);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [answerable, setAnswerable] = useState<string | null>(null);
  const lead = answerable !== null && chosen.includes(answerable) ? answerable : chosen[0];
  const [tried, setTried] = useState(false);
  const instruction = useSavedField(card.caseId, "instruction");
  const submit = () => {
    setTried(true);
    if (lead !== undefined)
      decide(
        { do: "resolve", units: [...chosen], answerable: lead, instruction: instruction.text.trim() },
        texts.work.resolve.done,
        instruction.clear,
      );
  };
  return (
    <>
      <section className={css.proposal}>
        <UnitPicker
          units={units}
          chosen={chosen}
          onChange={setChosen}
          error={tried && chosen.length === 0 ? texts.work.resolve.none : null}
        />
        {chosen.length > 1 && (
          <NativeSelect
            label={texts.work.resolve.answerable}
            value={lead ?? ""}
            onChange={(event) => setAnswerable(event.currentTarget.value)}
            data={units.filter(({ unitId }) => chosen.includes(unitId)).map(({ unitId, title }) => ({ value: unitId, label: title }))}
          />
        )}
        <WordsField label={texts.head.instructionOptional} field={instruction} minRows={2} />
      </section>
      <footer className={css.thumbs}>
        {trouble !== null && (
          <p role="alert" className={css.trouble}>
            {trouble}
          </p>
        )}
        <Button variant="default" size="lg" onClick={onDone}>
          {texts.head.later}
        </Button>
        <Button size="lg" loading={busy} onClick={submit}>
          {texts.work.resolve.submit}
        </Button>
      </footer>
    </>
  );
};

/** What the Head decides here and now: approve or return, or to whom it goes. */
export const Decision = ({ card, onDone, onOpen }: Props) => {
  const texts = useTexts();
  const may = (name: string) => card.moves.some((move) => move.move === name && move.allowed);
  const draft = card.drafts.at(-1);
  if (draft !== undefined && may("approve")) return <Approval card={card} draft={draft} onDone={onDone} onOpen={onOpen} />;
  if (may("resolve")) return <ResolutionForm card={card} onDone={onDone} onOpen={onOpen} />;
  return (
    <footer className={css.thumbs}>
      <Button variant="default" size="lg" onClick={onDone}>
        {texts.card.next}
      </Button>
      <Button size="lg" onClick={onOpen}>
        {texts.common.open}
      </Button>
    </footer>
  );
};
