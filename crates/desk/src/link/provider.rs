//! Services whose players are taken. Others' markup is not: whoever has a page could put anything into a story.

use clean::Html;
use url::Url;

/// A service that says what its pages look like inside of others.
pub(crate) struct Provider {
    /// Hosts of its pages; those below them count.
    hosts: &'static [&'static str],
    /// Where it is asked.
    endpoint: &'static str,
    /// Hosts of its players.
    frames: &'static [&'static str],
}

const PROVIDERS: [Provider; 7] = [
    Provider {
        hosts: &["youtube.com", "youtu.be"],
        endpoint: "https://www.youtube.com/oembed",
        frames: &["www.youtube.com", "www.youtube-nocookie.com"],
    },
    Provider {
        hosts: &["vimeo.com"],
        endpoint: "https://vimeo.com/api/oembed.json",
        frames: &["player.vimeo.com"],
    },
    Provider {
        hosts: &["open.spotify.com"],
        endpoint: "https://open.spotify.com/oembed",
        frames: &["open.spotify.com"],
    },
    Provider {
        hosts: &["soundcloud.com"],
        endpoint: "https://soundcloud.com/oembed",
        frames: &["w.soundcloud.com"],
    },
    Provider {
        hosts: &["dailymotion.com", "dai.ly"],
        endpoint: "https://www.dailymotion.com/services/oembed",
        frames: &["geo.dailymotion.com", "www.dailymotion.com"],
    },
    Provider {
        hosts: &["ted.com"],
        endpoint: "https://www.ted.com/services/v1/oembed.json",
        frames: &["embed.ted.com"],
    },
    Provider { hosts: &["codepen.io"], endpoint: "https://codepen.io/api/oembed", frames: &["codepen.io"] },
];

impl Provider {
    /// The service that this page is of.
    pub(crate) fn of(url: &str) -> Option<&'static Self> {
        let url = Url::parse(url).ok()?;
        let host = url.host_str()?;
        PROVIDERS.iter().find(|provider| provider.hosts.iter().any(|known| is_below(host, known)))
    }

    /// The address at which the service is asked about a page.
    pub(crate) fn question(&self, page: &str) -> String {
        let query = url::form_urlencoded::Serializer::new(String::new())
            .append_pair("url", page)
            .append_pair("format", "json")
            .finish();
        format!("{}?{query}", self.endpoint)
    }

    /// The service's player out of its markup.
    pub(crate) fn frame(&self, markup: &str) -> Option<Html> {
        Html::frame(markup, self.frames)
    }
}

fn is_below(host: &str, known: &str) -> bool {
    host.strip_suffix(known).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

#[cfg(test)]
mod tests {
    use super::Provider;

    #[test]
    fn a_page_is_of_the_service_whose_host_it_has() {
        for page in ["https://www.youtube.com/watch?v=1", "https://youtu.be/1", "http://vimeo.com/1"] {
            assert!(Provider::of(page).is_some(), "{page}");
        }
        for page in [
            "https://notyoutube.com/",
            "https://youtube.com.evil.example/",
            "https://evil.example/youtube.com",
            "x",
        ] {
            assert!(Provider::of(page).is_none(), "{page}");
        }
        let youtube = Provider::of("https://youtu.be/1").unwrap();
        assert_eq!(
            youtube.question("https://youtu.be/1?a=b&c"),
            "https://www.youtube.com/oembed?url=https%3A%2F%2Fyoutu.be%2F1%3Fa%3Db%26c&format=json"
        );
    }
}
