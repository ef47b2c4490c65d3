//! What the program may ask of other hosts.

use anyhow::Context;
use outside::{Allow, Client, Network};
use serde::{Deserialize, Deserializer, de};

use super::Config;

/// What other hosts may be asked beyond the public internet and the web's ports; nothing by default.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct Outbound {
    /// Networks of the house's own that may be asked.
    #[serde(deserialize_with = "listed")]
    pub(crate) allow: Vec<Network>,
    /// Ports that may be asked beside 80 and 443.
    #[serde(deserialize_with = "listed")]
    pub(crate) ports: Vec<u16>,
}

/// A list, or a line with commas.
fn listed<'de, T, D>(deserializer: D) -> Result<Vec<T>, D::Error>
where
    T: std::str::FromStr<Err: std::fmt::Display>,
    D: Deserializer<'de>,
{
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum One {
        Text(String),
        Number(u16),
    }
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Written {
        One(One),
        List(Vec<One>),
    }
    let written = match Written::deserialize(deserializer)? {
        Written::One(one) => vec![one],
        Written::List(list) => list,
    };
    let written = written.into_iter().map(|one| match one {
        One::Text(text) => text,
        One::Number(number) => number.to_string(),
    });
    let parts: Vec<String> =
        written.flat_map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>()).collect();
    let parts = parts.iter().map(|part| part.trim()).filter(|part| !part.is_empty());
    parts.map(|part| part.parse().map_err(|error| de::Error::custom(format!("{part:?}: {error}")))).collect()
}

impl Config {
    /// The client for other hosts.
    pub(crate) fn client(&self) -> anyhow::Result<Client> {
        let allow = Allow { networks: self.outside.allow.clone(), ports: self.outside.ports.clone() };
        Client::new(outside::Setup { allow, ..outside::Setup::default() })
            .context("other hosts can't be asked: TLS can't be spoken")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_may_be_asked_is_a_list_or_a_line() {
        let listed: Config =
            toml::from_str("[outside]\nallow = ['10.0.0.0/8']\nports = [8080, 8443]").unwrap();
        let in_a_line: Config =
            toml::from_str("[outside]\nallow = '10.0.0.0/8'\nports = '8080, 8443'").unwrap();
        assert_eq!(listed.outside.ports, [8080, 8443]);
        assert_eq!(listed.outside.ports, in_a_line.outside.ports);
        assert_eq!(listed.outside.allow, in_a_line.outside.allow);
        for wrong in ["allow = 'inside'", "ports = 'web'", "ports = [70000]", "networks = []"] {
            assert!(toml::from_str::<Config>(&format!("[outside]\n{wrong}")).is_err(), "{wrong}");
        }
    }
}
