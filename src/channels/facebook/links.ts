/** Addresses of things in Facebook as a person opens them. */

export const DEFAULT_LINK_HOST = "https://www.facebook.com";

/** Any post or comment opens by its number. */
export const objectLink = (id: string, host: string = DEFAULT_LINK_HOST): string => `${host}/${encodeURIComponent(id)}`;
