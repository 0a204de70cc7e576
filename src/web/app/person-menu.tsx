import { Menu, useComputedColorScheme, useMantineColorScheme } from "@mantine/core";
import { IconDots, IconKeyboard, IconLanguage, IconLock, IconLogout, IconMoon, IconShieldLock, IconSun } from "@tabler/icons-react";
import { useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { lockDesk } from "../data/account.ts";
import { signOut, useMe } from "../data/me.ts";
import { useLanguage, useTexts } from "../texts/texts-context.tsx";
import { initials } from "../ui/initials.ts";
import css from "./rail.module.css";

/** Who is at the desk, with language, appearance, keys and the way out. */
export const PersonMenu = ({ onKeys }: { readonly onKeys: () => void }) => {
  const texts = useTexts();
  const { person, isActing = false } = useMe();
  const client = useQueryClient();
  const navigate = useNavigate();
  const { language, setLanguage } = useLanguage();
  // Otherwise Mantine writes a style of its own for a moment, which the desk's policy does not let it.
  const { setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  const scheme = useComputedColorScheme("light");
  const leave = async () => {
    await signOut().catch(() => undefined);
    client.clear();
    window.location.assign("/");
  };
  return (
    <Menu position="top-start" width={240} shadow="md" transitionProps={{ duration: 0 }} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className={css.person}>
          <span className="unseen">{texts.nav.person}:</span>
          <span className={css.initials} aria-hidden>
            {initials(person.name)}
          </span>
          <span className={css.who}>
            <span className={css.name}>{person.name}</span>
            <span className={css.position}>{isActing ? texts.duty.actingAs[person.role] : person.position}</span>
          </span>
          <IconDots size={16} className={css.dots} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>
          {person.name}
          <br />
          {isActing ? texts.duty.actingAs[person.role] : texts.roles[person.role]}
        </Menu.Label>
        <Menu.Item
          leftSection={<IconLanguage size={16} aria-hidden />}
          lang={language === "ru" ? "en" : "ru"}
          onClick={() => setLanguage(language === "ru" ? "en" : "ru")}
        >
          {texts.nav.languageOther}
        </Menu.Item>
        <Menu.Item
          leftSection={scheme === "light" ? <IconMoon size={16} aria-hidden /> : <IconSun size={16} aria-hidden />}
          onClick={() => setColorScheme(scheme === "light" ? "dark" : "light")}
        >
          {texts.nav.theme}: {scheme === "light" ? texts.nav.dark.toLowerCase() : texts.nav.light.toLowerCase()}
        </Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} className={css.keysItem} onClick={onKeys}>
          {texts.nav.keys}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconShieldLock size={16} aria-hidden />} onClick={() => void navigate({ to: "/security" })}>
          {texts.security.account.nav}
        </Menu.Item>
        <Menu.Item leftSection={<IconLock size={16} aria-hidden />} onClick={() => void lockDesk().catch(() => undefined)}>
          {texts.security.lock.now}
        </Menu.Item>
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void leave()}>
          {texts.signIn.signOut}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
};
