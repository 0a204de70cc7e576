import { IconLock, IconWorld } from "@tabler/icons-react";
import { useTexts } from "../texts/texts-context.tsx";
import css from "./visibility-line.module.css";

/** Who will see the reply, in plain words (3.5). */
export const VisibilityLine = ({ visibility }: { readonly visibility: "public" | "direct" }) => {
  const texts = useTexts();
  return (
    <p className={css.line} data-visibility={visibility}>
      {visibility === "public" ? <IconWorld size={16} aria-hidden /> : <IconLock size={16} aria-hidden />}
      <span>{visibility === "public" ? texts.card.visiblePublic : texts.card.visibleDirect}</span>
      <span className="small quiet">{texts.common.clause("3.5")}</span>
    </p>
  );
};
