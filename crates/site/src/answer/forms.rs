//! An answer in every form that is asked for: as it is, packed, or as the word that nothing has changed. Each form is
//! made once, with its head as bytes, so that sending it again costs a copy into the socket and no more.

use std::sync::OnceLock;

use axum::body::Body;
use bytes::Bytes;
use http::header::{CACHE_CONTROL, CONTENT_ENCODING, CONTENT_TYPE, ETAG, VARY, X_CONTENT_TYPE_OPTIONS};
use http::{HeaderMap, HeaderValue, Response, StatusCode};

use super::{Answer, Encoding, EntityTag, Wish};

/// An answer, and its forms as far as they were asked for.
#[derive(Debug)]
pub(crate) struct Forms {
    answer: Answer,
    tag: EntityTag,
    plain: OnceLock<Form>,
    gzip: OnceLock<Form>,
    brotli: OnceLock<Form>,
}

/// One form of an answer.
#[derive(Debug)]
pub(crate) struct Form {
    headers: HeaderMap,
    body: Bytes,
    /// The headers of the answer to a client that has it.
    unchanged: HeaderMap,
    /// Status line and headers as HTTP/1.1 has them, up to where the date follows.
    head: Bytes,
    unchanged_head: Bytes,
}

impl Form {
    /// Head and body as bytes; without the body where the client has it. After the head come `date` and an empty line.
    pub(crate) fn bytes(&self, is_known: bool) -> (&Bytes, Bytes) {
        if is_known { (&self.unchanged_head, Bytes::new()) } else { (&self.head, self.body.clone()) }
    }
}

impl Forms {
    /// The forms of this answer; none is made yet.
    pub(crate) fn of(answer: Answer) -> Self {
        let tag = EntityTag::of(&answer.bytes);
        Self { answer, tag, plain: OnceLock::new(), gzip: OnceLock::new(), brotli: OnceLock::new() }
    }

    /// The answer itself.
    pub(crate) fn answer(&self) -> &Answer {
        &self.answer
    }

    /// Bytes that all forms together may take.
    pub(crate) fn most_bytes(&self) -> usize {
        // Texts become a quarter when they are packed, in two ways.
        self.answer.bytes.len() + self.answer.bytes.len() / 2
    }

    /// Whether `If-None-Match` names this answer.
    pub(crate) fn is_known(&self, if_none_match: Option<&str>) -> bool {
        self.answer.status == StatusCode::OK && if_none_match.is_some_and(|has| self.tag.is_known(has))
    }

    /// The form for a client that takes this encoding, if it has been made.
    pub(crate) fn ready(&self, accepted: Encoding) -> Option<&Form> {
        self.place(self.worthwhile(accepted)).get()
    }

    /// The form for a client that takes this encoding; packing takes some milliseconds the first time.
    pub(crate) fn form(&self, accepted: Encoding) -> &Form {
        let encoding = self.worthwhile(accepted);
        self.place(encoding).get_or_init(|| self.make(encoding))
    }

    /// The answer in the form that the request wishes.
    pub(crate) fn respond(&self, wish: &Wish) -> Response<Body> {
        let form = self.form(wish.encoding);
        let is_known = self.is_known(wish.has.as_deref());
        let (headers, body) = if is_known {
            (form.unchanged.clone(), Body::empty())
        } else {
            (form.headers.clone(), Body::from(form.body.clone()))
        };
        let mut response = Response::new(body);
        *response.status_mut() = if is_known { StatusCode::NOT_MODIFIED } else { self.answer.status };
        *response.headers_mut() = headers;
        response
    }

    fn worthwhile(&self, accepted: Encoding) -> Encoding {
        accepted.worthwhile(&self.answer.media_type, &self.answer.bytes)
    }

    fn place(&self, encoding: Encoding) -> &OnceLock<Form> {
        match encoding {
            Encoding::Identity => &self.plain,
            Encoding::Gzip => &self.gzip,
            Encoding::Brotli => &self.brotli,
        }
    }

    fn make(&self, encoding: Encoding) -> Form {
        let answer = &self.answer;
        let unchanged = self.common_headers(encoding);
        let mut headers = unchanged.clone();
        let is_bare_redirect = answer.status.is_redirection() && answer.bytes.is_empty();
        if !is_bare_redirect {
            let media_type = HeaderValue::try_from(answer.media_type.as_ref());
            if let (false, Ok(media_type)) = (answer.media_type.is_empty(), media_type) {
                headers.insert(CONTENT_TYPE, media_type);
            }
            if let Some(name) = encoding.name() {
                headers.insert(CONTENT_ENCODING, HeaderValue::from_static(name));
            }
        }
        let body = encoding.pack(answer.bytes.clone());
        let has_length = answer.status != StatusCode::NO_CONTENT;
        let head = head(answer.status, &headers, has_length.then_some(body.len()));
        let unchanged_head = self::head(StatusCode::NOT_MODIFIED, &unchanged, None);
        Form { headers, body, unchanged, head, unchanged_head }
    }

    /// What is said of the answer whether or not it is sent again.
    fn common_headers(&self, encoding: Encoding) -> HeaderMap {
        let answer = &self.answer;
        let mut headers = answer.headers.clone();
        headers.insert(CACHE_CONTROL, answer.keep.header());
        headers.insert(X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
        let is_bare_redirect = answer.status.is_redirection() && answer.bytes.is_empty();
        if !is_bare_redirect && !answer.media_type.is_empty() {
            headers.append(VARY, HeaderValue::from_static("Accept-Encoding"));
        }
        let has_tag = !answer.status.is_redirection() && answer.status != StatusCode::NO_CONTENT;
        if let (true, Ok(tag)) = (has_tag, HeaderValue::try_from(self.tag.header(encoding))) {
            headers.insert(ETAG, tag);
        }
        headers
    }
}

/// Status line and headers as HTTP/1.1 has them, without the empty line.
fn head(status: StatusCode, headers: &HeaderMap, length: Option<usize>) -> Bytes {
    let reason = status.canonical_reason().unwrap_or("Unknown");
    let mut head = format!("HTTP/1.1 {} {reason}\r\n", status.as_u16()).into_bytes();
    for (name, value) in headers {
        head.extend_from_slice(name.as_str().as_bytes());
        head.extend_from_slice(b": ");
        head.extend_from_slice(value.as_bytes());
        head.extend_from_slice(b"\r\n");
    }
    if let Some(length) = length {
        head.extend_from_slice(format!("content-length: {length}\r\n").as_bytes());
    }
    head.into()
}

#[cfg(test)]
mod tests {
    use http::header::CONTENT_LENGTH;

    use super::*;
    use crate::answer::Keep;

    fn page() -> Forms {
        Forms::of(Answer::html("a page ".repeat(1000)))
    }

    /// The same as an answer by hyper: what the bytes say is what the response says.
    #[test]
    fn a_head_says_what_the_response_says() {
        for encoding in ["", "gzip", "br"] {
            let forms = page();
            let wish = Wish { encoding: Encoding::accepted(encoding), has: None };
            let response = forms.respond(&wish);
            let (head, body) = forms.form(wish.encoding).bytes(false);
            let head = String::from_utf8(head.to_vec()).unwrap();
            assert!(head.starts_with("HTTP/1.1 200 OK\r\n"), "{head}");
            for (name, value) in response.headers() {
                assert!(head.contains(&format!("{name}: {}\r\n", value.to_str().unwrap())), "{head}");
            }
            assert!(head.ends_with(&format!("{CONTENT_LENGTH}: {}\r\n", body.len())), "{head}");
            assert_eq!(response.headers().get(CONTENT_ENCODING).is_some(), !encoding.is_empty());
        }
    }

    #[test]
    fn who_has_the_answer_is_sent_no_body_and_no_length() {
        let forms = page();
        let tag = forms.form(Encoding::Brotli).headers.get(ETAG).unwrap().to_str().unwrap().to_owned();
        assert!(forms.is_known(Some(&tag)));
        let (head, body) = forms.form(Encoding::Brotli).bytes(true);
        let head = String::from_utf8(head.to_vec()).unwrap();
        assert!(head.starts_with("HTTP/1.1 304 Not Modified\r\n"), "{head}");
        assert!(
            head.contains(&tag) && !head.contains("content-length") && !head.contains("\r\ncontent-type")
        );
        assert!(body.is_empty());
    }

    #[test]
    fn an_error_is_sent_again_whoever_has_it() {
        let forms = Forms::of(Answer::text(StatusCode::NOT_FOUND, Keep::Never, "nothing"));
        assert!(!forms.is_known(Some("*")));
    }

    #[test]
    fn a_form_is_ready_once_it_was_asked_for() {
        let forms = page();
        assert!(forms.ready(Encoding::Gzip).is_none());
        forms.form(Encoding::Gzip);
        assert!(forms.ready(Encoding::Gzip).is_some() && forms.ready(Encoding::Brotli).is_none());
    }
}
