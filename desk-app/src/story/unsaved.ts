// The stories of which this device has words that the server does not have.
import { useEffect, useState } from "react";
import { type Kept, onKept, unsaved } from "./keep";

export function useUnsaved(userId: string | undefined): Kept[] {
  const [stories, setStories] = useState<Kept[]>([]);
  useEffect(() => {
    if (!userId) return;
    const look = () =>
      unsaved(userId)
        .then(setStories)
        .catch(() => undefined);
    look();
    return onKept(look);
  }, [userId]);
  return stories;
}
