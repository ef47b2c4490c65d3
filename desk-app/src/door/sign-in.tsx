import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { post, put, Refused } from "../api/client";
import { siteQuery } from "../api/queries";
import { Field } from "../parts/field";
import { say } from "../words";
import { DoorCard, text } from "./card";
import { enter } from "./enter";

/** Name and password, then the code of an authenticator where the account has one. */
export function SignIn() {
  const [needsCode, setNeedsCode] = useState(false);
  const { data: site } = useQuery(siteQuery);

  async function signIn(fields: FormData) {
    try {
      await post("session/", { username: text(fields, "email"), password: text(fields, "password") });
    } catch (error) {
      if (!(error instanceof Refused && error.code === "2FA_TOKEN_REQUIRED")) throw error;
      setNeedsCode(true);
      return;
    }
    await enter();
  }

  async function verify(fields: FormData) {
    try {
      await put("session/verify/", { token: text(fields, "code").replace(/\s/g, "") });
    } catch (error) {
      if (error instanceof Refused && error.status === 401)
        throw new Refused(401, "", say("signIn.codeWrong"), null, null);
      throw error;
    }
    await enter();
  }

  if (needsCode) {
    return (
      <DoorCard
        key="code"
        title={say("signIn.codeTitle")}
        lead={say("signIn.codeLead")}
        submit={say("signIn.verify")}
        onSubmit={verify}
      >
        <Field label={say("signIn.code")} name="code" autoComplete="one-time-code" autoFocus required />
      </DoorCard>
    );
  }
  return (
    <DoorCard
      title={say("signIn.title")}
      lead={say("signIn.lead", { site: site?.title ?? "…" })}
      submit={say("signIn.submit")}
      onSubmit={signIn}
      below={
        <Link to="/forgot" className="justify-self-center text-sm text-accent hover:underline">
          {say("signIn.forgot")}
        </Link>
      }
    >
      <Field label={say("email")} name="email" type="email" autoComplete="username" autoFocus required />
      <Field label={say("password")} name="password" type="password" autoComplete="current-password" required />
    </DoorCard>
  );
}
