import type { TemplateAbout } from "#http/contract";
import { NativeSelect } from "@mantine/core";
import { useProcedure } from "../../data/procedure.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";

const keyOf = (about: TemplateAbout): string => (about.kind === "general" ? "general" : `${about.kind} ${about.name}`);

const aboutOf = (key: string): TemplateAbout => {
  const [kind, name = ""] = key.split(" ");
  return kind === "ground" || kind === "topic" ? { kind, name } : { kind: "general" };
};

/** The title of what a template is for, in the words of the act in force. */
export const useAboutTitle = (): ((about: TemplateAbout) => string) => {
  const { desk } = useTexts();
  const say = useSay();
  const { data: act } = useProcedure();
  return (about) => {
    if (about.kind === "general") return desk.templates.general;
    const named = about.kind === "ground" ? act?.grounds : act?.topics;
    const found = named?.find(({ name }) => name === about.name);
    return found === undefined ? about.name : say(found.title);
  };
};

/** What the template is for: any answer, a ground of an explanation (3.8), a topic of the act. */
export const AboutSelect = ({ about, onChange }: { readonly about: TemplateAbout; readonly onChange: (about: TemplateAbout) => void }) => {
  const { desk } = useTexts();
  const say = useSay();
  const { data: act } = useProcedure();
  const grounds = act?.grounds.filter(({ kind }) => kind === "explanation") ?? [];
  const topics = act?.topics ?? [];
  const group = (title: string, kind: "ground" | "topic", items: typeof topics | typeof grounds) =>
    items.length === 0
      ? []
      : [{ group: title, items: items.map(({ name, title: words }) => ({ value: `${kind} ${name}`, label: say(words) })) }];
  return (
    <NativeSelect
      label={desk.templates.about}
      value={keyOf(about)}
      onChange={(event) => onChange(aboutOf(event.currentTarget.value))}
      data={[
        { value: "general", label: desk.templates.general },
        ...group(desk.templates.topics, "topic", topics),
        ...group(desk.templates.grounds, "ground", grounds),
      ]}
    />
  );
};
