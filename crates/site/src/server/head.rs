//! The head of a plain request, read strictly: `GET` or `HEAD` in HTTP/1.1, without a body, with nothing about it that
//! needs thought. Whatever else comes is [`Read::Unusual`] and is left to hyper, with every byte of it.

/// The most bytes of a head that are read here.
pub(super) const MOST: usize = 8 * 1024;
/// The most headers that are read here; hyper's bound.
const HEADERS: usize = 100;

/// A request as far as an answer that is ready depends on it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Head<'b> {
    /// Whether only the answer's head is wanted.
    pub without_body: bool,
    /// What stands before the `?`, as it was sent.
    pub path: &'b str,
    /// What stands after the `?`.
    pub query: Option<&'b str>,
    /// `Accept-Encoding`.
    pub accept_encoding: Option<&'b str>,
    /// `If-None-Match`.
    pub if_none_match: Option<&'b str>,
    /// Whether the client says who it is: a `Cookie` or `Authorization`.
    pub is_known: bool,
    /// What a proxy says of the client's protocol.
    pub forwarded_proto: Option<&'b str>,
    /// Whether the client wants the connection to end with the answer.
    pub closes: bool,
    host: Option<&'b str>,
}

/// What some bytes are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Read<'b> {
    /// A request, and how many bytes it takes.
    Whole(Head<'b>, usize),
    /// The beginning of one.
    Begun,
    /// Something else.
    Unusual,
}

/// Reads the request that `bytes` begin with.
pub(super) fn read(bytes: &[u8]) -> Read<'_> {
    let mut lines = Lines { bytes, at: 0 };
    let Some(first) = lines.next() else { return begun(bytes, bytes) };
    let Some(mut head) = first.and_then(request_line) else { return Read::Unusual };
    for _ in 0..=HEADERS {
        match lines.next() {
            None => return begun(bytes, lines.rest()),
            Some(Some([])) if head.host.is_some() => return Read::Whole(head, lines.at),
            Some(Some(line)) if header(&mut head, line).is_some() => {}
            Some(_) => return Read::Unusual,
        }
    }
    Read::Unusual
}

/// Whether more bytes may make a plain request of `bytes`, whose last line is not complete.
fn begun<'b>(bytes: &[u8], line: &[u8]) -> Read<'b> {
    let starts = |method: &[u8]| bytes.iter().zip(method).all(|(byte, expected)| byte == expected);
    let is_plain = (starts(b"GET /") || starts(b"HEAD /")) && bytes.len() < MOST;
    let ends_well = line.strip_suffix(b"\r").unwrap_or(line).iter().all(|&byte| is_text(byte));
    if is_plain && ends_well { Read::Begun } else { Read::Unusual }
}

/// The lines of a head. A line that does not end in CR LF is none.
struct Lines<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Lines<'b> {
    fn rest(&self) -> &'b [u8] {
        self.bytes.get(self.at..).unwrap_or_default()
    }
}

impl<'b> Iterator for Lines<'b> {
    type Item = Option<&'b [u8]>;

    fn next(&mut self) -> Option<Self::Item> {
        let end = memchr::memchr(b'\n', self.rest())?;
        let line = self.rest().get(..end)?.strip_suffix(b"\r");
        self.at += end + 1;
        Some(line)
    }
}

fn request_line(line: &[u8]) -> Option<Head<'_>> {
    let line = line.strip_suffix(b" HTTP/1.1")?;
    let (without_body, target) = match line.strip_prefix(b"GET ") {
        Some(target) => (false, target),
        None => (true, line.strip_prefix(b"HEAD ")?),
    };
    if !target.starts_with(b"/") || !target.iter().all(|&byte| is_of_address(byte)) {
        return None;
    }
    let target = std::str::from_utf8(target).ok()?;
    let (path, query) = target.split_once('?').map_or((target, None), |(path, query)| (path, Some(query)));
    Some(Head { without_body, path, query, ..Head::default() })
}

/// Takes note of a header; none where it is not plain, or asks for more than an answer that is ready.
fn header<'b>(head: &mut Head<'b>, line: &'b [u8]) -> Option<()> {
    let colon = memchr::memchr(b':', line)?;
    let (name, value) = line.split_at_checked(colon)?;
    let value = value.get(1..)?;
    if name.is_empty() || !name.iter().all(|&byte| is_of_name(byte)) || !value.iter().all(|&b| is_text(b)) {
        return None;
    }
    let value = std::str::from_utf8(value).ok()?.trim_matches([' ', '\t']);
    let is = |known: &str| name.eq_ignore_ascii_case(known.as_bytes());
    // Most headers are none of these: their length says so before their letters are looked at.
    match name.len() {
        4 if is("host") => once(&mut head.host, value),
        5 if is("range") => None,
        6 if is("cookie") => {
            head.is_known = true;
            Some(())
        }
        6 if is("expect") => None,
        7 if is("upgrade") => None,
        8 if is("if-match") || is("if-range") => None,
        10 if is("connection") => connection(head, value),
        13 if is("if-none-match") => once(&mut head.if_none_match, value),
        13 if is("authorization") => {
            head.is_known = true;
            Some(())
        }
        14 if is("content-length") => None,
        15 if is("accept-encoding") => once(&mut head.accept_encoding, value),
        17 if is("transfer-encoding") => None,
        17 if is("x-forwarded-proto") => once(&mut head.forwarded_proto, value),
        _ => Some(()),
    }
}

/// A header that is there twice says two things.
fn once<'b>(place: &mut Option<&'b str>, value: &'b str) -> Option<()> {
    place.replace(value).is_none().then_some(())
}

fn connection(head: &mut Head<'_>, value: &str) -> Option<()> {
    head.closes |= value.eq_ignore_ascii_case("close");
    (head.closes || value.eq_ignore_ascii_case("keep-alive")).then_some(())
}

/// A byte that an address has as it stands, by RFC 3986.
fn is_of_address(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/%?".contains(&byte)
}

/// A byte of a header's name.
fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// A byte of a header's value that is ASCII.
fn is_text(byte: u8) -> bool {
    matches!(byte, b' '..=b'~' | b'\t')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const PLAIN: &str = "GET /a/?b=1 HTTP/1.1\r\nHost: news.example\r\nAccept-Encoding:  gzip, br \r\n\r\n";

    #[test]
    fn a_plain_request_is_read_from_the_bytes_that_it_takes() {
        let both = format!("{PLAIN}GET /next");
        let Read::Whole(head, used) = read(both.as_bytes()) else { panic!("{:?}", read(both.as_bytes())) };
        assert_eq!(used, PLAIN.len());
        assert_eq!((head.path, head.query), ("/a/", Some("b=1")));
        assert_eq!(head.accept_encoding, Some("gzip, br"));
        assert!(!head.without_body && !head.closes && !head.is_known);
    }

    #[test]
    fn every_beginning_of_a_plain_request_is_the_beginning_of_one() {
        for end in 0..PLAIN.len() {
            assert_eq!(read(&PLAIN.as_bytes()[..end]), Read::Begun, "{:?}", &PLAIN[..end]);
        }
    }

    #[test]
    fn what_needs_thought_is_left_alone() {
        for bytes in [
            "POST / HTTP/1.1\r\nHost: a\r\n\r\n",
            "P",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.0\r\nHost: a\r\n\r\n",
            "GET http://a/ HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /<b> HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET /ö HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
            "GET / HTTP/1.1\nHost: a\n\n",
            "GET / HTTP/1.1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\n folded\r\n\r\n",
            "GET / HTTP/1.1\r\nHost : a\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nExpect: 100-continue\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nRange: bytes=0-1\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n",
            "GET / HTTP/1.1\r\nHost: a\r\nX: \0",
        ] {
            assert_eq!(read(bytes.as_bytes()), Read::Unusual, "{bytes:?}");
        }
    }

    #[test]
    fn a_head_without_end_is_not_waited_for_here() {
        let long = format!("GET / HTTP/1.1\r\nHost: a\r\nX: {}", "a".repeat(MOST));
        assert_eq!(read(long.as_bytes()), Read::Unusual);
        let many = format!("GET / HTTP/1.1\r\nHost: a\r\n{}", "X: a\r\n".repeat(HEADERS + 1));
        assert_eq!(read(many.as_bytes()), Read::Unusual);
    }

    /// Bytes that are nearly a request.
    fn nearly() -> impl Strategy<Value = Vec<u8>> {
        let piece = prop_oneof![
            4 => "(GET |HEAD |POST |/|/a\\?b|[ -~]{0,6}| HTTP/1\\.1\r\n| HTTP/1\\.0\r\n)",
            4 => "(Host|host|Connection|Cookie|Range|Accept-Encoding|X-[a-zA-Z]{0,3})(:| :|: )([ -~]{0,8}|close)\r\n",
            2 => "(\r\n|\n|\r|\t| )",
            1 => ".{0,3}",
        ];
        let pieces = proptest::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat());
        (any::<bool>(), any::<bool>(), pieces).prop_map(|(begins, ends, middle)| {
            let begin = if begins { "GET /a HTTP/1.1\r\nHost: a\r\n" } else { "" };
            let end = if ends { "\r\n" } else { "" };
            format!("{begin}{middle}{end}").into_bytes()
        })
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(4000))]

        /// Whoever stands behind this door reads the same request from the same bytes: nothing can be smuggled.
        #[test]
        fn what_is_read_is_what_hyper_reads(bytes in nearly()) {
            let mut headers = [httparse::EMPTY_HEADER; HEADERS];
            let mut request = httparse::Request::new(&mut headers);
            let theirs = request.parse(&bytes);
            match read(&bytes) {
                Read::Whole(head, used) => {
                    prop_assert_eq!(theirs, Ok(httparse::Status::Complete(used)));
                    let method = if head.without_body { "HEAD" } else { "GET" };
                    prop_assert_eq!(request.method, Some(method));
                    prop_assert_eq!(request.version, Some(1));
                    let target = head.query.map_or(head.path.to_owned(), |query| format!("{}?{query}", head.path));
                    prop_assert_eq!(request.path, Some(target.as_str()));
                    let said = |name: &str| request.headers.iter().filter(|h| h.name.eq_ignore_ascii_case(name))
                        .map(|header| std::str::from_utf8(header.value).unwrap().trim_matches([' ', '\t'])).next();
                    prop_assert_eq!(said("host"), head.host);
                    prop_assert_eq!(said("accept-encoding"), head.accept_encoding);
                    prop_assert!(said("content-length").is_none() && said("transfer-encoding").is_none());
                }
                // Where hyper would answer already, nobody is left to wait.
                Read::Begun => prop_assert!(!matches!(theirs, Ok(httparse::Status::Complete(_)))),
                Read::Unusual => {}
            }
        }

        #[test]
        fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..200)) {
            read(&bytes);
        }
    }
}
