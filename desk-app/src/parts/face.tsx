/** Somebody's picture, or the first letters of their name. */
export function Face({
  name,
  picture,
  className = "size-8",
}: {
  name: string;
  picture?: string | null;
  className?: string;
}) {
  if (picture) return <img src={picture} alt="" className={`${className} rounded-full object-cover`} />;
  const letters = name
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => part[0] ?? "")
    .join("");
  return (
    <span
      aria-hidden
      className={`${className} inline-grid place-items-center rounded-full bg-accent-soft text-xs font-semibold text-accent uppercase`}
    >
      {letters}
    </span>
  );
}
