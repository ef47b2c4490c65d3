//! Why a request was refused, and the document that says so: Ghost's.

use std::io;

use axum::body::Body;
use files::FileError;
use http::{HeaderValue, Response, StatusCode, header};
use newsroom::{MediaError, NewsroomError, Refused};
use serde_json::{Value, json};

use crate::answer::Answer;

/// Why a request was refused.
#[derive(Debug, thiserror::Error)]
#[error("{kind:?}: {message}")]
pub(crate) struct Refusal {
    kind: Kind,
    message: String,
    context: Option<String>,
    property: Option<&'static str>,
    code: Option<&'static str>,
    /// Seconds after which it may be tried again.
    retry_after: Option<i64>,
    #[source]
    source: Option<Box<dyn std::error::Error + Send + Sync>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Unauthorized,
    NoPermission,
    NeedsSecondFactor,
    BadRequest,
    Validation,
    NotFound,
    NoSuchMethod,
    Collision,
    TooLarge,
    Unsupported,
    DiskFull,
    TooMany,
    Busy,
    Internal,
}

impl Kind {
    fn status(self) -> StatusCode {
        match self {
            Kind::Unauthorized => StatusCode::UNAUTHORIZED,
            Kind::NoPermission | Kind::NeedsSecondFactor => StatusCode::FORBIDDEN,
            Kind::BadRequest => StatusCode::BAD_REQUEST,
            Kind::Validation => StatusCode::UNPROCESSABLE_ENTITY,
            Kind::NotFound => StatusCode::NOT_FOUND,
            Kind::NoSuchMethod => StatusCode::METHOD_NOT_ALLOWED,
            Kind::Collision => StatusCode::CONFLICT,
            Kind::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Kind::Unsupported => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Kind::DiskFull => StatusCode::INSUFFICIENT_STORAGE,
            Kind::TooMany => StatusCode::TOO_MANY_REQUESTS,
            Kind::Busy => StatusCode::SERVICE_UNAVAILABLE,
            Kind::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// Ghost's name for it.
    fn name(self) -> &'static str {
        match self {
            Kind::Unauthorized => "UnauthorizedError",
            Kind::NoPermission => "NoPermissionError",
            Kind::NeedsSecondFactor => "Needs2FAError",
            Kind::BadRequest => "BadRequestError",
            Kind::Validation => "ValidationError",
            Kind::NotFound => "NotFoundError",
            Kind::NoSuchMethod => "MethodNotAllowedError",
            Kind::Collision => "UpdateCollisionError",
            Kind::TooLarge => "RequestEntityTooLargeError",
            Kind::Unsupported => "UnsupportedMediaTypeError",
            Kind::TooMany => "TooManyRequestsError",
            Kind::Busy => "MaintenanceError",
            Kind::DiskFull | Kind::Internal => "InternalServerError",
        }
    }
}

impl Refusal {
    fn new(kind: Kind, message: &str) -> Self {
        let message = message.to_owned();
        Refusal { kind, message, context: None, property: None, code: None, retry_after: None, source: None }
    }

    fn with_context(self, context: &str) -> Self {
        Refusal { context: Some(context.to_owned()), ..self }
    }

    fn with_code(self, code: &'static str) -> Self {
        Refusal { code: Some(code), ..self }
    }

    /// Nobody has signed in.
    pub(crate) fn signed_out() -> Self {
        Refusal::new(Kind::NoPermission, "Authorization failed").with_context(
            "Unable to determine the authenticated user or integration. Check that cookies are being passed through \
             if using session authentication.",
        )
    }

    /// Whoever asks may not do this.
    pub(crate) fn forbidden() -> Self {
        Refusal::new(Kind::NoPermission, "You do not have permission to perform this action")
    }

    /// No key opens this door.
    pub(crate) fn not_with_a_key() -> Self {
        Refusal::new(Kind::NoPermission, "API tokens do not have permission to access this endpoint")
    }

    /// Name or password is wrong, or the account is shut: nobody is told which.
    pub(crate) fn wrong_password() -> Self {
        Refusal::new(Kind::Validation, "Your password is incorrect.")
            .with_context("Your email or password is incorrect, or the account can't be used.")
            .with_code("PASSWORD_INCORRECT")
    }

    /// The password was right; a code is wanted.
    pub(crate) fn needs_second_factor() -> Self {
        Refusal::new(Kind::NeedsSecondFactor, "User must verify session to login.")
            .with_context("Enter the 6-digit code of your authenticator, or a recovery code.")
            .with_code("2FA_TOKEN_REQUIRED")
    }

    /// The token is none of this server's.
    pub(crate) fn bad_token(why: &str) -> Self {
        Refusal::new(Kind::Unauthorized, &format!("Invalid token: {why}")).with_code("INVALID_JWT")
    }

    /// The `Authorization` header is none that Ghost knows.
    pub(crate) fn bad_authorization() -> Self {
        let message = r#"Authorization header format is "Authorization: Ghost [token]""#;
        Refusal::new(Kind::Unauthorized, message).with_code("INVALID_AUTH_HEADER")
    }

    /// The token names no key.
    pub(crate) fn no_key_id() -> Self {
        Refusal::new(Kind::BadRequest, "Admin API kid missing.").with_code("MISSING_ADMIN_API_KID")
    }

    /// There is no such key.
    pub(crate) fn unknown_key() -> Self {
        Refusal::new(Kind::Unauthorized, "Unknown Admin API Key").with_code("UNKNOWN_ADMIN_API_KEY")
    }

    /// The request can't be understood.
    pub(crate) fn bad_request(message: &str) -> Self {
        Refusal::new(Kind::BadRequest, message)
    }

    /// A value is not what it must be.
    pub(crate) fn invalid(context: &str, property: &'static str) -> Self {
        let refusal = Refusal::new(Kind::Validation, "Validation error, cannot save.").with_context(context);
        Refusal { property: Some(property), ..refusal }
    }

    /// A value is not what it must be, in words for the person who gave it.
    pub(crate) fn told(message: &str) -> Self {
        Refusal::new(Kind::Validation, message)
    }

    /// There is no such thing.
    pub(crate) fn not_found(context: &str) -> Self {
        Refusal::new(Kind::NotFound, "Resource not found error, cannot read.").with_context(context)
    }

    /// Nothing has this address.
    pub(crate) fn no_such_address() -> Self {
        Refusal::new(Kind::NotFound, "Resource not found")
    }

    /// The address does not do this.
    pub(crate) fn no_such_method() -> Self {
        Refusal::new(Kind::NoSuchMethod, "Method not allowed")
    }

    /// The body is larger than this address takes.
    pub(crate) fn too_large() -> Self {
        Refusal::new(Kind::TooLarge, "Request was too big")
    }

    /// There were too many attempts; it may be tried again in so many seconds.
    pub(crate) fn too_many(seconds: i64) -> Self {
        let refusal = Refusal::new(Kind::TooMany, "Too many attempts.");
        let context = format!("Too many attempts. Please try again in {} minutes.", seconds / 60 + 1);
        Refusal { retry_after: Some(seconds), ..refusal.with_context(&context) }
    }

    /// Too many others are being served.
    pub(crate) fn busy() -> Self {
        Refusal { retry_after: Some(5), ..Refusal::new(Kind::Busy, "Please try again in a moment.") }
    }

    /// The answer broke off; the log says why.
    pub(crate) fn interrupted() -> Self {
        Refusal::new(Kind::Internal, "Internal server error, cannot answer.")
    }

    /// The answer as it would be without a failure of ours.
    pub(crate) fn answer(self) -> Answer {
        let id = uuid::Uuid::new_v4().to_string();
        Answer::json(self.document(&id)).with_status(self.kind.status())
    }

    /// The answer; a failure of ours is written to the log under the id that the document names.
    pub(crate) fn respond(self) -> Response<Body> {
        let id = uuid::Uuid::new_v4().to_string();
        if self.kind == Kind::Internal {
            let source = self.source.as_ref().map(|source| -> &dyn std::error::Error { source.as_ref() });
            tracing::error!(id, source, "the desk failed");
        }
        let answer = Answer::json(self.document(&id)).with_status(self.kind.status());
        let wait = self.retry_after.and_then(|seconds| HeaderValue::try_from(seconds.to_string()).ok());
        let answer = match wait {
            Some(seconds) => answer.with(header::RETRY_AFTER, seconds),
            None => answer,
        };
        answer.respond()
    }

    fn document(&self, id: &str) -> Value {
        json!({"errors": [{
            "message": self.message,
            "context": self.context,
            "type": self.kind.name(),
            "details": null,
            "property": self.property,
            "help": null,
            "code": self.code,
            "id": id,
            "ghostErrorCode": null,
        }]})
    }
}

impl From<FileError> for Refusal {
    fn from(source: FileError) -> Self {
        match source {
            FileError::TooLarge { .. } => Refusal::too_large(),
            FileError::System { source: ref system, .. } if system.kind() == io::ErrorKind::StorageFull => {
                Refusal::new(Kind::DiskFull, "There is no space left for this file.")
            }
            source => Refusal { source: Some(Box::new(source)), ..Refusal::interrupted() },
        }
    }
}

impl From<MediaError> for Refusal {
    fn from(source: MediaError) -> Self {
        let message = source.to_string();
        match source {
            MediaError::Kind(_) | MediaError::Refused(Refused::Unknown | Refused::NotShown(_)) => {
                Refusal::new(Kind::Unsupported, &message)
            }
            MediaError::Unfit(_) | MediaError::Refused(_) => Refusal::told(&message),
            MediaError::File(source) => source.into(),
        }
    }
}

impl From<NewsroomError> for Refusal {
    fn from(source: NewsroomError) -> Self {
        match source {
            NewsroomError::Forbidden => Refusal::forbidden(),
            NewsroomError::NotFound(_) => Refusal::not_found(&source.to_string()),
            NewsroomError::Collision => {
                Refusal::new(Kind::Collision, &source.to_string()).with_code("UPDATE_COLLISION")
            }
            NewsroomError::Invalid { property, ref message } => {
                Refusal { property: Some(property), ..Refusal::told(message) }
            }
            NewsroomError::Manuscript(ref message) | NewsroomError::Person(ref message) => {
                Refusal::told(message)
            }
            NewsroomError::Query(ref asked) => {
                Refusal::bad_request("Request not understood error, cannot list.")
                    .with_context(&asked.to_string())
            }
            source => Refusal { source: Some(Box::new(source)), ..Refusal::interrupted() },
        }
    }
}
