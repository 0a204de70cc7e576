import { NativeSelect, Radio, Textarea, TextInput } from "@mantine/core";
import { usePages } from "../../data/pages.ts";
import { useTexts } from "../../texts/texts-context.tsx";
import type { FormTrouble, NewCardForm } from "./form.ts";
import css from "./new-card.module.css";

type Props = { readonly form: NewCardForm; readonly trouble: FormTrouble; readonly onChange: (part: Partial<NewCardForm>) => void };

const ToPage = ({ form, trouble, onChange }: Props) => {
  const words = useTexts().otherWays.newCard;
  const { data: pages = [] } = usePages();
  const open = pages.filter(({ enabled, network }) => enabled && network !== "incident");
  return (
    <>
      <NativeSelect
        label={words.page}
        value={form.pageId}
        error={trouble.replyTo}
        onChange={(event) => onChange({ pageId: event.currentTarget.value })}
        data={[{ value: "", label: "" }, ...open.map(({ pageId, title }) => ({ value: pageId, label: title }))]}
      />
      <NativeSelect
        label={words.kind}
        value={form.kind}
        onChange={(event) => onChange({ kind: event.currentTarget.value === "comment" ? "comment" : "direct" })}
        data={[
          { value: "direct", label: words.kinds.direct },
          { value: "comment", label: words.kinds.comment },
        ]}
      />
      <TextInput
        label={words.link}
        description={words.linkHint}
        type="url"
        value={form.link}
        error={trouble.link}
        onChange={(event) => onChange({ link: event.currentTarget.value })}
      />
    </>
  );
};

/** Where the reply goes: a page of ours, or a way in the curator's words (3.1). */
export const ReplyWay = ({ form, trouble, onChange }: Props) => {
  const words = useTexts().otherWays.newCard;
  return (
    <div className={css.group}>
      <Radio.Group
        label={words.replyTo}
        value={form.replyTo}
        onChange={(value) => onChange({ replyTo: value === "page" ? "page" : "way" })}
      >
        <div className={css.options}>
          <Radio value="way" label={words.toWay} />
          <Radio value="page" label={words.toPage} />
        </div>
      </Radio.Group>
      {form.replyTo === "way" ? (
        <Textarea
          label={words.way}
          description={words.wayHint}
          value={form.way}
          error={trouble.replyTo}
          onChange={(event) => onChange({ way: event.currentTarget.value })}
        />
      ) : (
        <ToPage form={form} trouble={trouble} onChange={onChange} />
      )}
    </div>
  );
};
