//! What can be wrong with a request, and the document that says so: Ghost's.

use http::StatusCode;
use newsroom::NewsroomError;
use serde_json::{Value, json};

/// What a request was about to do when it failed, in the words of Ghost's messages: `list posts`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Act(pub(super) &'static str);

/// Why a request was not answered.
#[derive(Debug, thiserror::Error)]
#[error("{kind:?}: {context:?}")]
pub(super) struct ApiError {
    kind: Kind,
    context: Option<String>,
    #[source]
    source: Option<NewsroomError>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    NoKey,
    UnknownKey,
    BadRequest,
    Validation,
    NotFound,
    NoSuchAddress,
    NoSuchMethod,
    BadVersion,
    OldVersion,
    NewVersion,
    Busy,
    Internal,
}

impl ApiError {
    fn new(kind: Kind, context: Option<String>) -> Self {
        ApiError { kind, context, source: None }
    }

    /// The request has no key.
    pub(super) fn no_key() -> Self {
        let context = "Unable to determine the authenticated member or integration. Check the supplied \
                       Content API Key and ensure cookies are being passed through if member auth is failing.";
        ApiError::new(Kind::NoKey, Some(context.to_owned()))
    }

    /// No integration has this key.
    pub(super) fn unknown_key() -> Self {
        ApiError::new(Kind::UnknownKey, None)
    }

    /// The request can't be understood.
    pub(super) fn bad_request(context: String) -> Self {
        ApiError::new(Kind::BadRequest, Some(context))
    }

    /// A parameter has a value that it can't have.
    pub(super) fn validation(context: String) -> Self {
        ApiError::new(Kind::Validation, Some(context))
    }

    /// A parameter fails a rule, told as Ghost tells it.
    pub(super) fn invalid(rule: &str, parameter: &str) -> Self {
        Self::validation(format!("Validation ({rule}) failed for {parameter} undefined.{parameter}"))
    }

    /// There is no such thing.
    pub(super) fn not_found(context: &str) -> Self {
        ApiError::new(Kind::NotFound, Some(context.to_owned()))
    }

    /// Nothing has this address.
    pub(super) fn no_such_address() -> Self {
        ApiError::new(Kind::NoSuchAddress, None)
    }

    /// What the client calls a version is none.
    pub(super) fn bad_version() -> Self {
        ApiError::new(Kind::BadVersion, None)
    }

    /// Nothing has this address, and the client is made for an older version.
    pub(super) fn old_version(context: String) -> Self {
        ApiError::new(Kind::OldVersion, Some(context))
    }

    /// Nothing has this address, and the client is made for a newer version.
    pub(super) fn new_version(context: String) -> Self {
        ApiError::new(Kind::NewVersion, Some(context))
    }

    /// The address is only read.
    pub(super) fn no_such_method() -> Self {
        ApiError::new(Kind::NoSuchMethod, None)
    }

    /// More was asked for than can be answered.
    pub(super) fn busy() -> Self {
        ApiError::new(Kind::Busy, None)
    }

    /// The answer broke off; the log says why.
    pub(super) fn interrupted() -> Self {
        ApiError::new(Kind::Internal, None)
    }

    /// The status of the answer.
    pub(super) fn status(&self) -> StatusCode {
        match self.kind {
            Kind::NoKey => StatusCode::FORBIDDEN,
            Kind::UnknownKey => StatusCode::UNAUTHORIZED,
            Kind::BadRequest | Kind::BadVersion => StatusCode::BAD_REQUEST,
            Kind::OldVersion | Kind::NewVersion => StatusCode::NOT_ACCEPTABLE,
            Kind::Validation => StatusCode::UNPROCESSABLE_ENTITY,
            Kind::NotFound | Kind::NoSuchAddress => StatusCode::NOT_FOUND,
            Kind::NoSuchMethod => StatusCode::METHOD_NOT_ALLOWED,
            Kind::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Kind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// How long the answer may be kept: not at all.
    pub(super) fn cache_control(&self) -> &'static str {
        match self.kind {
            Kind::NotFound | Kind::NoSuchAddress | Kind::NoSuchMethod => {
                "no-cache, max-age=0, no-store, must-revalidate, max-stale=0, post-check=0, pre-check=0"
            }
            _ => "no-cache, private, no-store, must-revalidate, max-stale=0, post-check=0, pre-check=0",
        }
    }

    /// The document; `id` names this failure in the log.
    pub(super) fn document(&self, act: Act, id: &str) -> Value {
        let during = |what: &str| format!("{what}, cannot {}.", act.0);
        let (message, kind) = match self.kind {
            Kind::NoKey => ("Authorization failed".to_owned(), "NoPermissionError"),
            Kind::UnknownKey => ("Unknown Content API Key".to_owned(), "UnauthorizedError"),
            Kind::BadRequest => (during("Request not understood error"), "BadRequestError"),
            Kind::Validation => (during("Validation error"), "ValidationError"),
            Kind::NotFound => (during("Resource not found error"), "NotFoundError"),
            Kind::NoSuchAddress => ("Resource not found".to_owned(), "NotFoundError"),
            Kind::BadVersion => ("Requested version is not supported.".to_owned(), "BadRequestError"),
            Kind::OldVersion | Kind::NewVersion => {
                let message = "Request could not be served, the endpoint was not found.";
                (message.to_owned(), "RequestNotAcceptableError")
            }
            Kind::NoSuchMethod => ("Method not allowed".to_owned(), "MethodNotAllowedError"),
            Kind::Busy => ("The server is busy, please retry".to_owned(), "MaintenanceError"),
            Kind::Internal => (during("Internal server error"), "InternalServerError"),
        };
        let (help, code) = match self.kind {
            Kind::UnknownKey => (None, Some("UNKNOWN_CONTENT_API_KEY")),
            Kind::OldVersion => (Some("Try upgrading your Ghost API client."), Some("UPDATE_CLIENT")),
            Kind::NewVersion => (Some("Try upgrading your Ghost install."), Some("UPDATE_GHOST")),
            _ => (None, None),
        };
        json!({"errors": [{
            "message": message,
            "context": self.context,
            "type": kind,
            "details": null,
            "property": null,
            "help": help,
            "code": code,
            "id": id,
            "ghostErrorCode": null,
        }]})
    }
}

impl From<NewsroomError> for ApiError {
    fn from(source: NewsroomError) -> Self {
        if let NewsroomError::Query(asked) = &source {
            return ApiError::bad_request(asked.to_string());
        }
        ApiError { source: Some(source), ..ApiError::new(Kind::Internal, None) }
    }
}
