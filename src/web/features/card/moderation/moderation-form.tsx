import type { ModerationKind, ModerationPart } from "#http/contract";
import { Button, NativeSelect, Textarea } from "@mantine/core";
import { useState } from "react";
import { RequestFailure } from "../../../data/ask.ts";
import { useModerationStep } from "../../../data/moderation.ts";
import { useSay, useTexts } from "../../../texts/texts-context.tsx";
import css from "./moderation.module.css";

type Props = {
  readonly caseId: string;
  readonly part: ModerationPart;
  readonly kinds: readonly ModerationKind[];
  readonly subject: { readonly messageId: string } | { readonly publicationId: string };
  /** Our published words, where they are to be corrected. */
  readonly published: string;
  readonly onDone: () => void;
};

type Place = { readonly ru: string; readonly en: string };

const placesOf = (failure: unknown): readonly Place[] => {
  const places = failure instanceof RequestFailure ? failure.problem?.detail?.["places"] : undefined;
  // The parsed boundary: `places` of a bad input are the server's own words.
  return Array.isArray(places) ? (places as readonly Place[]) : [];
};

/** What to do, on which ground, with which words: one act at a time. */
export const ModerationForm = ({ caseId, part, kinds, subject, published, onDone }: Props) => {
  const { moderation: words, common, roles } = useTexts();
  const say = useSay();
  const step = useModerationStep(caseId);
  const [kind, setKind] = useState<ModerationKind | undefined>(kinds[0]);
  const [ground, setGround] = useState("");
  const [note, setNote] = useState("");
  const [text, setText] = useState(published);
  if (kind === undefined) return null;
  const chosen = part.grounds.find(({ name }) => name === ground);
  const byHand = part.ways[kind] === "byHand";
  const places = placesOf(step.error);
  const submit = () =>
    step.mutate({ do: "act", asked: { kind, ...subject, ground, note, ...(kind === "editOwn" ? { text } : {}) } }, { onSuccess: onDone });
  const approvers = part.correctionNeeds.map((role) => roles[role].toLowerCase()).join(", ");
  return (
    <form
      className={css.form}
      onSubmit={(event) => {
        event.preventDefault();
        submit();
      }}
    >
      <NativeSelect
        label={words.what}
        value={kind}
        data={kinds.map((one) => ({ value: one, label: words.act[one] }))}
        onChange={(event) => setKind(kinds.find((one) => one === event.currentTarget.value))}
      />
      <NativeSelect
        label={words.ground}
        value={ground}
        data={[{ value: "", label: words.chooseGround }, ...part.grounds.map(({ name, title }) => ({ value: name, label: say(title) }))]}
        onChange={(event) => setGround(event.currentTarget.value)}
      />
      {kind === "editOwn" && (
        <Textarea
          label={words.corrected}
          description={words.correctedHint(approvers)}
          autosize
          minRows={4}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
      )}
      <Textarea
        label={chosen?.needsNote === true ? words.note : words.noteOptional}
        minRows={2}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      {byHand && <p className={css.small}>{words.byHandHint}</p>}
      {step.isError && (
        <p role="alert" className={css.trouble}>
          {places.length === 0 ? words.failed : places.map(say).join(" ")}
        </p>
      )}
      <div className={css.buttons}>
        <Button type="submit" loading={step.isPending} disabled={ground === "" || (chosen?.needsNote === true && note.trim() === "")}>
          {byHand ? words.writeDown : words.act[kind]}
        </Button>
        <Button variant="default" onClick={onDone}>
          {common.cancel}
        </Button>
      </div>
    </form>
  );
};
