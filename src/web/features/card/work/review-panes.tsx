import type { Card, Draft } from "#http/contract";
import { Button } from "@mantine/core";
import { IconLock, IconSend, IconWorld } from "@tabler/icons-react";
import { useState } from "react";
import { useSavedField } from "../../../data/saves.ts";
import { useTexts } from "../../../texts/texts-context.tsx";
import { useIsHandedOver } from "../../../ui/delivery.ts";
import { AdviceInReview } from "../../../ui/draft-advice.tsx";
import { DraftChanges } from "../../../ui/draft-changes.tsx";
import { ReplyPreview } from "../../../ui/reply-preview.tsx";
import { dateWords, momentWords } from "../../../ui/time-words.ts";
import { useTimeWords } from "../../../ui/use-time-words.ts";
import { WordsField } from "../../../ui/words-field.tsx";
import { Actions, Pane, PaneTrouble } from "./pane.tsx";
import { PartsList } from "./parts/parts-list.tsx";
import { usePaneMove } from "./use-pane-move.ts";
import css from "./work.module.css";

type Props = { readonly card: Card; readonly draft: Draft; readonly clause: string; readonly now: number; readonly mayReturn: boolean };

/** The exact text with who wrote it and when, what was done on the spot, what is promised. */
export const DraftSheet = ({ card, draft, now }: { readonly card: Card; readonly draft: Draft; readonly now: number }) => {
  const texts = useTexts();
  const words = useTimeWords();
  const unit = card.units.find((known) => known.unitId === draft.unitId);
  const isHandedOver = useIsHandedOver(card);
  const who = draft.submittedBy?.name ?? unit?.shortTitle ?? texts.roles.unit;
  return (
    <>
      <ReplyPreview
        network={card.network.code}
        pageTitle={card.page?.title ?? ""}
        visibility={card.replyVisibility}
        handedOver={isHandedOver}
        text={draft.text}
        files={draft.files}
      />
      {draft.promisedFor !== null && <p>{texts.work.preview.promised(dateWords(draft.promisedFor, now, words))}</p>}
      {draft.measures !== null && draft.measures !== "" && (
        <div className={css.quote}>
          <p className={css.by}>{texts.work.preview.measures}</p>
          <p>{draft.measures}</p>
        </div>
      )}
      <p className={css.by}>
        {draft.reply === "final" ? "" : `${texts.card.ourAnswer[draft.reply]} · `}
        {texts.work.preview.submittedBy(who, momentWords(draft.submittedAt, now, words))}
        {unit === undefined || unit.shortTitle === who ? "" : ` · ${unit.shortTitle}`}
      </p>
      {draft.noProof !== null && (
        <p className={css.by}>
          {texts.otherWays.repeats.noProof}: {draft.noProof}
        </p>
      )}
      <DraftChanges card={card} draft={draft} />
      <AdviceInReview card={card} text={draft.text} />
    </>
  );
};

/** The curator's check (3.1.3, 3.2.3): accept, or return with remarks. */
export const CheckPane = ({ card, draft, clause, now, mayReturn }: Props) => {
  const texts = useTexts();
  const move = usePaneMove(card);
  const [returning, setReturning] = useState(false);
  const [tried, setTried] = useState(false);
  const remarks = useSavedField(card.caseId, `remarks ${draft.draftId}`);
  const giveBack = () => {
    setTried(true);
    if (remarks.text.trim() !== "")
      move.run({ do: "returnForRework", draftId: draft.draftId, remarks: remarks.text.trim() }, texts.work.check.returned, [remarks]);
  };
  return (
    <Pane title={texts.work.check.title} hint={texts.work.check.hint} clause={clause}>
      <DraftSheet card={card} draft={draft} now={now} />
      <PartsList card={card} />
      {(returning || remarks.text !== "") && (
        <WordsField
          label={texts.work.check.remarks}
          hint={texts.work.check.remarksHint}
          field={remarks}
          autoFocus={returning}
          error={tried && remarks.text.trim() === "" ? texts.work.remarksRequired : null}
          onSubmit={giveBack}
        />
      )}
      <PaneTrouble move={move} />
      <Actions>
        {returning ? (
          <>
            <Button loading={move.busy} onClick={giveBack}>
              {texts.work.check.return}
            </Button>
            <Button variant="default" onClick={() => setReturning(false)}>
              {texts.common.cancel}
            </Button>
          </>
        ) : (
          <>
            <Button
              loading={move.busy}
              onClick={() => move.run({ do: "accept", draftId: draft.draftId, digest: draft.digest }, texts.work.check.accepted, [remarks])}
            >
              {texts.work.check.accept}
            </Button>
            {mayReturn && (
              <Button variant="default" onClick={() => setReturning(true)}>
                {texts.work.check.return}
              </Button>
            )}
          </>
        )}
      </Actions>
    </Pane>
  );
};

/** The Head's approval of exactly this text (3.1.7, 3.2.6). Public words are asked about once more. */
export const ApprovePane = ({ card, draft, clause, now, mayReturn }: Props) => {
  const texts = useTexts();
  const move = usePaneMove(card);
  const [stage, setStage] = useState<"read" | "confirm" | "refuse">("read");
  const [tried, setTried] = useState(false);
  const remarks = useSavedField(card.caseId, `refusal ${draft.draftId}`);
  const refuse = () => {
    setTried(true);
    if (remarks.text.trim() !== "")
      move.run({ do: "refuseApproval", draftId: draft.draftId, remarks: remarks.text.trim() }, texts.work.approve.refused, [remarks]);
  };
  const isPublic = card.replyVisibility === "public";
  const isHandedOver = useIsHandedOver(card);
  const Icon = isHandedOver ? IconSend : isPublic ? IconWorld : IconLock;
  const handOver = texts.otherWays.handOver;
  return (
    <Pane title={texts.work.approve.title} hint={isHandedOver ? handOver.approveHint : texts.work.approve.hint} clause={clause}>
      <DraftSheet card={card} draft={draft} now={now} />
      <PaneTrouble move={move} />
      {stage === "read" && (
        <Actions>
          <Button onClick={() => setStage("confirm")}>{texts.work.approve.approve}</Button>
          {mayReturn && (
            <Button variant="default" onClick={() => setStage("refuse")}>
              {texts.work.approve.refuse}
            </Button>
          )}
        </Actions>
      )}
      {stage === "confirm" && (
        <div className={css.confirm} role="group" aria-label={texts.work.approve.confirm}>
          <p className={css.warning}>
            <Icon size={18} aria-hidden />
            {isHandedOver ? handOver.confirm : isPublic ? texts.work.approve.confirmPublic : texts.work.approve.confirmDirect}
          </p>
          <Actions>
            <Button
              autoFocus
              loading={move.busy}
              onClick={() =>
                move.run(
                  { do: "approve", draftId: draft.draftId, digest: draft.digest },
                  isHandedOver ? handOver.approved : texts.work.approve.approved,
                )
              }
            >
              {isHandedOver ? handOver.approve : texts.work.approve.confirm}
            </Button>
            <Button variant="default" onClick={() => setStage("read")}>
              {texts.common.back}
            </Button>
          </Actions>
        </div>
      )}
      {stage === "refuse" && (
        <>
          <WordsField
            label={texts.work.approve.remarks}
            hint={texts.work.approve.remarksHint}
            field={remarks}
            autoFocus
            error={tried && remarks.text.trim() === "" ? texts.work.remarksRequired : null}
            onSubmit={refuse}
          />
          <Actions>
            <Button loading={move.busy} onClick={refuse}>
              {texts.work.approve.refuse}
            </Button>
            <Button variant="default" onClick={() => setStage("read")}>
              {texts.common.cancel}
            </Button>
          </Actions>
        </>
      )}
    </Pane>
  );
};
