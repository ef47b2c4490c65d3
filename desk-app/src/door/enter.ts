import { queries } from "../api/queries";
import { router } from "../router";

/** Begins anew as whoever has just signed in. */
export async function enter(): Promise<void> {
  await queries.cancelQueries();
  queries.clear();
  await router.invalidate();
  const wanted = new URLSearchParams(location.search).get("to");
  await router.navigate({ to: wanted?.startsWith("/") && !wanted.startsWith("//") ? wanted : "/" });
}
