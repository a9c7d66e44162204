/* The page as our templates make it: what is looked for by a mark of ours, by an id of ours, by its role or by
   its tag is an element of HTML and is there. Where a page may lack it, the script says so by `?.` or leaves. */

type Mark = `[data-${string}` | `#cd-${string}` | `[role=${string}` | `[name="${string}`;

interface ParentNode {
  querySelector<E extends HTMLElement = HTMLElement>(selectors: Mark): E;
  querySelector<K extends keyof HTMLElementTagNameMap>(selectors: K): HTMLElementTagNameMap[K];
  querySelectorAll<E extends HTMLElement = HTMLElement>(selectors: Mark): NodeListOf<E>;
}

/* The names are those that the theme's own script looks for. */
declare var __md_scope: URL;
declare var __md_hash: (text: string) => number;
declare var __md_get: (key: string, storage?: Storage, scope?: URL) => any;
declare var __md_set: (key: string, value: unknown, storage?: Storage, scope?: URL) => void;

/** The words of scripts, in the language of the page. */
declare var civilWords: { locale: string; prefix: string; close: string; top: string; cite: Record<string, string>; listen: Record<string, string>; search: Record<string, string>; said?: Record<string, string> };
