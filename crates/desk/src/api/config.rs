//! What the editors' program must know of the installation.

use serde_json::json;

use crate::Desk;
use crate::answer::{Answer, VERSION};
use crate::call::Call;
use crate::error::Refusal;

/// The installation, under Ghost's names; nothing that only its operator may know.
#[expect(clippy::unnecessary_wraps, reason = "every route may fail")]
pub(crate) fn read(_desk: &Desk, _call: &Call) -> Result<Answer, Refusal> {
    Ok(Answer::json(json!({"config": {
        "version": format!("{VERSION}.0"),
        "environment": "production",
        "database": "sqlite3",
        "mail": "",
        "useGravatar": false,
        "labs": {"members": true},
        "clientExtensions": {},
        "enableDeveloperExperiments": false,
        "stripeDirect": false,
        "mailgunIsConfigured": false,
        "emailAnalytics": false,
        "klipy": {"apiKey": null, "contentFilter": "off"},
        "signupForm": {"url": "", "version": ""},
        "security": {"allowWebhookInternalIPs": false, "staffDeviceVerification": false},
    }})))
}
