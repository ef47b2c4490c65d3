//! The environment's share of the configuration: `COURANT_LOG__LEVEL` is `log.level`. Some of Ghost's own names are
//! understood as well, so that a site can be moved with its environment.

use std::ffi::OsString;

const PREFIX: &str = "COURANT_";

/// Ghost's names that mean the same here.
const GHOST: [&str; 14] = [
    "url",
    "portal__url",
    "sodoSearch__url",
    "sodoSearch__styles",
    "announcementBar__url",
    "comments__url",
    "mail__transport",
    "mail__from",
    "mail__options__host",
    "mail__options__service",
    "mail__options__port",
    "mail__options__secure",
    "mail__options__auth__user",
    "mail__options__auth__pass",
];

/// What can be set; other variables that begin like ours are somebody else's.
const KNOWN: [&str; 16] = [
    "data",
    "listen",
    "url",
    "proxies",
    "outside",
    "mail",
    "database",
    "tls",
    "limits",
    "cache",
    "log",
    "portal",
    "sodosearch",
    "announcementbar",
    "comments",
    "fonts",
];

/// Sections of numbers: what is a number there is not text.
const NUMBERS: [&str; 2] = ["limits", "cache"];

/// Sections whose names are not in lower case.
const SPELT: [(&str, &str); 2] = [("sodosearch", "sodoSearch"), ("announcementbar", "announcementBar")];

/// Writes the environment over what the file says; Ghost's names count less than ours.
pub(crate) fn overlay(
    table: &mut toml::Table,
    variables: impl Iterator<Item = (OsString, OsString)>,
) -> anyhow::Result<()> {
    let variables: Vec<(String, OsString)> =
        variables.filter_map(|(name, value)| Some((name.into_string().ok()?, value))).collect();
    for (name, value) in &variables {
        if GHOST.contains(&name.as_str()) {
            set(table, name, name, text(name, value)?)?;
        }
    }
    ghost_database(table, &variables)?;
    ghost_server(table, &variables)?;
    for (name, value) in &variables {
        if let Some(key) = name.strip_prefix(PREFIX) {
            let key = key.to_ascii_lowercase();
            let section = key.split("__").next().unwrap_or_default();
            if KNOWN.contains(&section) {
                let text = text(name, value)?;
                let number = text.parse::<i64>().ok().filter(|_| NUMBERS.contains(&section));
                set(table, name, &key, number.map_or(text.into(), toml::Value::from))?;
            }
        }
    }
    Ok(())
}

/// `database__client` and its connection: PostgreSQL by parts or url. SQLite needs no name, MySQL can't be had.
fn ghost_database(table: &mut toml::Table, variables: &[(String, OsString)]) -> anyhow::Result<()> {
    let Some(client) = find(variables, "database__client")? else { return Ok(()) };
    match client.as_str() {
        "sqlite3" | "better-sqlite3" => Ok(()),
        "pg" | "postgres" | "postgresql" => {
            let part = |name: &str| find(variables, &format!("database__connection__{name}"));
            let url = match part("url")?.or(find(variables, "database__connection")?) {
                Some(url) => url,
                None => connection(&part)?,
            };
            set(table, "database__connection", "database__url", url)
        }
        other => Err(anyhow::anyhow!(
            "database__client is {other:?}; Courant keeps its data in SQLite or PostgreSQL"
        )),
    }
}

fn connection(part: &impl Fn(&str) -> anyhow::Result<Option<String>>) -> anyhow::Result<String> {
    let mut url = url::Url::parse("postgres://localhost")?;
    let refused = |what: &str| anyhow::anyhow!("database__connection__{what} can't be part of an address");
    url.set_host(part("host")?.as_deref().or(Some("localhost")))?;
    if let Some(port) = part("port")? {
        url.set_port(Some(port.parse()?)).map_err(|()| refused("port"))?;
    }
    url.set_username(&part("user")?.unwrap_or_default()).map_err(|()| refused("user"))?;
    url.set_password(part("password")?.as_deref()).map_err(|()| refused("password"))?;
    url.set_path(&part("database")?.unwrap_or_default());
    Ok(url.into())
}

/// `server__host` and `server__port`.
fn ghost_server(table: &mut toml::Table, variables: &[(String, OsString)]) -> anyhow::Result<()> {
    let (host, port) = (find(variables, "server__host")?, find(variables, "server__port")?);
    if host.is_none() && port.is_none() {
        return Ok(());
    }
    let listen = format!("{}:{}", host.unwrap_or("127.0.0.1".into()), port.unwrap_or("2368".into()));
    set(table, "server__host", "listen", listen)
}

fn find(variables: &[(String, OsString)], name: &str) -> anyhow::Result<Option<String>> {
    variables.iter().find(|(known, _)| known == name).map(|(_, value)| text(name, value)).transpose()
}

fn text(name: &str, value: &OsString) -> anyhow::Result<String> {
    value.to_str().map(str::to_owned).ok_or_else(|| anyhow::anyhow!("{name} in the environment is not text"))
}

/// Sets `a__b` as `b` in the section `a`.
fn set(
    table: &mut toml::Table,
    variable: &str,
    key: &str,
    value: impl Into<toml::Value>,
) -> anyhow::Result<()> {
    let Some((section, rest)) = key.split_once("__") else {
        table.insert(key.to_owned(), value.into());
        return Ok(());
    };
    let section = SPELT.iter().find(|(lower, _)| *lower == section).map_or(section, |(_, spelt)| spelt);
    let inner = table.entry(section).or_insert_with(|| toml::Table::new().into());
    match inner.as_table_mut() {
        Some(inner) => set(inner, variable, rest, value.into()),
        None => Err(anyhow::anyhow!("{variable} in the environment names a section, which {section} is not")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(variables: &[(&str, &str)]) -> anyhow::Result<toml::Table> {
        let mut table = toml::Table::new();
        overlay(&mut table, variables.iter().map(|(name, value)| (name.into(), value.into())))?;
        Ok(table)
    }

    #[test]
    fn ghosts_names_are_understood_and_ours_are_above_them() {
        let table = table(&[
            ("COURANT_URL", "https://ours.example"),
            ("url", "https://ghosts.example"),
            ("sodoSearch__styles", "https://ghosts.example/search.css"),
            ("COURANT_SODOSEARCH__URL", "https://ours.example/search.js"),
            ("COURANT_FONTS__URL", "https://fonts.example"),
            ("server__port", "80"),
            ("PATH", "/bin"),
            ("COURANT_SHARED", "/elsewhere"),
        ])
        .unwrap();
        assert_eq!(table["url"].as_str(), Some("https://ours.example"));
        assert_eq!(table["sodoSearch"]["styles"].as_str(), Some("https://ghosts.example/search.css"));
        assert_eq!(table["sodoSearch"]["url"].as_str(), Some("https://ours.example/search.js"));
        assert_eq!(table["listen"].as_str(), Some("127.0.0.1:80"));
        assert_eq!(table["fonts"]["url"].as_str(), Some("https://fonts.example"));
        assert_eq!(table.len(), 4);
    }

    #[test]
    fn numbers_are_numbers_where_numbers_are_wanted() {
        let table = table(&[("COURANT_LIMITS__PER_CLIENT", "7"), ("COURANT_DATA", "2024")]).unwrap();
        assert_eq!(table["limits"]["per_client"].as_integer(), Some(7));
        assert_eq!(table["data"].as_str(), Some("2024"));
    }

    #[test]
    fn a_database_in_parts_becomes_one_address() {
        let table = table(&[
            ("database__client", "pg"),
            ("database__connection__host", "db.example"),
            ("database__connection__user", "news"),
            ("database__connection__password", "a:b@c"),
            ("database__connection__database", "courant"),
        ])
        .unwrap();
        assert_eq!(table["database"]["url"].as_str(), Some("postgres://news:a%3Ab%40c@db.example/courant"));
    }

    #[test]
    fn mysql_is_refused_by_name() {
        assert!(table(&[("database__client", "mysql")]).unwrap_err().to_string().contains("mysql"));
    }
}
