// What the links of mails lead to: an invitation, a new password.
import { useParams } from "@tanstack/react-router";
import { useState } from "react";
import { post, put } from "../api/client";
import { queries, setupQuery } from "../api/queries";
import { Field } from "../parts/field";
import { say } from "../words";
import { DoorCard, text } from "./card";
import { enter } from "./enter";

export function Forgot() {
  const [isSent, setIsSent] = useState(false);
  async function send(fields: FormData) {
    await post("authentication/password_reset/", { password_reset: [{ email: text(fields, "email") }] });
    setIsSent(true);
  }
  return (
    <DoorCard
      title={say("forgot.title")}
      lead={isSent ? say("forgot.sent") : say("forgot.lead")}
      submit={say("forgot.submit")}
      onSubmit={send}
    >
      <Field label={say("email")} name="email" type="email" autoComplete="username" required />
    </DoorCard>
  );
}

export function Reset() {
  const { token } = useParams({ strict: false });
  async function set(fields: FormData) {
    const [newPassword, ne2Password] = [text(fields, "new"), text(fields, "again")];
    await put("authentication/password_reset/", { password_reset: [{ token, newPassword, ne2Password }] });
    await enter();
  }
  return (
    <DoorCard title={say("reset.title")} submit={say("reset.submit")} onSubmit={set}>
      <Field label={say("reset.new")} name="new" type="password" autoComplete="new-password" minLength={10} required />
      <Field
        label={say("reset.again")}
        name="again"
        type="password"
        autoComplete="new-password"
        minLength={10}
        required
      />
    </DoorCard>
  );
}

export function Invitation() {
  const { token } = useParams({ strict: false });
  async function join(fields: FormData) {
    const [name, password] = [text(fields, "name"), text(fields, "password")];
    await post("authentication/invitation/", { invitation: [{ token, name, password }] });
    await queries.invalidateQueries(setupQuery);
    await enter();
  }
  return (
    <DoorCard title={say("invite.title")} submit={say("invite.submit")} onSubmit={join}>
      <Field label={say("setup.name")} name="name" autoComplete="name" required />
      <Field
        label={say("setup.password")}
        name="password"
        type="password"
        autoComplete="new-password"
        minLength={10}
        required
      />
    </DoorCard>
  );
}
