// What the editor's cards ask of the Desk: links, embeds, snippets.
import { get, post, siteRoot } from "../api/client";
import { queries } from "../api/queries";
import type { Site } from "../api/types";
import { boardQuery, type Row } from "../board/query";
import type { FullStory } from "./fields";

export interface CardHelp {
  story: FullStory | null;
  site: Site | undefined;
  isPage: boolean;
}

interface Snippet {
  id: string;
  name: string;
  lexical: string;
}

async function fetchEmbed(url: string, { type }: { type?: string } = {}): Promise<unknown> {
  return get("oembed/", { url, type });
}

/** Stories that are out, by the words of their headlines. */
async function searchLinks(term?: string): Promise<unknown[]> {
  const rows = (await queries.fetchQuery(boardQuery("posts", { q: term, state: "published" }, 1))).stories;
  return rows.length ? [{ label: "Stories", items: rows.slice(0, 8).map(link) }] : [];
}

function link(row: Row) {
  return { id: row.id, groupName: "Stories", title: row.title, url: new URL(`${row.slug}/`, siteRoot).href };
}

/** The editor's settings for a story. */
export function cardConfig({ story, site, isPage }: CardHelp): Record<string, unknown> {
  return {
    unsplash: null,
    klipy: null,
    tenor: null,
    pinturaConfig: null,
    fetchEmbed,
    searchLinks,
    fetchAutocompleteLinks: async () => [{ label: "Homepage", value: site?.url ?? siteRoot.href }],
    fetchLabels: async () => [],
    createSnippet: ({ name, value }: { name: string; value: string }) =>
      post("snippets/", { snippets: [{ name, lexical: value, mobiledoc: "{}" }] }),
    deleteSnippet: () => undefined,
    snippets: [] as Snippet[],
    feature: { transistor: false },
    deprecated: { headerV1: true },
    membersEnabled: true,
    stripeEnabled: false,
    siteTitle: site?.title ?? "",
    siteDescription: "",
    siteUrl: site?.url ?? siteRoot.href,
    visibilitySettings: "web only",
    post: {
      id: story?.id ?? "",
      displayName: isPage ? "page" : "post",
      isPage,
      visibility: story?.visibility ?? "public",
      showTitleAndFeatureImage: true,
    },
  };
}
