import { ActionIcon } from "@mantine/core";
import { IconX } from "@tabler/icons-react";
import { useEffect, useId, useRef, type ReactNode } from "react";
import { useTexts } from "../texts/texts-context.tsx";
import css from "./layer.module.css";

type Props = {
  readonly title: string;
  readonly side?: "centre" | "right";
  /** Null for a layer that must be answered (a lost session). */
  readonly onClose: (() => void) | null;
  /** Hides what lies below: the desk of somebody who is away. */
  readonly covers?: boolean;
  readonly children: ReactNode;
};

/** Something laid over the page: the browser's own dialog keeps focus inside and the rest inert. */
export const Layer = ({ title, side = "centre", onClose, covers = false, children }: Props) => {
  const texts = useTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (element === null) return undefined;
    element.showModal();
    return () => element.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className={css.layer}
      data-side={side}
      data-covers={covers || undefined}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose?.();
      }}
    >
      <div className={css.sheet}>
        <header className={css.head}>
          <h2 id={titleId}>{title}</h2>
          {onClose !== null && (
            <ActionIcon variant="subtle" color="gray" size={36} aria-label={texts.common.close} onClick={onClose}>
              <IconX size={18} aria-hidden />
            </ActionIcon>
          )}
        </header>
        {children}
      </div>
    </dialog>
  );
};
