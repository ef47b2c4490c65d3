import { X } from "lucide-react";
import { type KeyboardEvent, useId, useState } from "react";
import { say } from "../words";

export interface Choice {
  id?: string;
  name: string;
  slug?: string;
}

interface Props {
  label: string;
  add: string;
  chosen: Choice[];
  offered: Choice[];
  onChange: (chosen: Choice[]) => void;
  /** Whether a name that nobody has yet may be chosen. */
  mayMake?: boolean;
  disabled?: boolean;
}

/** Some of many, by typing: tags and authors, in their order. */
export function Picker({ label, add, chosen, offered, onChange, mayMake = false, disabled = false }: Props) {
  const [typed, setTyped] = useState("");
  const [active, setActive] = useState(0);
  const [isOpen, setIsOpen] = useState(false);
  const id = useId();
  const wanted = typed.trim().toLowerCase();
  const isChosen = (choice: Choice) =>
    chosen.some((one) => (one.id && one.id === choice.id) || one.name === choice.name);
  const found = offered.filter((choice) => !isChosen(choice) && choice.name.toLowerCase().includes(wanted)).slice(0, 8);
  const isKnown =
    offered.some((choice) => choice.name.toLowerCase() === wanted) ||
    chosen.some((one) => one.name.toLowerCase() === wanted);
  const options = mayMake && wanted && !isKnown ? [...found, { name: typed.trim() }] : found;
  const isShown = isOpen && options.length > 0;

  function choose(choice: Choice | undefined) {
    if (!choice) return;
    onChange([...chosen, choice]);
    setTyped("");
    setActive(0);
  }

  function pressed(event: KeyboardEvent) {
    if (event.key === "ArrowDown") setActive(Math.min(active + 1, options.length - 1));
    else if (event.key === "ArrowUp") setActive(Math.max(active - 1, 0));
    else if (event.key === "Enter" && isShown) choose(options[active]);
    else if (event.key === "Escape" && isOpen) setIsOpen(false);
    else if (event.key === "Backspace" && !typed && chosen.length) onChange(chosen.slice(0, -1));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="grid gap-1.5">
      <label htmlFor={id} className="text-sm font-medium">
        {label}
      </label>
      <div className="relative">
        <div className="flex flex-wrap gap-1.5 rounded-md border border-line bg-raised p-1.5 focus-within:border-accent focus-within:outline-2 focus-within:outline-accent">
          {chosen.map((choice) => (
            <span
              key={choice.id ?? choice.name}
              className="inline-flex items-center gap-1 rounded bg-accent-soft py-0.5 pr-1 pl-2 text-sm text-accent"
            >
              {choice.name}
              {!disabled && (
                <button
                  type="button"
                  aria-label={`${say("remove")}: ${choice.name}`}
                  onClick={() => onChange(chosen.filter((one) => one !== choice))}
                  className="grid size-6 place-items-center rounded hover:bg-raised"
                >
                  <X className="size-3.5" aria-hidden />
                </button>
              )}
            </span>
          ))}
          <input
            id={id}
            role="combobox"
            aria-expanded={isShown}
            aria-controls={`${id}-list`}
            aria-activedescendant={isShown ? `${id}-${active}` : undefined}
            autoComplete="off"
            disabled={disabled}
            value={typed}
            placeholder={chosen.length ? "" : add}
            onChange={(event) => {
              setTyped(event.target.value);
              setActive(0);
              setIsOpen(true);
            }}
            onFocus={() => setIsOpen(true)}
            onBlur={() => setIsOpen(false)}
            onKeyDown={pressed}
            className="min-w-24 flex-1 bg-transparent px-1.5 py-0.5 text-base outline-none placeholder:text-soft"
          />
        </div>
        <div
          id={`${id}-list`}
          role="listbox"
          aria-label={label}
          className={`absolute inset-x-0 top-full z-10 mt-1 max-h-64 overflow-y-auto rounded-md border border-line bg-raised p-1 shadow-lg ${isShown ? "" : "hidden"}`}
        >
          {options.map((choice, index) => (
            // biome-ignore lint/a11y/useKeyWithClickEvents: the field above hears the keys.
            <div
              key={choice.id ?? choice.name}
              id={`${id}-${index}`}
              role="option"
              tabIndex={-1}
              aria-selected={index === active}
              onMouseDown={(event) => event.preventDefault()}
              onClick={() => choose(choice)}
              className={`cursor-pointer rounded px-2.5 py-1.5 text-sm ${index === active ? "bg-sunk" : ""}`}
            >
              {choice.name}
              {!choice.id && <span className="ml-2 text-xs text-soft">{say("story.new")}</span>}
            </div>
          ))}
        </div>
      </div>
    </div>
  );
}
