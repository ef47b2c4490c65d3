import { post } from "../api/client";
import { Field } from "../parts/field";
import { say } from "../words";
import { DoorCard, text } from "./card";
import { enter } from "./enter";

/** The first person makes themselves the owner. */
export function Setup() {
  async function setUp(fields: FormData) {
    const [name, email, password, blogTitle] = ["name", "email", "password", "title"].map((field) =>
      text(fields, field),
    );
    await post("authentication/setup/", { setup: [{ name, email, password, ...(blogTitle ? { blogTitle } : {}) }] });
    await enter();
  }
  return (
    <DoorCard title={say("setup.title")} lead={say("setup.lead")} submit={say("setup.submit")} onSubmit={setUp}>
      <Field label={say("setup.blogTitle")} name="title" autoComplete="organization" />
      <Field label={say("setup.name")} name="name" autoComplete="name" required />
      <Field label={say("email")} name="email" type="email" autoComplete="username" required />
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
