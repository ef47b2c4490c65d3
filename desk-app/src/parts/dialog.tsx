import { X } from "lucide-react";
import { Dialog as Radix } from "radix-ui";
import type { ReactNode } from "react";
import { say } from "../words";
import { IconButton } from "./button";

interface Props {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
  /** Takes the whole window on phones, and much of it elsewhere. */
  large?: boolean;
}

/** Something that wants an answer before the work goes on. */
export function Dialog({ title, open, onClose, children, large = false }: Props) {
  return (
    <Radix.Root open={open} onOpenChange={(isOpen) => !isOpen && onClose()}>
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 bg-black/45" />
        <Radix.Content
          aria-describedby={undefined}
          className={`appear fixed z-50 flex flex-col overflow-hidden bg-raised shadow-2xl focus:outline-none ${
            large
              ? "inset-0 md:inset-8 md:rounded-xl lg:inset-x-20 lg:inset-y-12"
              : "inset-x-3 top-[8vh] max-h-[84vh] rounded-xl sm:inset-x-auto sm:left-1/2 sm:w-[48rem] sm:-translate-x-1/2"
          }`}
        >
          <header className="flex items-center justify-between gap-4 border-b border-line py-2 pr-2 pl-5">
            <Radix.Title className="text-lg font-semibold">{title}</Radix.Title>
            <Radix.Close asChild>
              <IconButton label={say("close")}>
                <X className="size-5" aria-hidden />
              </IconButton>
            </Radix.Close>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto p-5">{children}</div>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
