// Asks the Admin API. What it refuses is a `Refused` with its own words; where there is no answer, it is `Unreachable`.

/** Where the site is: the Desk stands one folder below it. */
export const siteRoot = new URL("../", document.baseURI);
const api = new URL("ghost/api/admin/", siteRoot);

/** The server's no. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    readonly type: string,
    message: string,
    readonly context: string | null,
    readonly code: string | null,
  ) {
    super(message);
  }
}

/** No answer: the network is gone, or the server. */
export class Unreachable extends Error {}

interface ErrorDocument {
  errors?: { message: string; context: string | null; type: string; code: string | null }[];
}

/** The address of something of the Admin API. */
export function address(path: string, query: Record<string, string | number | undefined> = {}): URL {
  const url = new URL(path, api);
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== "") url.searchParams.set(name, String(value));
  }
  return url;
}

async function send(method: string, url: URL, body?: unknown, signal?: AbortSignal): Promise<Response> {
  const isForm = body instanceof FormData;
  try {
    return await fetch(url, {
      method,
      signal,
      credentials: "same-origin",
      headers: { Accept: "application/json", ...(body && !isForm ? { "Content-Type": "application/json" } : {}) },
      body: isForm ? body : body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new Unreachable("no answer");
  }
}

async function refusal(answer: Response): Promise<Error> {
  // A proxy in front answers for a server that is gone.
  if ([502, 503, 504].includes(answer.status)) return new Unreachable("no answer");
  const document: ErrorDocument = await answer.json().catch(() => ({}));
  const error = document.errors?.[0];
  return new Refused(
    answer.status,
    error?.type ?? "Unknown",
    error?.message ?? answer.statusText,
    error?.context ?? null,
    error?.code ?? null,
  );
}

async function ask<T>(method: string, url: URL, body?: unknown, signal?: AbortSignal): Promise<T> {
  const answer = await send(method, url, body, signal);
  if (!answer.ok) throw await refusal(answer);
  const isJson = answer.headers.get("content-type")?.includes("json");
  return (isJson ? await answer.json() : undefined) as T;
}

type Query = Record<string, string | number | undefined>;

export const get = <T>(path: string, query?: Query, signal?: AbortSignal) =>
  ask<T>("GET", address(path, query), undefined, signal);
export const post = <T>(path: string, body: unknown, query?: Query) => ask<T>("POST", address(path, query), body);
export const put = <T>(path: string, body: unknown, query?: Query) => ask<T>("PUT", address(path, query), body);
export const destroy = (path: string) => ask<void>("DELETE", address(path));

/** The one thing in a document's list. */
export function only<T>(list: T[] | undefined): T {
  const [one] = list ?? [];
  if (one === undefined) throw new Refused(404, "NotFoundError", "not found", null, null);
  return one;
}
