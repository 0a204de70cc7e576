/** Addresses of things in X as a person opens them. */

export const DEFAULT_LINK_HOST = "https://x.com";

/** Without a name the neutral form leads to the same post. */
export const postLink = (id: string, username: string | undefined, host: string = DEFAULT_LINK_HOST): string =>
  `${host}/${username ?? "i/web"}/status/${id}`;

export const profileLink = (username: string | undefined, host: string = DEFAULT_LINK_HOST): string | undefined =>
  username === undefined ? undefined : `${host}/${encodeURIComponent(username)}`;
