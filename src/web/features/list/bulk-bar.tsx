import { Button } from "@mantine/core";
import { useTexts } from "../../texts/texts-context.tsx";
import css from "./list.module.css";

type Props = { readonly count: number; readonly onUrgent: () => void; readonly onClear: () => void };

/** What can be done with several chosen messages at once. */
export const BulkBar = ({ count, onUrgent, onClear }: Props) => {
  const texts = useTexts();
  return (
    <div className={css.bulk} role="status">
      <span>{texts.list.selected(count)}</span>
      <Button size="xs" onClick={onUrgent}>
        {texts.list.toUrgent}
      </Button>
      <Button size="xs" variant="default" onClick={onClear}>
        {texts.list.clearSelection}
      </Button>
    </div>
  );
};
