import type { AllowedMove, Card, PartOnCard } from "#http/contract";
import { emptyPlacesIn } from "#triage";
import { Button, SegmentedControl } from "@mantine/core";
import { useRef, useState } from "react";
import { useAfterInterim } from "../../../data/procedure.ts";
import { useSavedFiles } from "../../../data/saved-files.ts";
import { useSavedField } from "../../../data/saves.ts";
import { useTexts } from "../../../texts/texts-context.tsx";
import { DraftAdvice } from "../../../ui/draft-advice.tsx";
import { useIsHandedOver } from "../../../ui/delivery.ts";
import { useOfficeClock } from "../../../ui/office-clock.ts";
import { PhotoField } from "../../../ui/photo-field.tsx";
import { ReplyPreview } from "../../../ui/reply-preview.tsx";
import { dateWords, termWords } from "../../../ui/time-words.ts";
import { useTimeWords } from "../../../ui/use-time-words.ts";
import { VisibilityLine } from "../../../ui/visibility-line.tsx";
import { WordsField } from "../../../ui/words-field.tsx";
import { Actions, Pane, PaneTrouble } from "./pane.tsx";
import { endOfOfficeDay } from "./promised-date.ts";
import { PartsList } from "./parts/parts-list.tsx";
import { joined, together } from "./parts/take-part.ts";
import { Resolution } from "./routing-panes.tsx";
import { AnsweredBefore } from "./site/answered-before.tsx";
import { LeadNote } from "./together.tsx";
import { UnitAsides } from "./unit-asides.tsx";
import { Remarks } from "./remarks.tsx";
import { TemplateTools, useTemplateTools } from "./templates/template-tools.tsx";
import { usePaneMove } from "./use-pane-move.ts";
import css from "./work.module.css";

type Props = { readonly card: Card; readonly may: ReadonlyMap<string, AllowedMove>; readonly now: number };

/** The unit's reply (3.1.2): words, photos, what was done on the spot; interim or final (3.3). */
export const DraftPane = ({ card, may, now }: Props) => {
  const texts = useTexts();
  const clock = useOfficeClock();
  const move = usePaneMove(card);
  const former = card.drafts.at(-1);
  const { files, setFiles, field: filesKept } = useSavedFiles(card.caseId, former?.files ?? []);
  const [interim, setInterim] = useState(false);
  const [promisedOn, setPromisedOn] = useState("");
  const [preview, setPreview] = useState(false);
  const [tried, setTried] = useState(false);
  const text = useSavedField(card.caseId, "draft", former?.text ?? "");
  const measures = useSavedField(card.caseId, "measures", former?.measures ?? "");
  const noProof = useSavedField(card.caseId, "noProof");
  const words = useTimeWords();
  const after = useAfterInterim(card.route.name);
  const limit = after === null ? "" : texts.work.draft.promisedLimit(termWords(after.term, words.texts), after.clause);
  const promisedHint = `${texts.work.draft.promisedHint} ${limit}`.trim();
  const isRework = card.returns.length > 0;
  const isHandedOver = useIsHandedOver(card);
  const isRepeat = card.earlierCaseId !== null;
  const hasPictures = files.some(({ mime }) => mime.startsWith("image/") || mime.startsWith("video/"));
  const asksWhyNone = isRepeat && !hasPictures;

  const area = useRef<HTMLTextAreaElement>(null);
  const writing = { text: text.text, onChange: text.setText, area };
  const promisedDay = endOfOfficeDay(promisedOn, clock);
  const tools = useTemplateTools(card, writing, interim && promisedDay !== null ? dateWords(promisedDay, now, words) : "");
  const unfilled = emptyPlacesIn(text.text);
  const unfilledWords = unfilled.length === 0 ? null : texts.desk.templates.fillError(unfilled.map(({ name }) => name).join(", "));

  const take = (part: PartOnCard) => {
    text.setText(joined(text.text, part.text));
    measures.setText(joined(measures.text, part.measures));
    setFiles(together(files, part.files));
  };

  const submit = () => {
    setTried(true);
    const written = text.text.trim();
    if (written === "" || written.length > card.maxReplyLength || unfilled.length > 0) return;
    const reason = asksWhyNone ? noProof.text.trim() : "";
    const fileIds = files.map((file) => file.fileId);
    const brought = { text: written, files: fileIds, measures: measures.text.trim(), ...(reason === "" ? {} : { noProof: reason }) };
    const fields = [text, measures, noProof, filesKept];
    if (!interim) return move.run({ do: "submitDraft", ...brought }, texts.work.draft.done, fields);
    const promisedFor = endOfOfficeDay(promisedOn, clock);
    if (promisedFor !== null) move.run({ do: "submitInterim", ...brought, promisedFor }, texts.work.draft.done, fields);
  };

  return (
    <Pane title={isRework ? texts.work.draft.reworkTitle : texts.work.draft.title} clause={may.get("submitDraft")?.clause ?? ""}>
      <Remarks card={card} now={now} />
      <LeadNote card={card} />
      <Resolution card={card} />
      <PartsList card={card} onTake={take} />
      <AnsweredBefore caseId={card.caseId} onInsert={(link) => text.setText(`${text.text.trimEnd()}\n${link}`.trimStart())} />
      {may.has("submitInterim") && (
        <SegmentedControl
          fullWidth
          transitionDuration={0}
          aria-label={texts.work.draft.kind}
          value={interim ? "interim" : "final"}
          onChange={(value) => setInterim(value === "interim")}
          data={[
            { value: "final", label: texts.work.draft.final },
            { value: "interim", label: texts.work.draft.interim },
          ]}
        />
      )}
      {preview ? (
        <ReplyPreview
          network={card.network.code}
          pageTitle={card.page?.title ?? ""}
          visibility={card.replyVisibility}
          handedOver={isHandedOver}
          text={text.text}
          files={files}
        />
      ) : (
        <>
          <WordsField
            label={texts.work.draft.text}
            hint={texts.work.draft.textHint}
            field={text}
            minRows={7}
            max={card.maxReplyLength}
            error={tried ? (text.text.trim() === "" ? texts.work.textRequired : unfilledWords) : null}
            onSubmit={submit}
            onKey={tools.onKey}
            area={area}
          />
          <TemplateTools tools={tools} field={writing} />
          <DraftAdvice card={card} text={text.text} onChange={text.setText} />
          <VisibilityLine visibility={card.replyVisibility} handedOver={isHandedOver} />
        </>
      )}
      <PhotoField files={files} onChange={setFiles} />
      {asksWhyNone && (
        <WordsField label={texts.otherWays.repeats.noProof} hint={texts.otherWays.repeats.noProofHint} field={noProof} minRows={2} />
      )}
      <WordsField
        label={isRepeat ? texts.otherWays.repeats.measures : texts.work.draft.measures}
        hint={isRepeat ? texts.otherWays.repeats.measuresHint : texts.work.draft.measuresHint}
        field={measures}
        minRows={2}
      />
      {interim && (
        <label className={css.field}>
          <span className={css.label}>{texts.work.draft.promisedFor}</span>
          <span className={css.by}>{promisedHint}</span>
          <input
            className={css.input}
            type="date"
            required
            value={promisedOn}
            aria-invalid={tried && promisedOn === ""}
            onChange={(event) => setPromisedOn(event.currentTarget.value)}
          />
        </label>
      )}
      <PaneTrouble move={move} />
      <Actions>
        <Button loading={move.busy} onClick={submit}>
          {texts.work.draft.submit}
        </Button>
        <Button variant="default" onClick={() => setPreview(!preview)} disabled={text.text.trim() === ""}>
          {preview ? texts.work.draft.edit : texts.work.draft.preview}
        </Button>
      </Actions>
      <UnitAsides card={card} may={may} />
    </Pane>
  );
};
