import type { PagesRegister, RegisteredPage } from "#http/contract";
import { Button } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { Link, useNavigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import { RequestFailure } from "../../data/ask.ts";
import { useMe } from "../../data/me.ts";
import { usePageDeed, usePageRegister, type PageDeed } from "../../data/page-register.ts";
import { useSay, useTexts } from "../../texts/texts-context.tsx";
import { DidNotLoad, Nothing, Waiting } from "../../ui/states.tsx";
import { useToast } from "../../ui/toast.tsx";
import { formOf, inputOf, type PageForm } from "./page-form.ts";
import { PageKeys } from "./page-keys.tsx";
import { PagePlace } from "./page-place.tsx";
import css from "./page-screen.module.css";
import { PageSettings } from "./page-settings.tsx";
import { PageState } from "./page-state.tsx";

type Place = { readonly path: string; readonly ru: string; readonly en: string };

const placesOf = (failure: unknown): readonly Place[] => {
  const places = failure instanceof RequestFailure ? failure.problem?.detail?.["places"] : undefined;
  // The parsed boundary: `places` of a bad input are the server's own words.
  return Array.isArray(places) ? (places as readonly Place[]) : [];
};

const OnePage = ({ register, page }: { readonly register: PagesRegister; readonly page: RegisteredPage | null }) => {
  const { register: words } = useTexts();
  const say = useSay();
  const toast = useToast();
  const navigate = useNavigate();
  const deed = usePageDeed();
  const [form, setForm] = useState<PageForm>(() => formOf(page, register));
  const network = register.networks.find(({ code }) => code === form.network);
  if (network === undefined) return <Nothing title={words.noNetwork} />;
  const places = placesOf(deed.error);
  const unsaved = page !== null && JSON.stringify(form) !== JSON.stringify(formOf(page, register));
  const run = (asked: PageDeed, done: (page: RegisteredPage) => string) =>
    deed.mutate(asked, {
      onSuccess: (saved) => {
        if (asked.do === "add") void navigate({ to: "/pages/$pageId", params: { pageId: saved.pageId }, replace: true });
        else if (asked.do === "change") setForm(formOf(saved, register));
        toast({ words: done(saved) });
      },
    });
  const part = {
    form,
    change: (change: Partial<PageForm>) => setForm({ ...form, ...change }),
    trouble: (path: string) => places.filter((place) => place.path === path).map(say)[0],
  };
  const save = () =>
    run(
      page === null ? { do: "add", input: inputOf(form, network) } : { do: "change", pageId: page.pageId, input: inputOf(form, network) },
      () => (page === null ? words.added : words.saved),
    );
  const busy = deed.isPending ? (deed.variables.do === "add" || deed.variables.do === "change" ? null : deed.variables.do) : null;
  return (
    <>
      <h1>{page === null ? words.newTitle : page.title}</h1>
      <form
        className={css.form}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <PagePlace {...part} register={register} network={network} isNew={page === null} />
        <PageKeys {...part} network={network} page={page} />
        <PageSettings {...part} network={network} />
        {deed.isError && (
          <p role="alert" className={css.trouble}>
            {places.length > 0 ? words.notSaved : words.failed}
          </p>
        )}
        <div className={css.buttons}>
          <Button type="submit" loading={deed.isPending && busy === null} disabled={page !== null && !unsaved}>
            {page === null ? words.add : words.save}
          </Button>
        </div>
      </form>
      {page !== null && (
        <PageState
          page={page}
          connects={network.connects}
          unsaved={unsaved}
          busy={busy}
          onCheck={() => run({ do: "check", pageId: page.pageId }, ({ health }) => words.checkedAs[health.state])}
          onConnect={() => run({ do: "connect", pageId: page.pageId }, ({ health }) => words.checkedAs[health.state])}
          onSwitch={(enabled) => run({ do: "switch", pageId: page.pageId, enabled }, () => (enabled ? words.isOn : words.isOff))}
        />
      )}
    </>
  );
};

/** One official page: what it is, its keys, its settings, how it is (1.4, 1.8). Only the administrator comes here. */
export const PageScreen = () => {
  const texts = useTexts();
  const { person } = useMe();
  const { pageId } = useParams({ from: "/pages/$pageId" });
  const { data: register, isError, refetch } = usePageRegister(person.role === "administrator");
  const page = register?.pages.find((one) => one.pageId === pageId) ?? null;
  return (
    <main className={css.screen}>
      <div className={css.width}>
        <Link to="/pages" className={css.back}>
          <IconArrowLeft size={16} aria-hidden />
          {texts.pages.title}
        </Link>
        {person.role !== "administrator" && <Nothing title={texts.register.notYours} />}
        {isError && <DidNotLoad title={texts.pages.errorTitle} hint={texts.list.errorHint} onRetry={() => void refetch()} />}
        {person.role === "administrator" && !isError && register === undefined && <Waiting />}
        {register !== undefined && pageId !== "new" && page === null && <Nothing title={texts.register.gone} />}
        {register !== undefined && (pageId === "new" || page !== null) && <OnePage key={pageId} register={register} page={page} />}
      </div>
    </main>
  );
};
