// Serves the demo newsroom for a test: the real program, on a free port, in a folder that goes away with the test.
import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const program = process.env.COURANT_BIN ?? fileURLToPath(new URL("../../target/debug/courant", import.meta.url));

const freePort = async () => {
  const { createServer } = await import("node:net");
  const server = createServer();
  await new Promise((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address();
  await new Promise((closed) => server.close(closed));
  return port;
};

export async function startDemo() {
  const folder = await mkdtemp(join(tmpdir(), "courant-e2e-"));
  const port = await freePort();
  const base = `http://127.0.0.1:${port}`;
  const server = spawn(program, ["demo", "--data", join(folder, "data"), "--listen", `127.0.0.1:${port}`, "--url", base], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, COURANT_LOG__LEVEL: "warn" },
  });
  await new Promise((ready, failed) => {
    createInterface({ input: server.stdout }).once("line", ready);
    server.once("exit", (code) => failed(new Error(`courant demo ended with ${code}`)));
    server.once("error", failed);
  });
  const stop = async () => {
    const ended = new Promise((done) => server.once("exit", done));
    server.kill("SIGTERM");
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  // Runs the program on the same data, and returns what it says.
  const run = async (...args) => (await promisify(execFile)(program, [...args, "--data", join(folder, "data")])).stdout;
  return { base, run, stop };
}
