import type { Card } from "#http/contract";
import { Button } from "@mantine/core";
import { useState } from "react";
import { paperPath, usePoliceNote } from "../../data/grounds.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import css from "../../ui/alarm-banner.module.css";
import { useToast } from "../../ui/toast.tsx";

/** The note for the police (3.7): its words to read and copy, and the file to print and sign. */
export const PoliceNote = ({ card }: { readonly card: Card }) => {
  const texts = useTexts();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const { data: note } = usePoliceNote(card.caseId, open);
  const { alarm } = texts.grounds;
  const copy = () => void navigator.clipboard.writeText(note?.text ?? "").then(() => toast({ words: alarm.copied }));
  return (
    <div className={css.alarm} data-calm>
      <div className={css.buttons}>
        <Button size="xs" variant="default" aria-expanded={open} onClick={() => setOpen(!open)}>
          {alarm.note}
        </Button>
        <Button size="xs" variant="default" component="a" href={paperPath(card.caseId, "police-note?as=file")} download>
          {alarm.download}
        </Button>
        {open && note !== undefined && (
          <Button size="xs" variant="default" onClick={copy}>
            {alarm.copy}
          </Button>
        )}
      </div>
      {open && note !== undefined && <div className={css.note}>{note.text}</div>}
    </div>
  );
};
