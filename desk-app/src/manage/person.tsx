import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { get, only, put } from "../api/client";
import { meQuery, queries, rolesQuery } from "../api/queries";
import type { User } from "../api/types";
import { text } from "../door/card";
import { Field, Select, TextArea } from "../parts/field";
import { Failed, Screen, Waiting } from "../parts/screen";
import { isEditor } from "../shell/places";
import { say } from "../words";
import { Form, Section } from "./save";
import { SecondFactor } from "./second-factor";

/** One person: what readers see of them, their role, and of oneself the password and the second factor. */
export function Person() {
  const { id = "" } = useParams({ strict: false });
  const { data: me } = useSuspenseQuery(meQuery);
  const query = {
    queryKey: ["users", id],
    queryFn: async () => only((await get<{ users: User[] }>(`users/${id}/`, { include: "roles" })).users),
  };
  const { data: person, error, refetch } = useQuery(query);
  const { data: roles = [] } = useQuery(rolesQuery);
  if (error) return <Failed error={error} retry={refetch} />;
  if (!person || !me) return <Waiting />;
  const isOneself = me.id === person.id;
  const mayEdit = isOneself || isEditor(me);
  const role = person.roles[0];
  const mayGiveRole = !isOneself && roles.some((one) => one.id === role?.id);

  async function save(fields: FormData) {
    const given: Record<string, unknown> = {};
    for (const name of ["name", "email", "slug"]) given[name] = text(fields, name).trim();
    for (const name of ["bio", "website", "location"]) given[name] = text(fields, name).trim() || null;
    const chosen = roles.find((one) => one.id === text(fields, "role"));
    if (mayGiveRole && chosen && chosen.id !== role?.id) given.roles = [chosen];
    await put(`users/${id}/`, { users: [given] });
    await queries.invalidateQueries({ queryKey: ["users"] });
    await queries.invalidateQueries({ queryKey: ["me"] });
  }

  async function changePassword(fields: FormData) {
    const [oldPassword, newPassword, ne2Password] = ["old", "new", "again"].map((name) => text(fields, name));
    await put("users/password/", { password: [{ user_id: id, oldPassword, newPassword, ne2Password }] });
  }

  return (
    <Screen title={person.name}>
      <Section title={role?.name ?? say("nav.profile")}>
        <fieldset disabled={!mayEdit}>
          <Form onSubmit={save}>
            <Field label={say("setup.name")} name="name" defaultValue={person.name} required />
            <Field label={say("email")} name="email" type="email" defaultValue={person.email} required />
            <Field label={say("slug")} name="slug" defaultValue={person.slug} />
            {mayGiveRole && (
              <Select label={say("staff.role")} name="role" defaultValue={role?.id}>
                {roles.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </Select>
            )}
            <TextArea label={say("staff.bio")} name="bio" defaultValue={person.bio ?? ""} maxLength={250} />
            <Field label={say("staff.website")} name="website" type="url" defaultValue={person.website ?? ""} />
            <Field label={say("staff.location")} name="location" defaultValue={person.location ?? ""} />
          </Form>
        </fieldset>
      </Section>
      {isOneself && (
        <>
          <Section title={say("staff.password")}>
            <Form onSubmit={changePassword} submit={say("reset.submit")} done={say("staff.passwordChanged")}>
              <Field
                label={say("staff.oldPassword")}
                name="old"
                type="password"
                autoComplete="current-password"
                required
              />
              <Field
                label={say("reset.new")}
                name="new"
                type="password"
                autoComplete="new-password"
                minLength={10}
                required
              />
              <Field
                label={say("reset.again")}
                name="again"
                type="password"
                autoComplete="new-password"
                minLength={10}
                required
              />
            </Form>
          </Section>
          <SecondFactor />
        </>
      )}
    </Screen>
  );
}
