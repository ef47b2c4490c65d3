import tailwind from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";
import { atHome } from "./vite/at-home.ts";
import { compressed } from "./vite/compressed.ts";

export default defineConfig(({ command }) => ({
  // The site may be below a path: what the page loads is found from its <base>, and what scripts load from themselves.
  base: command === "build" ? "./" : "/desk/",
  plugins: [atHome(), react(), tailwind(), compressed()],
  build: { target: "es2023", chunkSizeWarningLimit: 8000 },
  server: {
    proxy: {
      "/ghost": process.env.COURANT ?? "http://127.0.0.1:2368",
      "/content": process.env.COURANT ?? "http://127.0.0.1:2368",
    },
  },
  test: { include: ["src/**/*.test.ts"] },
}));
