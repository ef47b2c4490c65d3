// Sends files to the server, for the editor's cards and for the picture of a story.
import type { FileUploader } from "@tryghost/koenig-lexical";
import { useState } from "react";
import { only, post } from "../api/client";
import { words } from "../parts/screen";

interface Uploaded {
  url: string;
  ref: string | null;
}

const FOLDERS: Record<string, { path: string; name: string }> = {
  image: { path: "images/upload/", name: "images" },
  video: { path: "media/upload/", name: "media" },
  audio: { path: "media/upload/", name: "media" },
  mediaThumbnail: { path: "media/thumbnail/upload/", name: "media" },
  file: { path: "files/upload/", name: "files" },
};

/** Sends one file; the address at which it is found from now on. */
export async function send(file: File, type = "image", beside: Record<string, string> = {}): Promise<string> {
  const folder = FOLDERS[type] ?? { path: "files/upload/", name: "files" };
  const form = new FormData();
  form.append("file", file);
  form.append("ref", file.name);
  if (folder.name === "images") form.append("purpose", "image");
  for (const [name, value] of Object.entries(beside)) form.append(name, value);
  return only((await post<Record<string, Uploaded[]>>(folder.path, form))[folder.name]).url;
}

function useFileUpload(type = "image") {
  const [progress, setProgress] = useState(100);
  const [isLoading, setIsLoading] = useState(false);
  const [errors, setErrors] = useState<{ message: string; fileName?: string }[]>([]);
  const [filesNumber, setFilesNumber] = useState(0);

  async function upload(files: File[] | FileList, options: { formData?: Record<string, string> } = {}) {
    const all = Array.from(files);
    setIsLoading(true);
    setErrors([]);
    setFilesNumber(all.length);
    setProgress(5);
    const done: { url: string; fileName: string }[] = [];
    const failed: { message: string; fileName: string }[] = [];
    for (const file of all) {
      try {
        done.push({ url: await send(file, type, options.formData), fileName: file.name });
      } catch (error) {
        failed.push({ message: words(error), fileName: file.name });
      }
      setProgress(Math.round(((done.length + failed.length) / all.length) * 100));
    }
    setIsLoading(false);
    setErrors(failed);
    return failed.length ? null : done;
  }
  return { progress, isLoading, upload, errors, filesNumber };
}

export const fileUploader: FileUploader = {
  useFileUpload,
  fileTypes: {
    image: {
      mimeTypes: ["image/gif", "image/jpg", "image/jpeg", "image/png", "image/svg+xml", "image/webp", "image/avif"],
      extensions: ["gif", "jpg", "jpeg", "png", "svg", "svgz", "webp", "avif"],
    },
    video: { mimeTypes: ["video/mp4", "video/webm", "video/ogg"], extensions: ["mp4", "webm", "ogv"] },
    audio: {
      mimeTypes: [
        "audio/mp3",
        "audio/mpeg",
        "audio/ogg",
        "audio/wav",
        "audio/vnd.wav",
        "audio/wave",
        "audio/x-wav",
        "audio/mp4",
        "audio/x-m4a",
      ],
      extensions: ["mp3", "wav", "ogg", "m4a"],
    },
    mediaThumbnail: {
      mimeTypes: ["image/gif", "image/jpg", "image/jpeg", "image/png", "image/webp"],
      extensions: ["gif", "jpg", "jpeg", "png", "webp"],
    },
    file: { mimeTypes: [], extensions: [] },
  },
};
