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
    let is_private = site.newsroom().read(|reader| {
        if let Some(answer) = led_on(site, reader, asked) {
            return Ok(Err(answer));
        }
        if handling.policy == Policy::Always || !reader.site().is_private {
            return Ok(Ok(false));
        }
        match private_site::meet(site, reader, asked)? {
            Met::Admitted => Ok(Ok(true)),
            Met::Turned(answer) => Ok::<_, Refusal>(Err(answer)),
        }
    })?;
    let is_private = match is_private {
        Ok(is_private) => is_private,
        Err(answer) => return Ok(answer),
    };
    let detour = if handling.spelt { detour(site, asked) } else { None };
    let answer = match detour {
        Some(answer) => answer,
        None => (handling.answering)(site, asked)
            .unwrap_or_else(|refusal| page::error::show(site, asked, &refusal)),
    };
    Ok(if is_private { answer.kept(Keep::Private) } else { answer })
}

/// Where an old address leads. As Ghost 6.65, a form that is sent is not led on.
pub(crate) fn led_on(site: &Site, reader: &Reader<'_, '_>, asked: &Asked) -> Option<Answer> {
    let redirects = reader.redirects();
    let asks = [Method::GET, Method::HEAD].contains(&asked.method);
    if redirects.is_empty() || !asks {
        return None;
    }
    let to = redirects.find(&asked.path, asked.query.as_deref())?;
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
    let detour = address::detour(&asked.method, &asked.target())?;
    let answer = site.moved(&detour.location, None);
    Some(if detour.says_so { answer } else { answer.without_words() })
}
