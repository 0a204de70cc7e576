import type { Card, FileInfo } from "#http/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { useSavedField } from "../../../../data/saves.ts";
import { useTexts } from "../../../../texts/texts-context.tsx";
import { PhotoField } from "../../../../ui/photo-field.tsx";
import { WordsField } from "../../../../ui/words-field.tsx";
import { Actions, PaneTrouble } from "../pane.tsx";
import { usePaneMove } from "../use-pane-move.ts";
import css from "../work.module.css";
import { GroundChoice, useGrounds } from "./ground-choice.tsx";
import own from "./grounds.module.css";

type Props = { readonly card: Card; readonly onClose: () => void };

const isActing = (role: string): role is "curator" | "head" | "unit" | "controller" =>
  ["curator", "head", "unit", "controller"].includes(role);

/** Not to be answered (3.7): the ground, the words that are kept as evidence, a picture; the history keeps who decided. */
export const RefuseForm = ({ card, onClose }: Props) => {
  const texts = useTexts();
  const move = usePaneMove(card);
  const grounds = useGrounds("refusal");
  const opening = card.messages.find((message) => message.opening);
  const evidence = useSavedField(card.caseId, "evidence", opening?.text ?? "");
  const [name, setName] = useState("");
  const [files, setFiles] = useState<readonly FileInfo[]>([]);
  const [tried, setTried] = useState(false);
  const ground = grounds.find((one) => one.name === name);
  const submit = () => {
    setTried(true);
    if (ground === undefined) return;
    const words = evidence.text.trim();
    if (ground.requires.includes("evidence") && words === "") return;
    move.run({ do: "refuse", ground: name, evidence: words, files: files.map((file) => file.fileId) }, texts.grounds.refused, [evidence]);
  };
  return (
    <div className={css.form}>
      <GroundChoice
        grounds={grounds}
        value={name}
        onChange={setName}
        error={tried && ground === undefined ? texts.grounds.groundRequired : null}
      />
      {ground !== undefined && ground.alarms.length > 0 && (
        <p className={own.alarm}>
          {texts.grounds.alarms(
            ground.alarms
              .filter(isActing)
              .map((role) => texts.roles[role].toLowerCase())
              .join(", "),
          )}
        </p>
      )}
      <WordsField
        label={texts.grounds.evidence}
        hint={texts.grounds.evidenceHint}
        field={evidence}
        error={tried && evidence.text.trim() === "" ? texts.work.textRequired : null}
        onSubmit={submit}
      />
      <div>
        <p className={css.label}>{texts.grounds.evidencePicture}</p>
        <PhotoField files={files} onChange={setFiles} />
      </div>
      <PaneTrouble move={move} />
      <Actions>
        <Button color="red" loading={move.busy} onClick={submit}>
          {texts.grounds.refuse}
        </Button>
        <Button variant="default" onClick={onClose}>
          {texts.common.cancel}
        </Button>
      </Actions>
    </div>
  );
};
