import type { AnswerTemplate } from "#http/contract";
import { Button } from "@mantine/core";
import { IconPlus } from "@tabler/icons-react";
import { useState } from "react";
import { useRemoveTemplate, useTemplates } from "../../data/templates.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import { DidNotLoad, Nothing, Waiting } from "../../ui/states.tsx";
import { useToast } from "../../ui/toast.tsx";
import { useAboutTitle } from "./about-select.tsx";
import { TemplateForm } from "./template-form.tsx";
import css from "./templates.module.css";

const Remove = ({ template, onClose }: { readonly template: AnswerTemplate; readonly onClose: () => void }) => {
  const { desk, common } = useTexts();
  const toast = useToast();
  const remove = useRemoveTemplate();
  return (
    <div className={css.ask} role="group" aria-label={desk.templates.remove}>
      <p>{desk.templates.removeAsk(template.title)}</p>
      <div className={css.actions}>
        <Button
          size="xs"
          loading={remove.isPending}
          onClick={() => remove.mutate(template.templateId, { onSuccess: () => toast({ words: desk.templates.removed }) })}
        >
          {desk.templates.removeYes}
        </Button>
        <Button size="xs" variant="default" onClick={onClose}>
          {common.cancel}
        </Button>
      </div>
    </div>
  );
};

const Row = ({ template, mayChange }: { readonly template: AnswerTemplate; readonly mayChange: boolean }) => {
  const { desk } = useTexts();
  const titleOf = useAboutTitle();
  const [state, setState] = useState<"read" | "edit" | "remove">("read");
  if (state === "edit")
    return (
      <li className={css.row}>
        <TemplateForm template={template} onDone={() => setState("read")} />
      </li>
    );
  return (
    <li className={css.row}>
      <div className={css.head}>
        <h2>{template.title}</h2>
        {template.letters !== "" && <kbd className={css.letters}>{desk.templates.shortcut(template.letters)}</kbd>}
        <span className="small quiet">{titleOf(template.about)}</span>
      </div>
      <p className={css.body}>{template.body}</p>
      {mayChange && state === "read" && (
        <div className={css.actions}>
          <Button size="xs" variant="default" aria-label={`${desk.templates.edit}: ${template.title}`} onClick={() => setState("edit")}>
            {desk.templates.edit}
          </Button>
          <Button size="xs" variant="subtle" aria-label={`${desk.templates.remove}: ${template.title}`} onClick={() => setState("remove")}>
            {desk.templates.remove}
          </Button>
        </div>
      )}
      {state === "remove" && <Remove template={template} onClose={() => setState("read")} />}
    </li>
  );
};

/** The templates of answers: what there is, and for the curator and the administrator how to change it. */
export const TemplatesScreen = () => {
  const { desk, list } = useTexts();
  const { data, isPending, isError, refetch } = useTemplates();
  const [adding, setAdding] = useState(false);
  return (
    <main className={css.screen}>
      <div className={css.width}>
        <div>
          <h1>{desk.templates.title}</h1>
          <p className="quiet">{desk.templates.intro}</p>
        </div>
        {isPending && <Waiting />}
        {isError && <DidNotLoad title={desk.templates.errorTitle} hint={list.errorHint} onRetry={() => void refetch()} />}
        {data !== undefined && (
          <>
            {data.mayChange && !adding && (
              <Button className={css.add ?? ""} leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
                {desk.templates.add}
              </Button>
            )}
            {adding && (
              <section className={css.row} aria-label={desk.templates.add}>
                <TemplateForm template={null} onDone={() => setAdding(false)} />
              </section>
            )}
            {data.templates.length === 0 && !adding && <Nothing title={desk.templates.none} hint={desk.templates.noneHint} />}
            <ul className={css.list}>
              {data.templates.map((template) => (
                <Row key={template.templateId} template={template} mayChange={data.mayChange} />
              ))}
            </ul>
          </>
        )}
      </div>
    </main>
  );
};
