import { Button } from "@mantine/core";
import type { ReactNode } from "react";
import { useTexts } from "../texts/texts-context.tsx";
import css from "./states.module.css";

type Props = { readonly title: string; readonly hint?: string; readonly icon?: ReactNode; readonly children?: ReactNode };

/** A page that has nothing to show: what it means and what comes next. */
export const Nothing = ({ title, hint, icon, children }: Props) => (
  <div className={css.nothing}>
    {icon !== undefined && (
      <div className={css.icon} aria-hidden>
        {icon}
      </div>
    )}
    <h2>{title}</h2>
    {hint !== undefined && <p className="quiet">{hint}</p>}
    {children}
  </div>
);

/** Something did not load: what is safe and what to do. */
export const DidNotLoad = ({ title, hint, onRetry }: { readonly title: string; readonly hint: string; readonly onRetry: () => void }) => {
  const texts = useTexts();
  return (
    <div role="alert">
      <Nothing title={title} hint={hint}>
        <Button variant="default" onClick={onRetry}>
          {texts.common.retry}
        </Button>
      </Nothing>
    </div>
  );
};

/** Grey lines in the place of what is coming. */
export const Waiting = ({ lines = 6 }: { readonly lines?: number }) => {
  const texts = useTexts();
  return (
    <div className={css.waiting} role="status" aria-label={texts.common.loading}>
      {Array.from({ length: lines }, (_, line) => (
        <div key={line} className={css.line} data-short={line % 3 === 2 || undefined} />
      ))}
    </div>
  );
};
