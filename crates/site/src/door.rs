//! What happens at the door, before an address is answered: an old address leads on, a site behind a password asks for
//! it, and an address in another spelling is sent to the one that counts.

use http::Method;
use newsroom::Reader;

use crate::address;
use crate::answer::{Answer, Keep};
use crate::asked::Asked;
use crate::feed::llms;
use crate::policy::Policy;
use crate::private_site::{self, Met};
use crate::table::Handling;
use crate::{Refusal, Site, page};

/// The answer to a request that may be answered.
pub(crate) fn answer(site: &Site, asked: &mut Asked, handling: Handling) -> Answer {
    let answer =
        answered(site, asked, handling).unwrap_or_else(|refusal| page::error::show(site, asked, &refusal));
    llms::announced(site, asked, answer)
}

fn answered(site: &Site, asked: &mut Asked, handling: Handling) -> Result<Answer, Refusal> {
    let met = site.newsroom().read(|reader| {
        let met = met(site, reader, asked, handling.policy);
        asked.note(reader);
        met
    })?;
    let is_private = match met {
        Met::Admitted { is_private } => is_private,
        Met::Turned(answer) => return Ok(answer),
    };
    let detour = if handling.spelt { detour(site, asked) } else { None };
    let answer = match detour {
        Some(answer) => answer,
        None => (handling.answering)(site, asked)
            .unwrap_or_else(|refusal| page::error::show(site, asked, &refusal)),
    };
    Ok(if is_private { answer.kept(Keep::Private) } else { answer })
}

/// Whether the request goes on to its address.
fn met(site: &Site, reader: &Reader<'_, '_>, asked: &mut Asked, policy: Policy) -> Result<Met, Refusal> {
    if let Some(answer) = led_on(site, reader, asked) {
        return Ok(Met::Turned(answer));
    }
    if policy == Policy::Always || !reader.site().is_private {
        return Ok(Met::Admitted { is_private: false });
    }
    private_site::meet(site, reader, asked)
}

/// Where an old address leads. As Ghost 6.65, a form that is sent is not led on.
pub(crate) fn led_on(site: &Site, reader: &Reader<'_, '_>, asked: &Asked) -> Option<Answer> {
    let redirects = reader.redirects();
    let asks = [Method::GET, Method::HEAD].contains(&asked.method);
    if redirects.is_empty() || !asks {
        return None;
    }
    // Whether it is an old address, its path alone says.
    redirects.find(&asked.path, None)?;
    let to = redirects.find(&asked.path, asked.query())?;
    // A pattern that fits its own destination would lead round and round.
    if to.url == asked.target() {
        return None;
    }
    let location = if to.url.contains("://") {
        to.url
    } else {
        // A path of this site, whatever was captured: `//elsewhere/` would be another host.
        let path = to.url.trim_start_matches(['/', '\\']);
        format!("{}/{path}", site.newsroom().address().path())
    };
    Some(if to.is_permanent { Answer::moved(&location) } else { Answer::found(&location) })
}

/// Sends the request to the one spelling of its address, if it came by another.
fn detour(site: &Site, asked: &Asked) -> Option<Answer> {
    address::detour(&asked.method, &asked.path)?;
    let detour = address::detour(&asked.method, &asked.target())?;
    let answer = site.moved(&detour.location, None);
    Some(if detour.says_so { answer } else { answer.without_words() })
}
