import { useQuery, useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { UserPlus } from "lucide-react";
import { useState } from "react";
import { destroy, get, post } from "../api/client";
import { meQuery, queries, rolesQuery, usersQuery } from "../api/queries";
import type { User } from "../api/types";
import { text } from "../door/card";
import { Button } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { Face } from "../parts/face";
import { Field, Select } from "../parts/field";
import { Failed, Screen, Waiting } from "../parts/screen";
import { isEditor } from "../shell/places";
import { say } from "../words";
import { ago } from "../words/time";
import { attempt, Form, Section } from "./save";

interface Invite {
  id: string;
  email: string;
  role_id: string;
}

const invitesQuery = {
  queryKey: ["invites"],
  queryFn: async () => (await get<{ invites: Invite[] }>("invites/", { limit: 100 })).invites,
};

/** Everybody of the newsroom, and who is asked to join. */
export function Staff() {
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: users, error, refetch } = useQuery(usersQuery);
  const [isInviting, setIsInviting] = useState(false);
  const mayInvite = me !== null && isEditor(me);
  const { data: invites = [] } = useQuery({ ...invitesQuery, enabled: mayInvite });

  async function withdraw(invite: Invite) {
    await attempt(() => destroy(`invites/${invite.id}/`), say("saved"));
    await queries.invalidateQueries({ queryKey: ["invites"] });
  }

  return (
    <Screen
      title={say("nav.staff")}
      actions={
        mayInvite && (
          <Button look="strong" onClick={() => setIsInviting(true)}>
            <UserPlus className="size-4" aria-hidden />
            {say("staff.invite")}
          </Button>
        )
      }
    >
      {error && <Failed error={error} retry={refetch} />}
      {!users && !error && <Waiting />}
      {users && (
        <ul className="mb-6 overflow-hidden rounded-lg border border-line bg-raised">
          {users.map((user) => (
            <li key={user.id} className="border-b border-line last:border-0">
              <PersonLine user={user} />
            </li>
          ))}
        </ul>
      )}
      {invites.length > 0 && (
        <Section title={say("staff.invited")}>
          <ul className="grid gap-2">
            {invites.map((invite) => (
              <li key={invite.id} className="flex flex-wrap items-center justify-between gap-2">
                <span>{invite.email}</span>
                <Button onClick={() => withdraw(invite)}>{say("staff.withdraw")}</Button>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {isInviting && <InviteDialog onClose={() => setIsInviting(false)} />}
    </Screen>
  );
}

function PersonLine({ user }: { user: User }) {
  return (
    <Link to="/staff/$id" params={{ id: user.id }} className="flex items-center gap-3 px-4 py-3 hover:bg-sunk/60">
      <Face name={user.name} picture={user.profile_image} className="size-10" />
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{user.name}</span>
        <span className="block truncate text-xs text-soft">{user.email}</span>
      </span>
      <span className="text-right text-xs text-soft">
        <span className="block text-sm">{user.roles[0]?.name}</span>
        {user.status === "inactive"
          ? say("staff.suspended")
          : user.last_seen
            ? say("staff.lastSeen", { time: ago(user.last_seen) })
            : say("staff.never")}
      </span>
    </Link>
  );
}

function InviteDialog({ onClose }: { onClose: () => void }) {
  const { data: roles = [] } = useQuery(rolesQuery);
  async function invite(fields: FormData) {
    await post("invites/", { invites: [{ email: text(fields, "email"), role_id: text(fields, "role") }] });
    await queries.invalidateQueries({ queryKey: ["invites"] });
    onClose();
  }
  return (
    <Dialog title={say("staff.invite")} open onClose={onClose}>
      <Form onSubmit={invite} submit={say("staff.invite")} done={say("staff.inviteSent")}>
        <Field label={say("email")} name="email" type="email" required />
        <Select label={say("staff.role")} name="role" required>
          {roles.map((role) => (
            <option key={role.id} value={role.id}>
              {role.name}
            </option>
          ))}
        </Select>
      </Form>
    </Dialog>
  );
}
