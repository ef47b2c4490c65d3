import { useState } from "react";
import { address, only, post, put } from "../api/client";
import { text } from "../door/card";
import { Button } from "../parts/button";
import { Field } from "../parts/field";
import { say } from "../words";
import { attempt, Form, Section } from "./save";

interface Prepared {
  secret: string;
  address: string;
}

/** The code of an authenticator, asked for beside the password. */
export function SecondFactor() {
  const [password, setPassword] = useState("");
  const [prepared, setPrepared] = useState<Prepared | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const body = { second_factor: [{ password }] };

  const begin = () =>
    attempt(async () => {
      setPrepared(
        only((await post<{ second_factor: Prepared[] }>("authentication/second_factor/", body)).second_factor),
      );
    });

  const end = () =>
    attempt(async () => {
      const answer = await fetch(address("authentication/second_factor/"), {
        method: "DELETE",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error("refused");
    }, say("factor.removed"));

  async function confirm(fields: FormData) {
    const given = { second_factor: [{ code: text(fields, "code").replace(/\s/g, "") }] };
    const answer = await put<{ second_factor: { recovery_codes: string[] }[] }>("authentication/second_factor/", given);
    setCodes(only(answer.second_factor).recovery_codes);
    setPrepared(null);
  }

  return (
    <Section title={say("factor.title")} lead={say("factor.lead")}>
      {codes && (
        <div className="rounded-md bg-good-soft p-4 text-good">
          <p className="mb-2 font-medium">{say("factor.codes")}</p>
          <code className="grid grid-cols-2 gap-1 text-sm">
            {codes.map((code) => (
              <span key={code}>{code}</span>
            ))}
          </code>
        </div>
      )}
      {prepared && (
        <Form onSubmit={confirm} submit={say("signIn.verify")}>
          <p className="text-sm">{say("factor.secret")}</p>
          <code className="rounded bg-sunk px-3 py-2 text-sm break-all select-all">{prepared.secret}</code>
          <Field label={say("signIn.code")} name="code" autoComplete="one-time-code" required />
        </Form>
      )}
      {!prepared && !codes && (
        <div className="grid gap-4">
          <Field
            label={say("staff.oldPassword")}
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
          />
          <div className="flex gap-2">
            <Button look="strong" disabled={!password} onClick={begin}>
              {say("factor.begin")}
            </Button>
            <Button look="danger" disabled={!password} onClick={end}>
              {say("factor.end")}
            </Button>
          </div>
        </div>
      )}
    </Section>
  );
}
