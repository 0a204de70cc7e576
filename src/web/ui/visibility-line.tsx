import { IconLock, IconSend, IconWorld } from "@tabler/icons-react";
import { useTexts } from "../texts/texts-context.tsx";
import css from "./visibility-line.module.css";

type Props = {
  readonly visibility: "public" | "direct";
  /** A reply that goes to another body is seen by whoever that body shows it to (3.2.6). */
  readonly handedOver?: boolean;
};

/** Who will see the reply, in plain words (3.5). */
export const VisibilityLine = ({ visibility, handedOver = false }: Props) => {
  const texts = useTexts();
  if (handedOver)
    return (
      <p className={css.line}>
        <IconSend size={16} aria-hidden />
        <span>{texts.otherWays.handOver.visibility}</span>
        <span className="small quiet">{texts.common.clause("3.2.6")}</span>
      </p>
    );
  return (
    <p className={css.line} data-visibility={visibility}>
      {visibility === "public" ? <IconWorld size={16} aria-hidden /> : <IconLock size={16} aria-hidden />}
      <span>{visibility === "public" ? texts.card.visiblePublic : texts.card.visibleDirect}</span>
      <span className="small quiet">{texts.common.clause("3.5")}</span>
    </p>
  );
};
