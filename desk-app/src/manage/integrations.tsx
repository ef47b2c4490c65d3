import { useQuery } from "@tanstack/react-query";
import { Copy, Plus, RefreshCw, Trash2 } from "lucide-react";
import { useState } from "react";
import { destroy, get, post } from "../api/client";
import { queries } from "../api/queries";
import { text } from "../door/card";
import { Button, IconButton } from "../parts/button";
import { Dialog } from "../parts/dialog";
import { Field, Select } from "../parts/field";
import { Empty, Failed, Screen, Waiting } from "../parts/screen";
import { tell } from "../parts/toast";
import { say } from "../words";
import { attempt, Form, Section } from "./save";

interface Key {
  id: string;
  type: "content" | "admin";
  secret: string;
}

interface Webhook {
  id: string;
  event: string;
  target_url: string;
  name: string | null;
}

interface Integration {
  id: string;
  name: string;
  description: string | null;
  api_keys: Key[];
  webhooks: Webhook[];
}

const EVENTS = [
  "site.changed",
  "post.added",
  "post.edited",
  "post.published",
  "post.unpublished",
  "post.scheduled",
  "post.deleted",
  "page.published",
  "tag.added",
  "tag.edited",
  "member.added",
];

const query = {
  queryKey: ["integrations"],
  queryFn: async () => {
    const asked = { include: "api_keys,webhooks", limit: 100, filter: "type:custom" };
    return (await get<{ integrations: Integration[] }>("integrations/", asked)).integrations;
  },
};
const anew = () => queries.invalidateQueries(query);

/** Programs with keys, and the addresses that are told of what happens. */
export function Integrations() {
  const { data: integrations, error, refetch } = useQuery(query);
  const [isNew, setIsNew] = useState(false);

  async function add(fields: FormData) {
    await post("integrations/", { integrations: [{ name: text(fields, "name").trim() }] });
    await anew();
    setIsNew(false);
  }

  return (
    <Screen
      title={say("nav.integrations")}
      actions={
        <Button look="strong" onClick={() => setIsNew(true)}>
          <Plus className="size-4" aria-hidden />
          {say("integrations.new")}
        </Button>
      }
    >
      {error && <Failed error={error} retry={refetch} />}
      {!integrations && !error && <Waiting />}
      {integrations?.length === 0 && <Empty title={say("integrations.empty")} lead={say("integrations.lead")} />}
      {integrations?.map((integration) => (
        <One key={integration.id} integration={integration} />
      ))}
      {isNew && (
        <Dialog title={say("integrations.new")} open onClose={() => setIsNew(false)}>
          <Form onSubmit={add}>
            <Field label={say("name")} name="name" maxLength={191} required />
          </Form>
        </Dialog>
      )}
    </Screen>
  );
}

function One({ integration }: { integration: Integration }) {
  const [isAdding, setIsAdding] = useState(false);
  const { id, name, api_keys: keys, webhooks } = integration;

  async function remove() {
    if (!confirm(say("integrations.deleteAsk", { name }))) return;
    await attempt(() => destroy(`integrations/${id}/`), say("saved"));
    await anew();
  }

  async function addWebhook(fields: FormData) {
    const given = { event: text(fields, "event"), target_url: text(fields, "target"), integration_id: id };
    await post("webhooks/", { webhooks: [given] });
    await anew();
    setIsAdding(false);
  }

  async function removeWebhook(webhook: Webhook) {
    await attempt(() => destroy(`webhooks/${webhook.id}/`), say("saved"));
    await anew();
  }

  return (
    <Section title={name}>
      <dl className="grid gap-4">
        {keys.map((key) => (
          <KeyLine key={key.id} integrationId={id} of={key} />
        ))}
      </dl>
      <h3 className="mt-6 mb-2 text-sm font-medium">{say("webhooks.title")}</h3>
      <ul className="grid gap-2">
        {webhooks.map((webhook) => (
          <li key={webhook.id} className="flex items-center gap-3 text-sm">
            <code className="rounded bg-sunk px-2 py-0.5 text-xs">{webhook.event}</code>
            <span className="min-w-0 flex-1 truncate">{webhook.target_url}</span>
            <IconButton label={say("delete")} onClick={() => removeWebhook(webhook)}>
              <Trash2 className="size-4" aria-hidden />
            </IconButton>
          </li>
        ))}
      </ul>
      <div className="mt-4 flex flex-wrap justify-between gap-2">
        <Button onClick={() => setIsAdding(true)}>
          <Plus className="size-4" aria-hidden />
          {say("webhooks.new")}
        </Button>
        <Button look="danger" onClick={remove}>
          {say("delete")}
        </Button>
      </div>
      {isAdding && (
        <Dialog title={say("webhooks.new")} open onClose={() => setIsAdding(false)}>
          <Form onSubmit={addWebhook}>
            <Select label={say("webhooks.event")} name="event">
              {EVENTS.map((event) => (
                <option key={event}>{event}</option>
              ))}
            </Select>
            <Field label={say("webhooks.target")} name="target" type="url" placeholder="https://" required />
          </Form>
        </Dialog>
      )}
    </Section>
  );
}

function KeyLine({ integrationId, of }: { integrationId: string; of: Key }) {
  // An admin key is its id and its secret, as Ghost's clients want it.
  const whole = of.type === "admin" && !of.secret.includes(":") ? `${of.id}:${of.secret}` : of.secret;

  async function copy() {
    await navigator.clipboard.writeText(whole);
    tell(say("copied"));
  }

  async function renew() {
    if (!confirm(say("integrations.renewAsk"))) return;
    await attempt(() => post(`integrations/${integrationId}/api_key/${of.id}/refresh/`, {}), say("saved"));
    await anew();
  }

  return (
    <div className="grid gap-1">
      <dt className="text-sm font-medium">
        {say(of.type === "admin" ? "integrations.admin" : "integrations.content")}
      </dt>
      <dd className="flex items-center gap-1">
        <code className="min-w-0 flex-1 truncate rounded bg-sunk px-3 py-2 text-xs">{whole}</code>
        <IconButton label={say("copy")} onClick={copy}>
          <Copy className="size-4" aria-hidden />
        </IconButton>
        <IconButton label={say("integrations.renew")} onClick={renew}>
          <RefreshCw className="size-4" aria-hidden />
        </IconButton>
      </dd>
    </div>
  );
}
