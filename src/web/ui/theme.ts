import { Button, createTheme, PasswordInput, Textarea, TextInput, Tooltip } from "@mantine/core";

/** Mantine as the desk uses it; colours and type live in tokens.css, so that no style is written at run time. */
export const theme = createTheme({
  primaryColor: "blue",
  defaultRadius: "md",
  respectReducedMotion: true,
  components: {
    Button: Button.extend({ defaultProps: { radius: 8, size: "sm" } }),
    TextInput: TextInput.extend({ defaultProps: { radius: 8, size: "sm" } }),
    PasswordInput: PasswordInput.extend({ defaultProps: { radius: 8, size: "sm" } }),
    Textarea: Textarea.extend({ defaultProps: { radius: 8, size: "sm", autosize: true } }),
    Tooltip: Tooltip.extend({
      defaultProps: { openDelay: 250, multiline: true, maw: 360, withArrow: true, events: { hover: true, focus: true, touch: true } },
    }),
  },
});
