declare module "@tryghost/koenig-lexical" {
  import type { ComponentType, ReactNode } from "react";

  export interface FileUploader {
    useFileUpload: (type?: string) => {
      progress: number;
      isLoading: boolean;
      errors: { message: string; fileName?: string }[];
      filesNumber: number;
      upload: (
        files: File[],
        options?: { formData?: Record<string, string> },
      ) => Promise<{ url: string; fileName: string }[] | null>;
    };
    fileTypes: Record<string, { mimeTypes: string[]; extensions: string[] }>;
  }

  export interface KoenigInstance {
    editorInstance: { getEditorState(): { toJSON(): unknown } };
    serialize(): string;
    focusEditor(options?: { position?: "top" | "bottom" }): void;
    insertParagraphAtTop?(options?: { focus?: boolean }): void;
  }

  export const KoenigComposer: ComponentType<{
    initialEditorState?: string;
    cardConfig?: Record<string, unknown>;
    fileUploader?: FileUploader;
    darkMode?: boolean;
    isTKEnabled?: boolean;
    onError?: (error: unknown) => void;
    children?: ReactNode;
  }>;

  export const KoenigEditor: ComponentType<{
    placeholderText?: string;
    darkMode?: boolean;
    cursorDidExitAtTop?: () => void;
    onChange?: (state: unknown) => void;
    registerAPI?: (editor: KoenigInstance | null) => void;
  }>;

  export const WordCountPlugin: ComponentType<{ onChange: (words: number) => void }>;
}
