import { Button } from "@mantine/core";
import { useTemplates } from "../../../../data/templates.ts";
import { useTexts } from "../../../../texts/texts-context.tsx";
import css from "../work.module.css";

/** The municipality's own templates of a ground, beside the act's one (3.8). */
export const GroundTemplates = ({ ground, onTake }: { readonly ground: string; readonly onTake: (body: string) => void }) => {
  const { desk } = useTexts();
  const { data } = useTemplates();
  const own = data?.templates.filter(({ about }) => about.kind === "ground" && about.name === ground) ?? [];
  if (own.length === 0) return null;
  return (
    <div className={css.secondary} role="group" aria-label={desk.templates.insert}>
      {own.map(({ templateId, title, body }) => (
        <Button key={templateId} size="xs" variant="default" onClick={() => onTake(body)}>
          {title}
        </Button>
      ))}
    </div>
  );
};
