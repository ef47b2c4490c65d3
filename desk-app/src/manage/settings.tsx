import { useQuery } from "@tanstack/react-query";
import { text } from "../door/card";
import { Check, Field, Select, TextArea } from "../parts/field";
import { Failed, Screen, Waiting } from "../parts/screen";
import { say, type Word } from "../words";
import { Form, Section } from "./save";
import { saveSettings, settingsQuery } from "./settings-query";

const ZONES = Intl.supportedValuesOf("timeZone");
const NETWORKS = [
  "facebook",
  "twitter",
  "instagram",
  "threads",
  "bluesky",
  "mastodon",
  "youtube",
  "tiktok",
  "linkedin",
];

/** What holds for the whole site. */
export function Settings() {
  const { data: settings, error, refetch } = useQuery(settingsQuery);
  if (error) return <Failed error={error} retry={refetch} />;
  if (!settings) return <Waiting />;
  const value = (key: string) => String(settings.get(key) ?? "");
  const field = (key: string, word: Word) => <Field key={key} label={say(word)} name={key} defaultValue={value(key)} />;
  const save =
    (...keys: string[]) =>
    (fields: FormData) =>
      saveSettings(Object.fromEntries(keys.map((key) => [key, text(fields, key)])));

  return (
    <Screen title={say("nav.settings")}>
      <Section title={say("settings.general")}>
        <Form onSubmit={save("title", "description", "locale", "timezone")}>
          {field("title", "settings.siteTitle")}
          <TextArea label={say("settings.siteDescription")} name="description" defaultValue={value("description")} />
          {field("locale", "settings.locale")}
          <Select label={say("settings.timezone")} name="timezone" defaultValue={value("timezone")}>
            {[...new Set([value("timezone"), "Etc/UTC", ...ZONES])].map((zone) => (
              <option key={zone}>{zone}</option>
            ))}
          </Select>
        </Form>
      </Section>
      <Section title={say("settings.looks")}>
        <Form onSubmit={save("accent_color", "logo", "icon", "cover_image")}>
          <Field
            label={say("settings.accent")}
            name="accent_color"
            defaultValue={value("accent_color")}
            pattern="#[0-9a-fA-F]{6}"
          />
          {field("logo", "settings.logo")}
          {field("icon", "settings.icon")}
          {field("cover_image", "settings.cover")}
        </Form>
      </Section>
      <Section title={say("settings.access")}>
        <Form
          onSubmit={(fields) =>
            saveSettings({
              is_private: fields.get("is_private") === "on",
              password: text(fields, "password"),
              default_content_visibility: text(fields, "default_content_visibility"),
            })
          }
        >
          <Check
            label={say("settings.private")}
            name="is_private"
            defaultChecked={settings.get("is_private") === true}
          />
          {field("password", "settings.privatePassword")}
          <Select
            label={say("settings.visibility")}
            name="default_content_visibility"
            defaultValue={value("default_content_visibility")}
          >
            {(["public", "members", "paid"] as const).map((name) => (
              <option key={name} value={name}>
                {say(`visibility.${name}`)}
              </option>
            ))}
          </Select>
        </Form>
      </Section>
      <Section title={say("settings.social")}>
        <Form onSubmit={save(...NETWORKS)}>
          {NETWORKS.map((network) => (
            <Field
              key={network}
              label={network[0]?.toUpperCase() + network.slice(1)}
              name={network}
              defaultValue={value(network)}
            />
          ))}
        </Form>
      </Section>
      <Section title={say("settings.code")}>
        <Form onSubmit={save("codeinjection_head", "codeinjection_foot")}>
          <TextArea
            label={say("story.codeHead")}
            name="codeinjection_head"
            rows={5}
            className="font-mono text-sm"
            defaultValue={value("codeinjection_head")}
          />
          <TextArea
            label={say("story.codeFoot")}
            name="codeinjection_foot"
            rows={5}
            className="font-mono text-sm"
            defaultValue={value("codeinjection_foot")}
          />
        </Form>
      </Section>
    </Screen>
  );
}
