/** Letters as Telegram counts them in its limits: a smiling face is one, whatever it takes in memory. */
export const letterCount = (text: string): number => Array.from(text).length;
