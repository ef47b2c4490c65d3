//! What a request asks for: its query string, checked as Ghost 6.65 checks it.

use jiff::Timestamp;
use newsroom::Ask;
use nql::{Filter, Order};
use percent_encoding::percent_decode;

use super::error::ApiError;

/// The most items that one answer has.
const MAX_LIMIT: i64 = 100;
/// How many items an answer has where the request does not say.
const DEFAULT_LIMIT: i64 = 15;

/// The parameters of a request, as text.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Parameters {
    pub(super) key: Option<String>,
    include: Option<String>,
    fields: Option<String>,
    formats: Option<String>,
    filter: Option<String>,
    limit: Option<String>,
    order: Option<String>,
    page: Option<String>,
    after: Option<String>,
    visibility: Option<String>,
}

impl Parameters {
    /// Reads a query string; parameters that no resource has are passed over.
    ///
    /// `fields`, `formats`, `include` and `order` are lists and may be given several times.
    pub(super) fn read(query: &str) -> Result<Self, ApiError> {
        let mut read = Parameters::default();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let (name, value) = (decode(name)?, decode(value)?);
            let (place, is_list) = match name.strip_suffix("[]").unwrap_or(&name) {
                "key" => (&mut read.key, false),
                "include" => (&mut read.include, true),
                "fields" => (&mut read.fields, true),
                "formats" => (&mut read.formats, true),
                "filter" => (&mut read.filter, false),
                "limit" => (&mut read.limit, false),
                "order" => (&mut read.order, true),
                "page" => (&mut read.page, false),
                "after" => (&mut read.after, false),
                "visibility" => (&mut read.visibility, false),
                _ => continue,
            };
            match place {
                None => *place = Some(value),
                Some(known) if is_list => {
                    known.push(',');
                    known.push_str(&value);
                }
                Some(_) => {
                    return Err(ApiError::bad_request(format!("The parameter {name} was given twice")));
                }
            }
        }
        Ok(read)
    }
}

fn decode(text: &str) -> Result<String, ApiError> {
    let spaced = text.replace('+', " ");
    let bytes = percent_decode(spaced.as_bytes()).collect::<Vec<u8>>();
    String::from_utf8(bytes).map_err(|_| ApiError::bad_request("The address is not UTF-8".to_owned()))
}

/// What is asked of a resource.
#[derive(Debug, Default)]
pub(super) struct Asked {
    include: Vec<String>,
    /// Only these fields; all of them where none is named.
    pub(super) fields: Option<Vec<String>>,
    formats: Option<Vec<String>>,
    pub(super) filter: Option<Filter>,
    pub(super) order: Vec<Order>,
    pub(super) limit: i64,
    /// Whether the request says the limit itself.
    pub(super) says_limit: bool,
    /// Of a single tag: it is found only where it is of this visibility.
    pub(super) visibility: Option<String>,
    pub(super) page: i64,
    pub(super) after: Option<String>,
}

impl Asked {
    /// Checks the parameters.
    pub(super) fn check(parameters: Parameters) -> Result<Self, ApiError> {
        Ok(Asked {
            include: words(parameters.include.as_deref().unwrap_or_default()),
            fields: parameters.fields.as_deref().map(fields).transpose()?.filter(|names| !names.is_empty()),
            formats: parameters
                .formats
                .as_deref()
                .map(formats)
                .transpose()?
                .filter(|names| !names.is_empty()),
            filter: filter(parameters.filter.as_deref().unwrap_or_default())?,
            order: order(parameters.order.as_deref().unwrap_or_default())?,
            says_limit: parameters.limit.as_deref().is_some_and(|limit| !limit.is_empty()),
            visibility: parameters.visibility,
            limit: limit(parameters.limit.as_deref().unwrap_or_default())?,
            page: page(parameters.page.as_deref().unwrap_or_default())?,
            after: parameters.after.filter(|id| !id.is_empty()),
        })
    }

    /// Whether a relation was asked for.
    pub(super) fn includes(&self, name: &str) -> bool {
        self.include.iter().any(|asked| asked == name)
    }

    /// Whether the answer shows the field.
    pub(super) fn shows(&self, field: &str) -> bool {
        self.fields.as_ref().is_none_or(|names| names.iter().any(|name| name == field))
    }

    /// Whether the answer has the text in this format: the formats asked for, else the fields, else html alone.
    pub(super) fn has_format(&self, format: &str) -> bool {
        let named = self.formats.as_ref().or(self.fields.as_ref());
        named.map_or(format == "html", |names| names.iter().any(|name| name == format))
    }

    /// Whether the answer is another one at another time: the filter tells a date from now.
    pub(super) fn depends_on_the_time(&self) -> bool {
        self.filter.as_ref().is_some_and(Filter::depends_on_the_time)
    }

    /// The question for the newsroom.
    pub(super) fn ask(&self, now: Timestamp) -> Result<Ask<'_>, ApiError> {
        Ok(Ask {
            filter: self.filter.as_ref(),
            order: &self.order,
            after: self.after.as_deref(),
            offset: if self.after.is_some() { 0 } else { self.offset()? },
            limit: self.limit.unsigned_abs(),
            now,
        })
    }

    /// How many items stand before the page.
    fn offset(&self) -> Result<u64, ApiError> {
        let before = self.page.checked_sub(1).and_then(|pages| pages.checked_mul(self.limit));
        before
            .and_then(|before| u64::try_from(before).ok())
            .ok_or_else(|| ApiError::not_found("Page not found"))
    }
}

fn words(text: &str) -> Vec<String> {
    text.split(',').map(|word| word.trim().to_lowercase()).filter(|word| !word.is_empty()).collect()
}

fn fields(text: &str) -> Result<Vec<String>, ApiError> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_, ".contains(c);
    if text.chars().all(plain) { Ok(words(text)) } else { Err(ApiError::invalid("matches", "columns")) }
}

fn formats(text: &str) -> Result<Vec<String>, ApiError> {
    const KNOWN: [&str; 4] = ["mobiledoc", "lexical", "html", "plaintext"];
    let names = words(text);
    if names.iter().all(|name| KNOWN.contains(&name.as_str())) {
        Ok(names)
    } else {
        Err(ApiError::validation("Validation (AllowedValues) failed for formats".to_owned()))
    }
}

fn filter(text: &str) -> Result<Option<Filter>, ApiError> {
    if text.is_empty() {
        return Ok(None);
    }
    nql::parse(text).map(Some).map_err(|_| ApiError::bad_request("Error parsing filter".to_owned()))
}

fn order(text: &str) -> Result<Vec<Order>, ApiError> {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_,. ".contains(c);
    if text.chars().all(plain) { Ok(nql::order(text)) } else { Err(ApiError::invalid("matches", "order")) }
}

/// As Ghost: what is no number, and what is more, is the most there may be.
fn limit(text: &str) -> Result<i64, ApiError> {
    let all_digits = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    let begins_with_digits = text.trim_start_matches('-').starts_with(|c: char| c.is_ascii_digit());
    match text {
        "" => Ok(DEFAULT_LIMIT),
        _ if all_digits => match text.parse() {
            Ok(0) => Ok(DEFAULT_LIMIT),
            limit => Ok(limit.unwrap_or(MAX_LIMIT).min(MAX_LIMIT)),
        },
        _ if begins_with_digits => Err(ApiError::invalid("matches", "limit")),
        _ => Ok(MAX_LIMIT),
    }
}

fn page(text: &str) -> Result<i64, ApiError> {
    match text {
        "" => Ok(1),
        _ if text.bytes().all(|byte| byte.is_ascii_digit()) => Ok(text.parse().unwrap_or(i64::MAX).max(1)),
        _ => Err(ApiError::invalid("matches", "page")),
    }
}

#[cfg(test)]
mod tests {
    use super::{Asked, Parameters};

    fn asked(query: &str) -> Result<Asked, u16> {
        Parameters::read(query).and_then(Asked::check).map_err(|error| error.status().as_u16())
    }

    #[test]
    fn limits_are_those_of_ghost() {
        let cases = [
            ("", 15),
            ("limit=0", 15),
            ("limit=7", 7),
            ("limit=500", 100),
            ("limit=all", 100),
            ("limit=x", 100),
        ];
        for (query, limit) in cases {
            assert_eq!(asked(query).map(|asked| asked.limit), Ok(limit), "{query}");
        }
        assert_eq!(asked("limit=99999999999999999999999").map(|asked| asked.limit), Ok(100));
        assert_eq!(asked("limit=-1").map(|asked| asked.limit), Err(422));
    }

    #[test]
    fn a_page_too_far_away_is_not_found_and_no_number_is_refused() {
        assert_eq!(asked("page=0").map(|asked| asked.page), Ok(1));
        assert_eq!(asked("page=x").map(|asked| asked.page), Err(422));
        let far = asked("page=99999999999999999999").unwrap();
        assert_eq!(far.offset().unwrap_err().status(), 404);
    }

    #[test]
    fn a_plus_in_an_address_is_a_space() {
        assert!(asked("filter=tag:war%2Bfeatured:true").is_ok());
        assert_eq!(asked("filter=tag:war+featured:true").map(drop), Err(400));
    }

    #[test]
    fn bad_input_is_refused() {
        for (query, status) in [
            ("filter=tag:[", 400),
            ("filter=%ff", 400),
            ("filter=a&filter=b", 400),
            ("key=a&key=b", 400),
            ("order=title;drop", 422),
            ("fields=title;drop", 422),
            ("formats=nope", 422),
        ] {
            assert_eq!(asked(query).map(drop), Err(status), "{query}");
        }
        let deep = format!("filter={}", "(".repeat(10_000));
        assert_eq!(asked(&deep).map(drop), Err(400));
        let long = format!("filter={}", "a".repeat(1 << 20));
        assert_eq!(asked(&long).map(drop), Err(400));
    }

    #[test]
    fn lists_may_be_given_in_parts() {
        let asked = asked("include=tags&include[]=authors,NOPE&fields=title,%20slug").unwrap();
        assert!(asked.includes("tags") && asked.includes("authors"));
        assert_eq!(asked.fields, Some(vec!["title".to_owned(), "slug".to_owned()]));
        assert!(asked.shows("slug") && !asked.shows("html"));
    }

    #[test]
    fn html_is_the_format_unless_another_is_asked_for() {
        assert!(asked("").unwrap().has_format("html"));
        assert!(!asked("formats=plaintext").unwrap().has_format("html"));
        assert!(!asked("fields=slug").unwrap().has_format("html"));
        assert!(asked("fields=slug,html").unwrap().has_format("html"));
    }
}
